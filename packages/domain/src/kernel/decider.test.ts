/** Replay: the state after a history is a fold, so it can be stopped anywhere and gone on with. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replay } from './decider.ts';
import type { DomainEvent, StoredEvent } from './event.ts';

type Said = DomainEvent<'Said', { readonly word: string }>;
const said = (word: string, revision: number): StoredEvent<Said> => ({
  type: 'Said',
  version: 1,
  data: { word },
  tags: ['speaker:1'],
  policies: [],
  id: `${revision}`,
  stream: 'test.speech-1',
  revision,
  occurredAt: revision,
  occurredOn: '1970-01-01',
  by: { id: 'U1', roles: [] },
  command: { id: `${revision}`, index: 0, fingerprint: '' },
  correlationId: '',
  causationId: '',
});
const speech = { initial: '', evolve: (state: string, { data }: StoredEvent<Said>) => `${state} ${data.word}` };

it('a history is folded in its order', () => {
  expect(replay(speech, ['what', 'was', 'said'].map(said))).toBe(' what was said');
  expect(replay(speech, [])).toBe('');
});

it('a history that is replayed in two parts leads to the same state as in one', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.nat(), (words, cut) => {
      const history = words.map(said);
      const middle = replay(speech, history.slice(0, cut));
      expect(replay({ ...speech, initial: middle }, history.slice(cut))).toBe(replay(speech, history));
    }),
  );
});
