// The wing of trade: what was ordered, gathered for its readers.
export {};
