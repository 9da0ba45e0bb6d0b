// What a tester of deciders needs, its own entry so that fast-check is never in production code.
export {};
