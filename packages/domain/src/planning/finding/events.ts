/**
 * What happens to a finding of an analysis (rows G3 G9 G18): it is raised with the rule that fired and the figures that made it
 * fire, answered by a focus or a countermeasure that somebody owns by a date, and closed as solved or not.
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, localDateSchema, periodSchema, tag } from '../../kernel/index.ts';

const finding = { finding: idSchema };
const label = z.string().min(1).max(200);
const sentence = z.string().min(1).max(2000).regex(/\S/u, 'at least one visible character');
/** A figure as it is printed: six decimals (`definitions.md`). */
const figure = z.string().regex(/^-?(0|[1-9]\d{0,30})\.\d{6}$/u, 'a number with six decimals');

/** Reads what a finding is about: a class of an axis, null where it is the unknown one. */
export const findingSubjectSchema = z.strictObject({ axis: label, key: label.nullable() });

/** What a finding is about. */
export type FindingSubject = z.infer<typeof findingSubjectSchema>;

/** Reads what a finding says. */
export const findingContentSchema = z.strictObject({
  /** The rule that fired, by its code; `by-hand` where a person saw it. */
  rule: label,
  about: findingSubjectSchema,
  /** The period whose figures were looked at. */
  period: periodSchema,
  /** What was measured and the bound that it crossed; absent where nothing was measured. */
  measured: figure.optional(),
  limit: figure.optional(),
  note: z.string().max(2000).optional(),
});

/** What a finding says. */
export type FindingContent = z.infer<typeof findingContentSchema>;

const tagsOf = (id: string, { axis, key }: FindingSubject) => [
  tag('finding', id),
  ...(key !== null && /^[a-z][a-z-]*$/u.test(axis) ? [tag(axis, key)] : []),
];

/** Something was found (发现问题). */
export const FindingRaised = eventType({
  type: 'FindingRaised',
  version: 1,
  schema: z.strictObject({ ...finding, content: findingContentSchema }),
  tags: (data) => tagsOf(data.finding, data.content.about),
});

/** Reads how a finding is answered: by where the emphasis goes (营销重点), or by what is done against it (对策). */
export const findingAnswerSchema = z.strictObject({
  kind: z.enum(['focus', 'countermeasure']),
  what: sentence,
  /** Who answers for it. */
  owner: idSchema,
  due: localDateSchema,
});

/** How a finding is answered. */
export type FindingAnswer = z.infer<typeof findingAnswerSchema>;

/** It was answered (提出对策); a later answer takes the place of an earlier one. */
export const FindingAnswered = eventType({
  type: 'FindingAnswered',
  version: 1,
  schema: z.strictObject({ ...finding, about: findingSubjectSchema, answer: findingAnswerSchema }),
  tags: ({ finding: id, about, answer }) => [...tagsOf(id, about), tag('person', answer.owner)],
});

/** It was closed (解决问题): solved or not, and what came of it. */
export const FindingClosed = eventType({
  type: 'FindingClosed',
  version: 1,
  schema: z.strictObject({ ...finding, about: findingSubjectSchema, solved: z.boolean(), outcome: sentence }),
  tags: (data) => tagsOf(data.finding, data.about),
});

/** What happens to a finding. */
export type FindingEvent =
  | EventOf<typeof FindingRaised>
  | EventOf<typeof FindingAnswered>
  | EventOf<typeof FindingClosed>;

/** Every event type of the room. */
export const findingEvents = [FindingRaised, FindingAnswered, FindingClosed] as const;
