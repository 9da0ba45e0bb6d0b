/**
 * The complaint report: complaints by product, region, class, cause, month or any other of their sides, with their times and
 * timely shares; and which were open and breached at an instant (row O19).
 */
import {
  addDays,
  type BusinessCalendar,
  type BusinessClock,
  businessClock,
  contains,
  type Instant,
  instantIn,
  type LocalDate,
  type Period,
  type PolicyRef,
  policyRef,
} from '@clientele/domain/kernel';
import {
  type ClockReading,
  type ComplaintPolicies,
  lineTexts,
  type ServiceLine,
  type Severity,
  type Standing,
  severityTexts,
  standingTexts,
} from '@clientele/domain/service';
import { compareKeys } from '../kernel/key-order.ts';
import { placeNames } from '../places/place-names.ts';
import { rows as rowTerms } from '../terms/terms.ts';
import { same, type Text } from '../terms/text.ts';
import type { ComplaintBook } from './book.ts';
import { type ComplaintFigures, figuresOf } from './figures.ts';
import { causeOf, type MeasuredComplaint, measured, repeated } from './measuring.ts';

/** What complaints can be told apart by. */
export const complaintAxes = [
  'company',
  'product',
  'territory',
  'country',
  'province',
  'city',
  'district',
  'class',
  'cause',
  'month',
  'severity',
  'line',
  'standing',
  'channel',
  'department',
  'handler',
  'customer',
  'salesperson',
] as const;
export type ComplaintAxis = (typeof complaintAxes)[number];

/** What is asked of the complaints. */
export interface ComplaintsQuestion {
  /** What was so at the end of this date in the calendar's zone … */
  readonly asOf: LocalDate;
  /** … or at this very instant. */
  readonly at?: Instant;
  readonly by: readonly ComplaintAxis[];
  /** Only complaints that were lodged in it. */
  readonly period?: Period;
  /** The policies that the complaints cite; what cites none of them is judged by the first. */
  readonly policies: ComplaintPolicies;
  readonly calendar: BusinessCalendar;
  /** How many days after its resolution a complaint can come back and count as repeated: 90 unless told otherwise. */
  readonly repeatWithinDays?: number;
}

/** A class of an axis: its key, null where it is unknown, and what it is called. */
export interface ComplaintClass {
  readonly axis: ComplaintAxis;
  readonly key: string | null;
  readonly text: Text;
}

export interface ComplaintRow {
  readonly classes: readonly ComplaintClass[];
  readonly figures: ComplaintFigures;
}

/** A complaint that isn't closed, and until when it should be. */
export interface OpenComplaint {
  readonly complaint: string;
  readonly lodgedOn: LocalDate;
  readonly customer: string | null;
  readonly class: string;
  readonly severity: Severity;
  readonly line: ServiceLine;
  readonly standing: Standing;
  readonly department: string | null;
  readonly handler: string | null;
  readonly recorder: string;
  readonly answer: ClockReading;
  readonly resolution: ClockReading;
}

export interface Complaints {
  readonly asked: {
    readonly asOf: LocalDate;
    readonly at: Instant;
    readonly by: readonly ComplaintAxis[];
    readonly period: Period | null;
    readonly policies: readonly PolicyRef[];
    readonly calendar: PolicyRef;
    readonly repeatWithinDays: number;
  };
  readonly total: ComplaintFigures;
  readonly rows: readonly ComplaintRow[];
  /** Those beyond their time first, then by their deadline; those that wait last. */
  readonly open: readonly OpenComplaint[];
}

const keyOf = (axis: ComplaintAxis, one: MeasuredComplaint): string | null => {
  const { content, lodged, gravity, departments, handlers } = one.complaint;
  switch (axis) {
    case 'company':
      return '';
    case 'product':
      return content.about.product ?? null;
    case 'salesperson':
      return content.about.person ?? null;
    case 'customer':
    case 'territory':
      return content[axis] ?? null;
    case 'country':
    case 'province':
    case 'city':
    case 'district':
      return content.place === undefined ? null : (placeNames(null)(content.place, axis) ?? null);
    case 'class':
    case 'channel':
      return content[axis];
    case 'cause':
      return causeOf(one);
    case 'month':
      return lodged.on.slice(0, 7);
    case 'severity':
    case 'line':
      return gravity.at(-1)?.[axis] ?? null;
    case 'standing':
      return one.standing;
    case 'department':
      return departments.at(-1)?.department ?? null;
    case 'handler':
      return handlers.at(-1)?.handler ?? null;
  }
};

const textOf = (axis: ComplaintAxis, key: string | null): Text => {
  if (key === null) return rowTerms.unknown;
  if (axis === 'company') return rowTerms.total;
  if (axis === 'severity') return severityTexts[key as Severity];
  if (axis === 'line') return lineTexts[key as ServiceLine];
  if (axis === 'standing') return standingTexts[key as Standing];
  return same(key);
};

const compareClasses = (left: ComplaintRow, right: ComplaintRow): number => {
  for (const [index, { key }] of left.classes.entries()) {
    const other = right.classes[index]?.key ?? null;
    if (key === other) continue;
    if (key === null || other === null) return key === null ? 1 : -1;
    return compareKeys(key, other);
  }
  return 0;
};

/** The most complaints first, but months in their order; ties by key. */
const inOrder = (by: readonly ComplaintAxis[], rows: readonly ComplaintRow[]): readonly ComplaintRow[] =>
  [...rows].sort((left, right) =>
    by[0] === 'month'
      ? compareClasses(left, right)
      : right.figures.lodged - left.figures.lodged || compareClasses(left, right),
  );

const rowsOf = (
  by: readonly ComplaintAxis[],
  all: readonly MeasuredComplaint[],
  cameBack: ReadonlySet<MeasuredComplaint>,
): readonly ComplaintRow[] => {
  const cells = new Map<string, { readonly keys: readonly (string | null)[]; readonly of: MeasuredComplaint[] }>();
  for (const one of all) {
    const keys = by.map((axis) => keyOf(axis, one));
    const name = JSON.stringify(keys);
    const cell = cells.get(name) ?? { keys, of: [] };
    cell.of.push(one);
    cells.set(name, cell);
  }
  const classes = (keys: readonly (string | null)[]) =>
    by.map((axis, index): ComplaintClass => {
      const key = keys[index] ?? null;
      return { axis, key, text: textOf(axis, key) };
    });
  const rows = [...cells.values()].map(({ keys, of }) => ({
    classes: classes(keys),
    figures: figuresOf(of, cameBack),
  }));
  return inOrder(by, rows);
};

const openOf = ({ complaint: state, standing, clocks }: MeasuredComplaint): OpenComplaint => {
  const gravity = state.gravity.at(-1);
  return {
    complaint: state.complaint,
    lodgedOn: state.lodged.on,
    customer: state.content.customer ?? null,
    class: state.content.class,
    severity: gravity?.severity ?? state.content.severity,
    line: gravity?.line ?? 'first',
    standing,
    department: state.departments.at(-1)?.department ?? null,
    handler: state.handlers.at(-1)?.handler ?? null,
    recorder: state.recorder,
    ...clocks,
  };
};

const never = Number.POSITIVE_INFINITY;

const byUrgency = (left: OpenComplaint, right: OpenComplaint): number => {
  const [a, b] = [left.resolution.deadline ?? never, right.resolution.deadline ?? never];
  return a === b ? compareKeys(left.complaint, right.complaint) : a - b;
};

/** Every complaint of a book as it stood at an instant. */
const measuredAt = (
  { complaints }: ComplaintBook,
  policies: ComplaintPolicies,
  clock: BusinessClock,
  at: Instant,
): readonly MeasuredComplaint[] =>
  [...complaints.values()].flatMap((state) => {
    const one = measured(state, policies, clock, at);
    return one === null ? [] : [one];
  });

/** The last instant of a date in a calendar's zone. */
const endOf = ({ zone }: BusinessCalendar, date: LocalDate): Instant => instantIn(zone, addDays(date, 1), 0) - 1;

/** The complaint report. */
export const complaints = (book: { readonly complaints: ComplaintBook }, question: ComplaintsQuestion): Complaints => {
  const { asOf, by, policies, calendar, repeatWithinDays = 90 } = question;
  const at = question.at ?? endOf(calendar, asOf);
  const period = question.period ?? null;
  const all = measuredAt(book.complaints, policies, businessClock(calendar), at);
  const cameBack = repeated(all, repeatWithinDays);
  const asked = period === null ? all : all.filter(({ complaint }) => contains(period, complaint.lodged.on));
  return {
    asked: {
      asOf,
      at,
      by,
      period,
      policies: policies.map(policyRef),
      calendar: policyRef(calendar),
      repeatWithinDays,
    },
    total: figuresOf(asked, cameBack),
    rows: rowsOf(by, asked, cameBack),
    open: asked
      .filter(({ closed }) => !closed)
      .map(openOf)
      .sort(byUrgency),
  };
};
