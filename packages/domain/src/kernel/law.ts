/**
 * Laws: the invariants of the domain as folds over a history. The same laws serve the tester's properties, the auditor's
 * check of a real history, and the manual. (Algebraic laws, of codecs or stores, are another thing: see `/testing`.)
 */
import type { DomainEvent, RecordedEvent } from './event.ts';
import type { Text } from './language.ts';

/** Whose events a law is folded over: each stream's, each tag's, or the whole log. */
export type LawScope = 'stream' | 'tag' | 'log';

/** One breach of a law: the event at which it showed, and what was wrong, in both languages. */
export interface Violation {
  readonly law: string;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly text: Text;
}

/** What a law sees: any stored event; which of its fields it may trust follows from `handles`. */
export interface Law<Memory = unknown> {
  /** Stable, `room.what-holds`. */
  readonly code: string;
  /** The catalogue rows that it carries. */
  readonly rows: readonly string[];
  /** What holds, in a sentence. */
  readonly text: Text;
  readonly scope: LawScope;
  /** The types of events that it looks at. */
  readonly handles: readonly string[];
  readonly init: () => Memory;
  /** Folds one event; a breach is added to what `violations` answers. */
  readonly step: (memory: Memory, event: RecordedEvent) => Memory;
  readonly violations: (memory: Memory) => readonly Violation[];
}

/** A law whose memory is its own affair. */
export const law = <Memory>(definition: Law<Memory>): Law => definition as unknown as Law;

/** Violations, each with those before it: a history of a million breaches costs no more than its length. */
interface Chain {
  readonly violation: Violation;
  readonly before: Chain | null;
}

interface Kept<Memory> {
  readonly memory: Memory;
  readonly last: Chain | null;
}

const inOrder = (last: Chain | null): readonly Violation[] => {
  const violations: Violation[] = [];
  for (let link = last; link !== null; link = link.before) violations.push(link.violation);
  return violations.reverse();
};

/**
 * A law of each single event, or of a stream with some memory: `check` answers the memory after the event and the text of
 * a breach, if there is one.
 */
export const lawOf = <Event extends DomainEvent, Memory>(definition: {
  readonly code: string;
  readonly rows: readonly string[];
  readonly text: Text;
  readonly scope: LawScope;
  readonly handles: readonly Event['type'][];
  readonly initial: Memory;
  readonly check: (
    memory: Memory,
    event: RecordedEvent<Event>,
  ) => { readonly memory: Memory; readonly breach: Text | null };
}): Law => {
  const { code, rows, text, scope, handles, initial, check } = definition;
  return law<Kept<Memory>>({
    code,
    rows,
    text,
    scope,
    handles,
    init: () => ({ memory: initial, last: null }),
    step: ({ memory, last }, event) => {
      const next = check(memory, event as RecordedEvent<Event>);
      const { stream, revision, id } = event;
      if (next.breach === null) return { memory: next.memory, last };
      const violation: Violation = { law: code, stream, revision, eventId: id, text: next.breach };
      return { memory: next.memory, last: { violation, before: last } };
    },
    violations: ({ last }) => inOrder(last),
  });
};

const scopesOf = (law: Law, event: RecordedEvent): readonly string[] => {
  switch (law.scope) {
    case 'stream':
      return [event.stream];
    case 'tag':
      return [...new Set(event.tags)];
    case 'log':
      return [''];
  }
};

/** Laws that are being watched: for histories that come page by page. */
export interface Watch {
  /** The next event of the history. One that can't be read is passed over. */
  readonly see: (event: RecordedEvent) => void;
  /** Every violation so far, in the order of the laws. */
  readonly violations: () => readonly Violation[];
}

/** Begins to watch laws. */
export const watchLaws = (laws: readonly Law[]): Watch => {
  const folds = laws.map((law) => ({ law, handles: new Set(law.handles), memories: new Map<string, unknown>() }));
  const see = (event: RecordedEvent): void => {
    if (event.fault !== undefined) return;
    for (const { law, handles, memories } of folds) {
      if (!handles.has(event.type)) continue;
      for (const scope of scopesOf(law, event)) {
        memories.set(scope, law.step(memories.has(scope) ? memories.get(scope) : law.init(), event));
      }
    }
  };
  const violations = () =>
    folds.flatMap(({ law, memories }) => [...memories.values()].flatMap((memory) => law.violations(memory)));
  return { see, violations };
};

/** Every violation of the laws in a history, in the order of the laws. */
export const checkLaws = (laws: readonly Law[], history: Iterable<RecordedEvent>): readonly Violation[] => {
  const { see, violations } = watchLaws(laws);
  for (const event of history) see(event);
  return violations();
};
