// The event store in memory, the fastest honest one and the first to keep the port's contract.
export {};
