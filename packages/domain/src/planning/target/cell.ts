/** A cell of a plan: whose target it is and for which period. A value is a pair, realistic and ideal (row A9). */
import * as z from 'zod';
import { type LocalDate, periodSchema, type Tag, tagSchema } from '../../kernel/index.ts';

/** `company:all`, `territory:east`, `salesperson:275`: an axis of the sales analysis, and a value on it. */
export type Subject = `${string}:${string}`;

const subjectPattern = /^[^:\p{Cc}]{1,40}:[^\p{Cc}]{1,200}$/u;

export const subjectSchema = z.custom<Subject>((value) => typeof value === 'string' && subjectPattern.test(value), {
  message: 'expected a subject as axis:value',
  params: { zh: '应为“维度:取值”形式的目标对象' },
});

/** The axis and the value of a subject; only the first colon divides them. */
export const axisOf = (subject: Subject): { readonly axis: string; readonly value: string } => {
  const colon = subject.indexOf(':');
  return { axis: subject.slice(0, colon), value: subject.slice(colon + 1) };
};

/** What joins the axes, and the values, of a subject that lies on several. */
const across = '›';

/**
 * A subject on two axes at once: the retail channel of the east, a product of a salesperson. So product and channel are
 * further axes of a decomposition, and each part has still one place.
 *
 * @example
 * ```ts
 * import { crossed, factorsOf } from '@clientele/domain/planning';
 *
 * crossed('territory:east', 'channel:retail'); // 'territory›channel:east›retail'
 * factorsOf('territory›channel:east›retail');
 * // [{ axis: 'territory', value: 'east' }, { axis: 'channel', value: 'retail' }]
 * ```
 */
export const crossed = (first: Subject, second: Subject): Subject => {
  const [one, other] = [axisOf(first), axisOf(second)];
  return `${one.axis}${across}${other.axis}:${one.value}${across}${other.value}`;
};

/** The axes and values of a subject; null where they don't pair up. */
export const factorsOf = (subject: Subject): readonly { readonly axis: string; readonly value: string }[] | null => {
  const whole = axisOf(subject);
  const axes = whole.axis.split(across);
  if (axes.length === 1) return [whole];
  const values = whole.value.split(across);
  return axes.length === values.length ? axes.map((axis, index) => ({ axis, value: values[index] ?? '' })) : null;
};

/** In the plan's unit; `ideal` is at least `realistic`, which deciders see to and a law checks. */
export const valueSchema = z.strictObject({ realistic: z.int().min(0), ideal: z.int().min(0) });

export type TargetValue = Readonly<z.infer<typeof valueSchema>>;

export const cellSchema = z.strictObject({ subject: subjectSchema, period: periodSchema });

/** Whose target, and for when. */
export type Cell = Readonly<z.infer<typeof cellSchema>>;

/** Two cells are the same where subject and dates are, whatever calendar named the dates. */
export type CellKey = `${LocalDate}/${LocalDate}/${Subject}`;

/** A span of dates, `[start, end)`; every period is one. */
export interface Dates {
  readonly start: LocalDate;
  readonly end: LocalDate;
}

/** The later of two dates. */
export const laterOf = (left: LocalDate, right: LocalDate): LocalDate => {
  if (left < right) return right;
  return left;
};

/** The earlier of two dates. */
export const earlierOf = (left: LocalDate, right: LocalDate): LocalDate => {
  if (left < right) return left;
  return right;
};

export const cellKey = (subject: Subject, { start, end }: Dates): CellKey => `${start}/${end}/${subject}`;

/** Whether two cells are the same. */
export const sameCell = (left: Cell, right: Cell): boolean =>
  cellKey(left.subject, left.period) === cellKey(right.subject, right.period);

/** The tags of subjects: those whose axis can be the kind of a tag. */
export const subjectTags = (subjects: readonly Subject[]): readonly Tag[] =>
  subjects.filter((subject) => tagSchema.safeParse(subject).success);
