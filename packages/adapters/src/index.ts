// Where events are kept and how they are reached: store port, codec and command handling.
export {};
