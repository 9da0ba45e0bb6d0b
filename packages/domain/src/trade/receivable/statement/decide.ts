/** What may happen to a statement of account, and what is known of it now. */
import {
  type CommandMeta,
  type Decision,
  type Instant,
  type LocalDate,
  refuse,
  type StoredEvent,
  unless,
} from '../../../kernel/index.ts';
import { sumOf, unitsOf } from '../exact.ts';
import type { StatementCommand } from './commands.ts';
import {
  DifferenceCleared,
  type StatedBalance,
  StatementAgreed,
  type StatementDifference,
  StatementDisputed,
  type StatementEvent,
  StatementSent,
} from './events.ts';
import type { StatementRejection } from './rejections.ts';

/** A statement that was sent. */
export interface StandingStatement {
  readonly status: 'sent' | 'disputed' | 'agreed';
  readonly statement: string;
  readonly customer: string;
  readonly at: Instant;
  readonly on: LocalDate;
  readonly balances: readonly StatedBalance[];
  /** Those that are not cleared up yet, and the ids of all. */
  readonly differences: readonly StatementDifference[];
  readonly known: readonly string[];
}

export type StatementState = { readonly status: 'none' } | StandingStatement;

export const initialStatement: StatementState = { status: 'none' };

/** The state after an event. Total. */
export const evolveStatement = (state: StatementState, event: StoredEvent<StatementEvent>): StatementState => {
  if (event.type === 'StatementSent') {
    const { statement, customer, balances } = event.data;
    const { occurredAt: at, occurredOn: on } = event;
    return { status: 'sent', statement, customer, at, on, balances, differences: [], known: [] };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'StatementAgreed':
      return { ...state, status: 'agreed' };
    case 'StatementDisputed': {
      const { differences } = event.data;
      return {
        ...state,
        status: 'disputed',
        differences: [...state.differences, ...differences],
        known: [...state.known, ...differences.map(({ difference }) => difference)],
      };
    }
    case 'DifferenceCleared':
      return {
        ...state,
        differences: state.differences.filter(({ difference }) => difference !== event.data.difference),
      };
    default:
      return state;
  }
};

type Answer = Decision<StatementRejection, StatementEvent>;
type Of<Type extends StatementCommand['type']> = Extract<StatementCommand, { readonly type: Type }>;
type Faults = readonly StatementRejection[];

/** Whether a balance adds up; its amounts are of one currency. */
export const addsUp = ({ opening, invoiced, received, credited, writtenOff, closing }: StatedBalance): boolean =>
  unitsOf(opening) + unitsOf(invoiced) - sumOf([received, credited, writtenOff]) === unitsOf(closing);

const balanceFaults = (statement: string, balance: StatedBalance): Faults => {
  const currencies = [...new Set(Object.values(balance).map(({ currency }) => currency))];
  if (currencies.length > 1) return [{ code: 'statement.several-currencies', data: { statement, currencies } }];
  return addsUp(balance) ? [] : [{ code: 'statement.does-not-add-up', data: { statement, closing: balance.closing } }];
};

const send = ({ data, meta }: Of<'SendStatement'>, state: StatementState): Answer => {
  const { statement, from, until, balances, answerBy } = data;
  const there: Faults =
    state.status === 'none' ? [] : [{ code: 'statement.already-sent', data: { statement, on: state.on } }];
  const backwards: Faults = from <= until ? [] : [{ code: 'statement.backwards', data: { statement, from, until } }];
  const early: Faults =
    until <= meta.on ? [] : [{ code: 'statement.not-over-yet', data: { statement, until, on: meta.on } }];
  const past: Faults =
    answerBy === undefined || answerBy >= meta.on
      ? []
      : [{ code: 'statement.answer-in-the-past', data: { statement, answerBy, on: meta.on } }];
  const currencies = balances.map(({ closing }) => closing.currency);
  const twice: Faults =
    new Set(currencies).size < currencies.length
      ? [{ code: 'statement.currency-twice', data: { statement, currencies } }]
      : [];
  return unless(
    [...there, ...backwards, ...early, ...past, ...twice, ...balances.flatMap((one) => balanceFaults(statement, one))],
    () => [StatementSent.of(data)],
  );
};

const dated = ({ statement, at, on }: StandingStatement, meta: CommandMeta): Faults =>
  meta.at >= at ? [] : [{ code: 'statement.dated-before-sending', data: { statement, on: meta.on, sentOn: on } }];

const agreed = ({ statement, status, on }: StandingStatement): Faults =>
  status === 'agreed' ? [{ code: 'statement.agreed', data: { statement, on } }] : [];

const agree = ({ data, meta }: Of<'AgreeStatement'>, state: StandingStatement): Answer => {
  const { statement, customer, differences } = state;
  const open: Faults =
    differences.length === 0
      ? []
      : [
          {
            code: 'statement.differences-open',
            data: { statement, differences: differences.map((one) => one.difference) },
          },
        ];
  return unless([...agreed(state), ...open, ...dated(state, meta)], () => [
    StatementAgreed.of({ statement, customer, ...(data.note === undefined ? {} : { note: data.note }) }),
  ]);
};

const differenceFaults = (state: StandingStatement, { difference, ours, theirs }: StatementDifference): Faults => {
  const { statement, balances, known } = state;
  const stated = balances.map(({ closing }) => closing.currency);
  const faults: StatementRejection[] = [];
  if (known.includes(difference)) faults.push({ code: 'statement.known-difference', data: { statement, difference } });
  if (ours.currency !== theirs.currency || !stated.includes(ours.currency))
    faults.push({
      code: 'statement.several-currencies',
      data: { statement, currencies: [...new Set([ours.currency, theirs.currency, ...stated])] },
    });
  else if (unitsOf(ours) === unitsOf(theirs))
    faults.push({ code: 'statement.no-difference', data: { statement, difference } });
  return faults;
};

const disputeIt = ({ data, meta }: Of<'DisputeStatement'>, state: StandingStatement): Answer => {
  const { statement, customer } = state;
  const { differences } = data;
  const ids = differences.map(({ difference }) => difference);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  const doubled: Faults =
    twice === undefined ? [] : [{ code: 'statement.difference-twice', data: { statement, difference: twice } }];
  const faults = differences.flatMap((one) => differenceFaults(state, one));
  const distinct = faults.filter(
    (one, index) => faults.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index,
  );
  return unless([...agreed(state), ...doubled, ...distinct, ...dated(state, meta)], () => [
    StatementDisputed.of({ statement, customer, differences }),
  ]);
};

const clear = ({ data, meta }: Of<'ClearDifference'>, state: StandingStatement): Answer => {
  const { statement, customer, differences } = state;
  const { difference, right, action } = data;
  const unknown: Faults = differences.some((one) => one.difference === difference)
    ? []
    : [{ code: 'statement.unknown-difference', data: { statement, difference } }];
  return unless([...unknown, ...dated(state, meta)], () => [
    DifferenceCleared.of({ statement, customer, difference, right, action }),
  ]);
};

/** Decides a command on a statement. */
export const decideStatement =
  (command: StatementCommand) =>
  (state: StatementState): Answer => {
    if (command.type === 'SendStatement') return send(command, state);
    if (state.status === 'none')
      return refuse({ code: 'statement.not-sent', data: { statement: command.data.statement } });
    switch (command.type) {
      case 'AgreeStatement':
        return agree(command, state);
      case 'DisputeStatement':
        return disputeIt(command, state);
      case 'ClearDifference':
        return clear(command, state);
    }
  };
