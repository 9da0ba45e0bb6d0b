/** What holds of every visit plan, whoever wrote it: judged by nothing of the decider. */
import {
  addMonths,
  type Law,
  type LocalDate,
  lawOf,
  type Period,
  type RecordedEvent,
  type Text,
} from '../../kernel/index.ts';
import type { PlannedCustomer } from './content.ts';
import { type VisitPlanEvent, visitPlanEvents } from './events.ts';

const handles = visitPlanEvents.map(({ type }) => type);
const text = (en: string, zh: string): Text => ({ en, zh });

interface Entry {
  readonly customer: string;
  readonly on: LocalDate;
}

interface Course {
  readonly about: string | null;
  readonly closed: boolean;
  readonly horizon: Period | null;
  readonly from: LocalDate;
  readonly vips: ReadonlyMap<string, LocalDate>;
  readonly visits: ReadonlyMap<string, Entry>;
  /** Ids that were planned twice. */
  readonly twice: readonly string[];
}

const nothing: Course = {
  about: null,
  closed: false,
  horizon: null,
  from: '1970-01-01',
  vips: new Map(),
  visits: new Map(),
  twice: [],
};

const withLines = (course: Course, lines: readonly PlannedCustomer[]): Course => {
  const visits = new Map(course.visits);
  const vips = new Map(course.vips);
  const twice: string[] = [];
  for (const { customer, importance, run, visits: planned } of lines) {
    if (importance === 'vip') vips.set(customer, run.opened);
    for (const { visit, on } of planned) {
      if (visits.has(visit)) twice.push(visit);
      visits.set(visit, { customer, on });
    }
  }
  return { ...course, visits, vips, twice };
};

/** The plan as it stands after an event. */
const courseAfter = (course: Course, event: VisitPlanEvent): Course => {
  const { salesperson, horizon } = event.data;
  const about = course.about ?? JSON.stringify([salesperson, horizon.start, horizon.end]);
  const known: Course = { ...course, about, horizon: course.horizon ?? horizon, twice: [] };
  if (event.type === 'VisitPlanAdopted') return withLines({ ...known, from: event.data.from }, event.data.customers);
  if (event.type === 'VisitPlanClosed') return { ...known, closed: true };
  let now = known;
  const twice: string[] = [];
  const visits = new Map(known.visits);
  for (const change of event.data.changes) {
    if (change.kind === 'take-in') {
      now = withLines({ ...now, visits }, [change.line]);
      twice.push(...now.twice);
      for (const [visit, entry] of now.visits) visits.set(visit, entry);
    } else if (change.kind === 'add') {
      if (visits.has(change.visit.visit)) twice.push(change.visit.visit);
      visits.set(change.visit.visit, { customer: change.customer, on: change.visit.on });
    } else {
      const entry = visits.get(change.visit);
      if (change.kind === 'drop') visits.delete(change.visit);
      else if (entry !== undefined) visits.set(change.visit, { ...entry, on: change.on });
    }
  }
  return { ...now, visits, twice };
};

const orderBreach = (before: Course, event: RecordedEvent<VisitPlanEvent>, after: Course): Text | null => {
  const { salesperson, horizon } = event.data;
  const about = JSON.stringify([salesperson, horizon.start, horizon.end]);
  const first = event.type === 'VisitPlanAdopted';
  if (before.about !== null && before.about !== about)
    return text(`it is of ${about}, the plan is of ${before.about}`, `它属于 ${about}，而该计划属于 ${before.about}`);
  if (first !== (before.about === null))
    return first
      ? text('the plan was adopted before', '该计划此前已制定')
      : text('no plan was adopted', '尚未制定计划');
  if (before.closed) return text('the plan was closed before', '该计划此前已结束');
  if (event.type === 'VisitPlanClosed')
    return event.occurredOn < horizon.end ? text('its horizon was not over', '计划期尚未结束') : null;
  const out = [...after.visits].filter(([, { on }]) => on < horizon.start || on >= horizon.end).map(([visit]) => visit);
  if (out.length > 0) return text(`outside its horizon: ${out.join(', ')}`, `不在计划期内：${out.join('、')}`);
  const { twice } = after;
  return twice.length === 0 ? null : text(`planned twice: ${twice.join(', ')}`, `重复计划：${twice.join('、')}`);
};

const inOrder: Law = lawOf<VisitPlanEvent, Course>({
  code: 'visitplan.kept-within-its-horizon',
  rows: ['P11'],
  text: text(
    'A plan is adopted once and closed once, after its horizon; no visit of it lies outside that, and none is planned twice.',
    '计划只制定一次，期满后结束一次；拜访均在计划期内，且不重复计划。',
  ),
  scope: 'stream',
  handles,
  initial: nothing,
  check: (course, event) => {
    const after = courseAfter(course, event);
    return { memory: after, breach: orderBreach(course, event, after) };
  },
});

const emptyMonths = ({ horizon, from, vips, visits }: Course): readonly string[] => {
  if (horizon === null) return [];
  const met = new Set([...visits.values()].map(({ customer, on }) => `${on.slice(0, 7)} ${customer}`));
  return [...vips].flatMap(([customer, opened]) => {
    const begins = [from, opened, horizon.start].reduce((latest, date) => (date > latest ? date : latest));
    const empty: string[] = [];
    let month: LocalDate = `${begins.slice(0, 8)}01` as LocalDate;
    for (; month < horizon.end; month = addMonths(month, 1))
      if (month >= begins && !met.has(`${month.slice(0, 7)} ${customer}`))
        empty.push(`${customer} ${month.slice(0, 7)}`);
    return empty;
  });
};

const vipsMet: Law = lawOf<VisitPlanEvent, Course>({
  code: 'visitplan.vips-every-month',
  rows: ['P14', 'P16'],
  text: text(
    'However a plan is amended, it has a contact with each VIP customer in every month that begins after the plan did.',
    '无论计划如何调整，计划开始后的每个月都须与每位 VIP 客户联系。',
  ),
  scope: 'stream',
  handles,
  initial: nothing,
  check: (course, event) => {
    const after = courseAfter(course, event);
    const empty = event.type === 'VisitPlanClosed' ? [] : emptyMonths(after);
    const breach = empty.length === 0 ? null : text(`no contact: ${empty.join(', ')}`, `没有联系：${empty.join('、')}`);
    return { memory: after, breach };
  },
});

const closedInFull: Law = lawOf<VisitPlanEvent, Course>({
  code: 'visitplan.closed-in-full',
  rows: ['P11', 'P29'],
  text: text(
    'A closed plan says of each of its visits, once, what became of it; its counts follow, and no visit keeps two plans.',
    '结束计划时逐一说明每项拜访的结果，合计与之相符；一次拜访不对应两项计划。',
  ),
  scope: 'stream',
  handles,
  initial: nothing,
  check: (course, event) => {
    const memory = courseAfter(course, event);
    if (event.type !== 'VisitPlanClosed') return { memory, breach: null };
    const { outcomes, offPlan, planned, kept, excused, missed } = event.data;
    const told = new Set(outcomes.map(({ visit }) => visit));
    const done = [...outcomes.flatMap((one) => (one.outcome === 'kept' ? [one.done] : [])), ...offPlan];
    const count = (of: string) => outcomes.filter(({ outcome }) => outcome === of).length;
    const whole =
      told.size === outcomes.length &&
      told.size === course.visits.size &&
      [...told].every((visit) => course.visits.has(visit)) &&
      new Set(done).size === done.length;
    const sums = [
      [planned, outcomes.length],
      [kept, count('kept')],
      [excused, count('excused')],
      [missed, count('missed')],
    ];
    const agree = sums.every(([said, counted]) => said === counted);
    return {
      memory,
      breach: whole && agree ? null : text('what became of its visits is not told in full', '未完整说明各项拜访的结果'),
    };
  },
});

/** The laws of the room. */
export const visitPlanLaws: readonly Law[] = [inOrder, vipsMet, closedInFull];
