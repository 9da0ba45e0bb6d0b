// What the events amount to: the folds from events to views, gathered for their readers.
export {};
