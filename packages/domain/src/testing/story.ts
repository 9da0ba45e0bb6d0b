/**
 * Stories: commands run one after the other through a decider, as a handler would, over as many streams as they are for.
 * What can't be read or is refused leaves no event; what throws is caught and told. Every rule is checked on a story.
 */
import * as E from 'fp-ts/lib/Either.js';
import {
  type Command,
  type CommandRejection,
  type Decider,
  type Decision,
  type DomainEvent,
  kernelMessages,
  parseCommand,
  type RecordedEvent,
  type Rejection,
  type Rejections,
  type StoredEvent,
} from '../kernel/index.ts';
import { recordedHistory, storedBy, testStream } from './envelope.ts';
import { commandInWords, eventInWords, picture, rejectionInWords, show } from './words.ts';

/** What came of a command. */
export type Outcome<R extends Rejection, Event extends DomainEvent> =
  | { readonly kind: 'accepted'; readonly events: readonly StoredEvent<Event>[] }
  | { readonly kind: 'refused'; readonly rejections: Rejections<R> }
  /** It never reached the decider, since it isn't what its schema says. */
  | { readonly kind: 'unreadable'; readonly rejections: Rejections<CommandRejection> }
  /** A fault of the room: this function of it threw, or answered what is no answer. */
  | { readonly kind: 'broke'; readonly where: 'parse' | 'streamOf' | 'decide' | 'evolve'; readonly fault: string };

/** One command of a story, the state of its stream before and after it, and what came of it. */
export interface Step<State, C extends Command, Event extends DomainEvent, R extends Rejection, Given> {
  /** As it was sent. */
  readonly sent: unknown;
  /** As it was read; absent where it couldn't be. */
  readonly command?: C;
  readonly stream: string;
  readonly given: Given;
  readonly before: State;
  readonly after: State;
  readonly outcome: Outcome<R, Event>;
  /** What of the decider's input was no longer the same after it had decided or evolved. */
  readonly spoiled: readonly string[];
}

/** A story, and the log that it left. */
export interface Story<State, C extends Command, Event extends DomainEvent, R extends Rejection, Given> {
  readonly steps: readonly Step<State, C, Event, R, Given>[];
  readonly history: readonly RecordedEvent<Event>[];
  /** The state of each stream at the end. */
  readonly states: ReadonlyMap<string, State>;
}

/** What is known when the next command of a story is made. */
export interface SoFar<State, Event extends DomainEvent> {
  readonly history: readonly StoredEvent<Event>[];
  readonly states: ReadonlyMap<string, State>;
}

/** A command, or how one is made from what happened so far: for commands that name an earlier event. */
export type Asking<State, C extends Command, Event extends DomainEvent> = C | ((soFar: SoFar<State, Event>) => C);

const attempt = <A>(run: () => A): E.Either<string, A> =>
  E.tryCatch(run, (thrown) => (thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : show(thrown)));

const isDecision = (answer: unknown): boolean => {
  const { _tag, left, right } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  return (_tag === 'Left' && Array.isArray(left) && left.length > 0) || (_tag === 'Right' && Array.isArray(right));
};

/** A command id that was used before gets its place in the story added: resending is the handler's affair. */
const withOwnId = <C extends Command>(command: C, used: Set<string>, place: number): C => {
  const { commandId } = command.meta;
  const own = used.has(commandId) ? `${commandId.slice(0, 150)}#${place}` : commandId;
  used.add(own);
  return own === commandId ? command : { ...command, meta: { ...command.meta, commandId: own } };
};

/**
 * Runs commands through a decider, one after the other, and tells what came of it. Whatever is sent, it never throws.
 *
 * @param given what the room needs from outside, for each command
 */
export const tell = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  decider: Decider<State, C, Event, R, Given>,
  asked: Iterable<unknown>,
  given: (command: C) => Given,
): Story<State, C, Event, R, Given> => {
  type Told = Step<State, C, Event, R, Given>;
  const parse = parseCommand(decider.commands);
  const steps: Told[] = [];
  const history: StoredEvent<Event>[] = [];
  const states = new Map<string, State>();
  const revisions = new Map<string, number>();
  const used = new Set<string>();

  const decided = (sent: unknown, command: C, stream: string): Told => {
    const before = states.has(stream) ? (states.get(stream) as State) : decider.initial;
    const policies = given(command);
    const inputs = { command, state: before, given: policies };
    const pictures = Object.values(inputs).map(picture);
    const step = (outcome: Outcome<R, Event>, after = before): Told => {
      const spoiled = Object.entries(inputs).flatMap(([name, value], index) =>
        picture(value) === pictures[index] ? [] : [name],
      );
      return { sent, command, stream, given: policies, before, after, outcome, spoiled };
    };
    const answer = attempt(() => decider.decide(command, policies)(before));
    if (E.isLeft(answer)) return step({ kind: 'broke', where: 'decide', fault: answer.left });
    if (!isDecision(answer.right))
      return step({ kind: 'broke', where: 'decide', fault: `it answered ${show(answer.right)}` });
    const decision: Decision<R, Event> = answer.right;
    if (E.isLeft(decision)) return step({ kind: 'refused', rejections: decision.left });
    const first = revisions.get(stream) ?? 0;
    const events = storedBy(command.meta, decision.right, stream, first);
    const evolved = attempt(() => events.reduce((state, event) => decider.evolve(state, event), before));
    if (E.isLeft(evolved)) return step({ kind: 'broke', where: 'evolve', fault: evolved.left });
    history.push(...events);
    revisions.set(stream, first + events.length);
    states.set(stream, evolved.right);
    return step({ kind: 'accepted', events }, evolved.right);
  };

  const unreached = (sent: unknown, outcome: Outcome<R, Event>, command?: C): Told => ({
    sent,
    ...(command === undefined ? {} : { command }),
    stream: '',
    given: undefined as Given,
    before: decider.initial,
    after: decider.initial,
    outcome,
    spoiled: [],
  });

  const handled = (sent: unknown, place: number): Told => {
    const read = attempt(() => parse(sent));
    if (E.isLeft(read)) return unreached(sent, { kind: 'broke', where: 'parse', fault: read.left });
    if (E.isLeft(read.right)) return unreached(sent, { kind: 'unreadable', rejections: read.right.left });
    const command = withOwnId(read.right.right as C, used, place);
    const stream = attempt(() => testStream(decider, command));
    return E.isLeft(stream)
      ? unreached(sent, { kind: 'broke', where: 'streamOf', fault: stream.left }, command)
      : decided(sent, command, stream.right);
  };

  for (const entry of asked) {
    const sent: unknown = typeof entry === 'function' ? entry({ history, states }) : entry;
    steps.push(handled(sent, steps.length));
  }
  return { steps, history: recordedHistory(history), states };
};

/** A story as lines for a person: each command with its date and actor, and below it what came of it. */
export const storyInWords = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  decider: Pick<Decider<State, C, Event, R, Given>, 'messages'>,
  { steps }: Story<State, C, Event, R, Given>,
): readonly string[] =>
  steps.flatMap(({ sent, command, outcome }, index) => {
    const asked = command === undefined ? `somebody sent ${show(sent)}` : commandInWords(command);
    return [`${index + 1}. ${asked}`, ...outcomeInWords(decider, outcome).map((line) => `   → ${line}`)];
  });

const outcomeInWords = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  decider: Pick<Decider<State, C, Event, R, Given>, 'messages'>,
  outcome: Outcome<R, Event>,
): readonly string[] => {
  switch (outcome.kind) {
    case 'accepted':
      return outcome.events.length === 0 ? ['accepted, and nothing changed'] : outcome.events.map(eventInWords);
    case 'refused':
      return outcome.rejections.map(rejectionInWords(decider.messages));
    case 'unreadable':
      return outcome.rejections.map(rejectionInWords(kernelMessages));
    case 'broke':
      return [`${outcome.where} broke: ${outcome.fault}`];
  }
};
