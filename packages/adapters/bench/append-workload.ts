/** The work of the append benchmark: fresh events over many streams, with ids, metadata and two tags each, in batches of one command. */
import { randomUUID } from 'node:crypto';
import { type Actor, type Tag, tag } from '@clientele/domain/kernel';
import type { NewEvent } from '../src/store/port.ts';

export interface Work {
  readonly stream: string;
  /** The revision expected; −1 where the stream is not there yet. */
  readonly expected: number;
  readonly events: readonly NewEvent[];
}

/** Whom the events of one command are about: all the same, as most are, or each also something of its own. */
export type Tagging = 'alike' | 'unlike';

interface Cause {
  readonly commandId: string;
  readonly fingerprint: string;
  readonly number: number;
  readonly tagging: Tagging;
}

/**
 * An event as a handler makes it of a decision: strings and objects of its own, but for what comes from the command (who,
 * when, which) and what a module holds once (its type). The tags are made anew from the data for each event.
 */
const eventOf = (
  id: string,
  { commandId, fingerprint, number, tagging }: Cause,
  by: Actor,
  index: number,
): NewEvent => {
  const customer = `C${number % 5_000}`;
  const product = `P${(number + (tagging === 'alike' ? 0 : index)) % 77}`;
  const tags: readonly Tag[] = [tag('customer', customer), tag('product', product)];
  return {
    id,
    type: 'SaleRecorded',
    version: 1,
    occurredAt: 1_760_000_000_000 + number,
    occurredOn: '2025-10-09',
    by,
    command: { id: commandId, index, fingerprint },
    correlationId: commandId,
    causationId: commandId,
    tags,
    policies: [],
    data: {
      customer,
      product,
      quantity: index + 1,
      net: { units: (number * 7 + index) % 100_000, scale: 2, currency: 'CNY' },
    },
  };
};

/** Ids as the handler's uuid library makes them: flat strings, kept from round to round since making them is not measured. */
const idsOf = (count: number): readonly string[] => {
  const bytes = Buffer.alloc(36);
  return Array.from({ length: count }, () => {
    bytes.write(randomUUID(), 'latin1');
    return bytes.toString('latin1');
  });
};

/** Answers a maker of the same work with fresh objects each time it is called. */
export const workload = (
  total: number,
  streams: number,
  batch: number,
  tagging: Tagging = 'alike',
): (() => readonly Work[]) => {
  const ids = idsOf(total);
  const next = new Int32Array(streams).fill(-1);
  return () => {
    next.fill(-1);
    const work: Work[] = [];
    for (let number = 0; number < total; number += batch) {
      const stream = ((number / batch) * 7_919) % streams;
      const cause = { commandId: `command-${number}`, fingerprint: `f${number}`, number, tagging };
      const by = { id: `S${number % 40}`, roles: ['salesperson'] };
      const events = Array.from({ length: batch }, (_, index) => eventOf(ids[number + index] ?? '', cause, by, index));
      const expected = next[stream] ?? -1;
      next[stream] = expected + batch;
      work.push({ stream: `bench.sale-${stream}`, expected, events });
    }
    return work;
  };
};
