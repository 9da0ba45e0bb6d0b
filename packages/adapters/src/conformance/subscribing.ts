/** Catch-up subscriptions: contract 23, 24. What an adapter delivers twice inside one subscription, it has to sort out itself. */
import * as E from 'fp-ts/lib/Either.js';
import type { Delivery, Position } from '../store/port.ts';
import type { Check } from './case.ts';
import { noted, numbered } from './events.ts';
import { accepted, ensure, fail, same } from './expecting.ts';
import { afterOf, eventsIn, headOf, idsOf, isCaughtUp, subscribed, within } from './reading-back.ts';

const atLeast = (count: number) => (deliveries: readonly Delivery[]) => eventsIn(deliveries).length >= count;

const lastPosition = (deliveries: readonly Delivery[]): Position | null => deliveries.at(-1)?.position ?? null;

export const subscribing: readonly Check[] = [
  {
    name: 'subscribe: what is there, then that it is caught up, then what comes, in order and once',
    run: async ({ store, stream, tag, patience }) => {
      const [name, about] = [stream(), tag()];
      const [old, fresh] = [numbered(700, { tags: [about] }), numbered(20, { tags: [about] }, 700)];
      accepted('1', 'an append', await store.append(name, 'no-stream', old));
      let appended = false;
      const enough = (deliveries: readonly Delivery[]): boolean => {
        if (!appended && isCaughtUp(deliveries) && eventsIn(deliveries).length >= old.length) {
          appended = true;
          for (const event of fresh) void store.append(name, 'any', [event]);
        }
        return eventsIn(deliveries).length >= old.length + fresh.length;
      };
      const deliveries = await subscribed(store, { tag: about }, patience, enough);
      const ids = idsOf(eventsIn(deliveries));
      same('23', 'what was there', ids.slice(0, old.length), idsOf(old));
      same('24', 'what came', ids.slice(old.length).toSorted(), idsOf(fresh).toSorted());
      const revisions = eventsIn(deliveries).map(({ revision }) => revision);
      same(
        '23',
        'the order',
        revisions,
        revisions.toSorted((left, right) => left - right),
      );
    },
  },
  {
    name: 'subscribe: where nothing is, it is caught up at once, and waits',
    run: async ({ store, stream, tag, patience }) => {
      const about = tag();
      const caughtUp = await subscribed(store, { tag: about }, patience, isCaughtUp);
      same('23', 'what was delivered', eventsIn(caughtUp), []);
      const event = noted({ tags: [about] });
      const waiting = subscribed(store, { tag: about }, patience, atLeast(1));
      accepted('1', 'an append', await store.append(stream(), 'any', [event]));
      same('23', 'what came', idsOf(eventsIn(await waiting)), [event.id]);
    },
  },
  {
    name: 'subscribe: it begins after the position given, and a checkpoint is where to go on',
    run: async ({ store, stream, tag, patience }) => {
      const [name, about] = [stream(), tag()];
      const events = numbered(1_300, { tags: [about] });
      accepted('1', 'an append', await store.append(name, 'no-stream', events.slice(0, 650)));
      accepted('1', 'an append', await store.append(name, 649, events.slice(650)));
      const seen: string[] = [];
      let checkpoint: Position | null = null;
      for (let rest = events.length; rest > 0; rest = events.length - seen.length) {
        const range = { tag: about, ...afterOf(checkpoint ?? undefined) };
        const deliveries: readonly Delivery[] = await subscribed(store, range, patience, atLeast(1));
        seen.push(...idsOf(eventsIn(deliveries)));
        checkpoint = lastPosition(deliveries);
      }
      same('23', 'all, from one checkpoint to the next', seen, idsOf(events));
      const middle = (await subscribed(store, { tag: about }, patience, atLeast(1)))[0];
      const first = middle?.kind === 'events' ? middle.events[0] : undefined;
      const after = await subscribed(store, { tag: about, ...afterOf(first?.position) }, patience, atLeast(1));
      same('23', 'the first after the first', eventsIn(after)[0]?.id, events[1]?.id);
    },
  },
  {
    name: 'subscribe: to everything, while many write: none lost, none twice, each stream in order',
    run: async ({ store, stream, patience }) => {
      const since = afterOf(await headOf(store));
      const batches = Array.from({ length: 8 }, () => ({ name: stream(), events: numbered(60) }));
      const wanted = new Set(batches.flatMap(({ events }) => idsOf(events)));
      const writers = batches.map(async ({ name, events }) => {
        for (let from = 0; from < events.length; from += 3) {
          accepted('1', 'an append', await store.append(name, 'any', events.slice(from, from + 3)));
        }
      });
      const ours = (deliveries: readonly Delivery[]) => eventsIn(deliveries).filter(({ id }) => wanted.has(id));
      let count = 0;
      let looked = 0;
      const enough = (deliveries: readonly Delivery[]): boolean => {
        count += ours(deliveries.slice(looked)).length;
        looked = deliveries.length;
        return count >= wanted.size && isCaughtUp(deliveries);
      };
      const deliveries = await subscribed(store, since, patience, enough);
      await Promise.all(writers);
      const events = ours(deliveries);
      same('24', 'how many came', [events.length, new Set(idsOf(events)).size], [wanted.size, wanted.size]);
      for (const batch of batches) {
        const got = events.filter((event) => event.stream === batch.name);
        same('23', 'the events of one stream', idsOf(got), idsOf(batch.events));
      }
      const rising = events.every((event, index) => {
        const before = events[index - 1];
        return before === undefined || store.comparePositions(before.position, event.position) < 0;
      });
      ensure('23', rising, () => 'positions rise from event to event');
    },
  },
  {
    name: 'subscribe: of some types only, and of a tag as well',
    run: async ({ store, stream, tag, patience }) => {
      const [name, about] = [stream(), tag()];
      const since = afterOf(await headOf(store));
      const events = ['ConformanceNoted', 'ConformanceClosed', 'ConformanceNoted', 'ConformanceClosed'].map(
        (type, index) => noted({ type, tags: index < 2 ? [about] : [] }),
      );
      accepted('1', 'an append', await store.append(name, 'no-stream', events));
      const ids = idsOf(events);
      const mine = (deliveries: readonly Delivery[]) => eventsIn(deliveries).filter((event) => event.stream === name);
      const types = ['ConformanceClosed'];
      const closed = await subscribed(
        store,
        { ...since, types },
        patience,
        (deliveries) => mine(deliveries).length >= 2,
      );
      same('24', 'of one type', idsOf(mine(closed)), [ids[1], ids[3]]);
      const both = await subscribed(
        store,
        { ...since, types, tag: about },
        patience,
        (deliveries) => isCaughtUp(deliveries) && atLeast(1)(deliveries),
      );
      same('24', 'of one type and tag', idsOf(eventsIn(both)), [ids[1]]);
    },
  },
  {
    name: 'subscribe: a signal ends it, whether it waits, works or has not begun',
    run: async ({ store, stream, tag, patience }) => {
      const about = tag();
      const never = store.subscribe({ tag: about, signal: AbortSignal.abort() })[Symbol.asyncIterator]();
      same('port', 'one that was ended before it began', (await within(patience, 'its end', never.next())).done, true);
      const control = new AbortController();
      const waiting = store.subscribe({ tag: about, signal: control.signal })[Symbol.asyncIterator]();
      for (let done = false; !done; ) {
        const result = await within(patience, 'being caught up', waiting.next());
        done = result.done === true || (E.isRight(result.value) && result.value.right.kind === 'caught-up');
      }
      const pending = waiting.next();
      control.abort();
      same('port', 'one that waited', (await within(patience, 'its end', pending)).done, true);
      same('port', 'asked again', (await within(patience, 'its end', waiting.next())).done, true);
      accepted('1', 'an append afterwards', await store.append(stream(), 'any', [noted({ tags: [about] })]));
    },
  },
  {
    name: 'subscribe: leaving the loop frees it, even while it waits',
    run: async ({ store, stream, tag, patience }) => {
      const about = tag();
      accepted('1', 'an append', await store.append(stream(), 'any', [noted({ tags: [about] })]));
      const left = store.subscribe({ tag: about })[Symbol.asyncIterator]();
      await within(patience, 'the first delivery', left.next());
      let pending = left.next();
      for (let caughtUp = false; !caughtUp; ) {
        const result = await within(patience, 'being caught up', pending);
        if (result.done === true) return fail('port', 'it ended by itself');
        caughtUp = accepted('port', 'a delivery', result.value).kind === 'caught-up';
        pending = left.next();
      }
      await within(patience, 'leaving', Promise.resolve(left.return?.()));
      same('port', 'what waited', (await within(patience, 'its end', pending)).done, true);
      accepted('1', 'an append afterwards', await store.append(stream(), 'any', [noted({ tags: [about] })]));
    },
  },
  {
    name: 'subscribe: many at once each get everything, and one who does not ask holds up nobody',
    run: async ({ store, stream, tag, patience }) => {
      const about = tag();
      // From here on: a dozen that begin at the start of a log in long use would be busy with what others wrote.
      accepted('1', 'an append before', await store.append(stream(), 'any', [noted({ tags: [tag()] })]));
      const range = { tag: about, ...afterOf(await headOf(store)) };
      const slow = store.subscribe(range)[Symbol.asyncIterator]();
      const many = Array.from({ length: 12 }, () => subscribed(store, range, patience, atLeast(90)));
      const events = numbered(90, { tags: [about] });
      const names = [stream(), stream(), stream()];
      for (const [index, event] of events.entries()) {
        accepted('1', 'an append', await store.append(names[index % 3] ?? '', 'any', [event]));
      }
      for (const deliveries of await Promise.all(many))
        same('24', 'what one got', idsOf(eventsIn(deliveries)), idsOf(events));
      const late: Delivery[] = [];
      while (!atLeast(90)(late)) {
        const result = await within(patience, 'the one who was slow', slow.next());
        if (result.done === true) return fail('24', 'the slow one was ended');
        late.push(accepted('24', 'a delivery', result.value));
      }
      same('24', 'what the slow one got', idsOf(eventsIn(late)), idsOf(events));
      await slow.return?.();
    },
  },
];
