/** Closing a store, and opening it again on what it kept: contract 3, 23, 28. */
import * as E from 'fp-ts/lib/Either.js';
import type { Check } from './case.ts';
import { noted, numbered } from './events.ts';
import { accepted, ensure, refused, same } from './expecting.ts';
import { afterOf, eventsIn, headOf, idsOf, readWhole, streamEvents, subscribed, within } from './reading-back.ts';

export const lifetime: readonly Check[] = [
  {
    name: 'close: afterwards everything is answered with unavailable, nothing hangs, and closing again is harmless',
    run: async ({ store, stream, tag, patience }) => {
      const name = stream();
      accepted('1', 'an append', await store.append(name, 'no-stream', numbered(2)));
      const waiting = store.subscribe({ tag: tag() })[Symbol.asyncIterator]();
      for (let caughtUp = false; !caughtUp; ) {
        const result = await within(patience, 'being caught up', waiting.next());
        ensure('port', result.done !== true, () => 'a subscription ended by itself');
        caughtUp = accepted('port', 'a delivery', result.value).kind === 'caught-up';
      }
      const pending = waiting.next();
      await within(patience, 'closing', store.close());
      const last = await within(patience, 'the end of a subscription', pending);
      if (last.done !== true) refused('port', 'what a subscription ends with', 'unavailable', last.value);
      refused('port', 'an append', 'unavailable', await within(patience, 'it', store.append(name, 'any', [noted()])));
      refused('port', 'a read', 'unavailable', await within(patience, 'it', readWhole(store.readStream(name))));
      refused('port', 'everything', 'unavailable', await within(patience, 'it', readWhole(store.readAll())));
      refused('port', 'the head', 'unavailable', await within(patience, 'it', store.head()));
      await within(patience, 'closing again', store.close());
    },
  },
  {
    name: 'reopen: what was acknowledged is there, at its positions, and an append is still recognised',
    needs: 'durability',
    run: async ({ store, stream, tag, patience, reopen }) => {
      const [name, about] = [stream(), tag()];
      const events = numbered(4, { tags: [about] });
      const first = accepted('1', 'an append', await store.append(name, 'no-stream', events.slice(0, 2)));
      const second = accepted('1', 'an append', await store.append(name, 1, events.slice(2)));
      const before: unknown = structuredClone(await streamEvents(store, name));
      const again = await reopen();
      same('3', 'what is stored', await streamEvents(again, name), before);
      const repeated = accepted('3', 'the append again', await again.append(name, 1, events.slice(2)));
      same('3', 'the answer', repeated, { ...second, repeated: true });
      const rest = await subscribed(
        again,
        { tag: about, ...afterOf(first.position) },
        patience,
        (all) => eventsIn(all).length >= 2,
      );
      same('23', 'from a checkpoint', idsOf(eventsIn(rest)), idsOf(events.slice(2)));
      const head = await headOf(again);
      ensure(
        '16',
        head !== undefined && again.comparePositions(head, second.position) >= 0,
        () => 'the head went back',
      );
      const next = await again.append(name, 3, [noted()]);
      ensure('1', E.isRight(next) && next.right.revision === 4, () => 'revisions go on after opening again');
    },
  },
];
