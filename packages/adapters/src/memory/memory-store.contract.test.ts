/** The memory store keeps the published contract. */
import { test } from 'vitest';
import { conformance } from '../conformance/index.ts';
import { memoryStore } from './memory-store.ts';

const open = async () => {
  const store = memoryStore({ namespace: 'acme', administration: true });
  return { store, close: store.close };
};

for (const { name, run } of conformance(open, { without: ['durability'], patience: 2_000 })) test(name, run);
