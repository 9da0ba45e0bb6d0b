/** What may be confirmed, and why not: results of a day that has come, by somebody else, once. */
import { type Actor, type CommandOf, type Decision, type LocalDate, unless } from '../../kernel/index.ts';
import { axisOf, type Subject } from '../target/cell.ts';
import { type Metric, type TargetUnit, traitsOf } from '../target/plan.ts';
import type { ConfirmDailyResults, CorrectDailyResult, ResultCommand } from './commands.ts';
import { DailyResultConfirmed, type ResultEvent } from './events.ts';
import type { ResultRejection } from './rejections.ts';
import type { Confirmed, ResultState } from './state.ts';

type Answer = Decision<ResultRejection, ResultEvent>;

/** The day has come; not after it is over, since results are confirmed in the evening. */
const dayFault = (on: LocalDate, at: LocalDate): ResultRejection | null =>
  on <= at ? null : { code: 'result.not-over-yet', data: { on, at } };

/** Nobody confirms his own result (row B20). */
export const isOwn = (subject: Subject, { id }: Actor): boolean => {
  const { axis, value } = axisOf(subject);
  return axis === 'salesperson' && value === id;
};

const sameUnit = (left: TargetUnit, right: TargetUnit): boolean =>
  left.kind === right.kind &&
  (left.kind !== 'money' ||
    right.kind !== 'money' ||
    (left.currency === right.currency && left.scale === right.scale)) &&
  (left.kind !== 'quantity' || right.kind !== 'quantity' || (left.unit === right.unit && left.scale === right.scale));

const metricFault = (metric: Metric, unit: TargetUnit, state: ResultState): ResultRejection | null => {
  const { unit: needed } = traitsOf[metric];
  if (unit.kind !== needed) return { code: 'result.unit-of-another-metric', data: { metric, unit: unit.kind, needed } };
  const other = [...state.values()].find((known) => known.metric !== metric || !sameUnit(known.unit, unit));
  return other === undefined ? null : { code: 'result.of-another-metric', data: { metric, before: other.metric } };
};

const confirm = ({ data, meta }: CommandOf<typeof ConfirmDailyResults>, state: ResultState): Answer => {
  const { plan, on, metric, unit, results } = data;
  const subjects = results.map(({ subject }) => subject);
  const twice = new Set(subjects.filter((subject, index) => subjects.indexOf(subject) < index));
  const fresh = results.filter(({ subject, value }) => state.get(subject)?.value !== value);
  return unless<ResultRejection, ResultEvent>(
    [
      dayFault(on, meta.on),
      subjects.some((subject) => isOwn(subject, meta.by)) && {
        code: 'result.confirms-own',
        data: { actor: meta.by.id },
      },
      metricFault(metric, unit, state),
      ...[...twice].map((subject): ResultRejection => ({ code: 'result.subject-twice', data: { subject } })),
      ...(twice.size > 0 ? [] : fresh).map(({ subject, value }): ResultRejection | null => {
        const known = state.get(subject);
        return known === undefined
          ? null
          : {
              code: 'result.already-confirmed',
              data: { subject, unit: known.unit, value: known.value, asked: value, event: known.event },
            };
      }),
    ],
    () => fresh.map((result) => DailyResultConfirmed.of({ plan, on, metric, unit, ...result })),
  );
};

const correct = ({ data, meta }: CommandOf<typeof CorrectDailyResult>, state: ResultState): Answer => {
  const known: Confirmed | undefined = [...state.values()].find(({ event }) => event === data.event);
  return unless<ResultRejection, ResultEvent>(
    [
      known === undefined && { code: 'result.nothing-to-correct', data: { event: data.event } },
      known !== undefined &&
        isOwn(known.subject, meta.by) && { code: 'result.confirms-own', data: { actor: meta.by.id } },
    ],
    () => {
      if (known === undefined || known.value === data.value) return [];
      const { plan, on, metric, unit, subject } = known;
      return [
        DailyResultConfirmed.of({ plan, on, metric, unit, subject, value: data.value }, { corrects: data.event }),
      ];
    },
  );
};

/** The events of a command, or every reason against it. */
export const decide =
  (command: ResultCommand) =>
  (state: ResultState): Answer =>
    command.type === 'ConfirmDailyResults' ? confirm(command, state) : correct(command, state);
