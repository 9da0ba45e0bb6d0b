// The wing of the customer: who the customers are and how they are classed, gathered for its readers.
export {};
