/** Asking the room: what it decides on a state, with whatever its functions do to us caught and told. */
import {
  type AnyCommandType,
  type Command,
  type CommandRejection,
  type Decider,
  type Decision,
  type DomainEvent,
  datingFault,
  type Instant,
  type Rejection,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { isInteger, isName } from '../codec/forms.ts';
import { saidBy } from '../thrown.ts';
import type { Admitted } from './admission.ts';
import { type DefectPlace, defect, type Failed } from './handled.ts';

/** What the room says, or that it broke. */
export type Verdict<Event extends DomainEvent, R extends Rejection> = E.Either<
  Failed,
  Decision<R | CommandRejection, Event>
>;

export type MaybeLater<A> = A | Promise<A>;

/** Runs code of others; a throw becomes a defect. */
const attempt = <A>(where: DefectPlace, stream: string | null, run: () => A): E.Either<Failed, A> => {
  try {
    return E.right(run());
  } catch (thrown) {
    return E.left(defect(where, stream, saidBy(thrown)));
  }
};

const isDecision = <R extends Rejection, Event>(answer: Decision<R, Event>): boolean =>
  E.isLeft(answer)
    ? Array.isArray(answer.left) && answer.left.length > 0
    : E.isRight(answer) && Array.isArray(answer.right);

/** The id of the stream that a command is for. */
export const streamOf = <C extends Command>(
  room: { readonly streamOf: (command: C) => string },
  command: C,
): E.Either<Failed, string> => {
  const id = attempt('streamOf', null, () => room.streamOf(command));
  return E.isLeft(id) || isName(id.right) ? id : E.left(defect('streamOf', null, 'it names no stream'));
};

/** Why a command may not be handled now by its date, or null. */
const dating = (
  type: AnyCommandType,
  { meta }: Command,
  clock: () => Instant,
  stream: string,
): E.Either<Failed, CommandRejection | null> => {
  const now = attempt('clock', stream, clock);
  if (E.isLeft(now)) return now;
  return isInteger(now.right)
    ? E.right(datingFault(type.backdating, meta.at, now.right))
    : E.left(defect('clock', stream, `it says ${now.right}`));
};

const decideOn = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  room: Pick<Decider<State, C, Event, R, Given>, 'decide'>,
  command: C,
  given: Given,
  state: State,
  stream: string,
): Verdict<Event, R> => {
  const answer = attempt('decide', stream, () => room.decide(command, given)(state));
  return E.isLeft(answer) || isDecision(answer.right)
    ? answer
    : E.left(defect('decide', stream, 'it answers no decision'));
};

/** What is said about one command on any state: asked for once, however often it is decided. */
export type Judge<State, Event extends DomainEvent, R extends Rejection> = (state: State) => Verdict<Event, R>;

/** What is needed to judge a command. */
export interface Outside<State, C extends Command, Event extends DomainEvent, R extends Rejection, Given> {
  readonly decider: Pick<Decider<State, C, Event, R, Given>, 'decide'>;
  readonly given: (command: C) => Given | Promise<Given>;
  readonly clock: () => Instant;
}

/** The judge of a command; at once where what the room needs from outside is known at once, since a promise costs. */
export const judgeOf = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  { decider, given, clock }: Outside<State, C, Event, R, Given>,
  { command, type }: Admitted<C>,
  stream: string,
): MaybeLater<E.Either<Failed, Judge<State, Event, R>>> => {
  const dated = dating(type, command, clock, stream);
  if (E.isLeft(dated)) return dated;
  const { right: wrongDate } = dated;
  if (wrongDate !== null) return E.right(() => E.right(E.left([wrongDate])));
  const judge =
    (value: Given): Judge<State, Event, R> =>
    (state) =>
      decideOn(decider, command, value, state, stream);
  const asked = attempt('given', stream, () => given(command));
  if (E.isLeft(asked)) return asked;
  if (!(asked.right instanceof Promise)) return E.right(judge(asked.right));
  return asked.right.then(
    (value) => E.right(judge(value)),
    (thrown: unknown) => E.left(defect('given', stream, saidBy(thrown))),
  );
};
