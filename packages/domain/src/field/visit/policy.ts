/** The policy of visits, as data: what a class is asked and told, where the emphasis lies, by when reports and excuses come. */
import * as z from 'zod';
import { chinaStandardTime, type PolicyRef, zoneSchema } from '../../kernel/index.ts';
import { materialKinds, mustAsks, type VisitAnswers, type VisitClass, visitClasses } from './content.ts';

const name = z.string().min(1).max(200);

/** Reads a {@link VisitPolicy}; a class may be ruled once. */
export const visitPolicySchema = z.strictObject({
  name,
  version: z.int().min(0),
  zone: zoneSchema,
  /** The minute of the day, in the zone, by which the report of a visit that ended that day is handed in. */
  reportBy: z.int().min(0).max(1440),
  /** Up to how many days after the planned day an absence may be excused. */
  excuseDays: z.int().min(0).max(366),
  /** By class; a class that is not named has no rule beside those of all. */
  classes: z
    .array(
      z.strictObject({
        class: z.enum(visitClasses),
        /** What is asked beside the seven must-asks. */
        questions: z.array(name).max(50),
        /** What may be presented; empty: everything (row P40). */
        materials: z.array(z.enum(materialKinds)),
        /** The focuses of a stage; a stage that is not named leaves the focus free (row P5). */
        focuses: z.array(z.strictObject({ stage: name, allowed: z.array(name).min(1) })),
      }),
    )
    .refine((rules) => new Set(rules.map((rule) => rule.class)).size === rules.length, {
      message: 'each class once',
      params: { zh: '每个类别只列一次' },
    }),
});

/** The policy of visits. */
export type VisitPolicy = z.infer<typeof visitPolicySchema>;

/** Reports by eight in the evening in China, excuses within two days, the seven must-asks for all; a company adopts its own. */
export const visitPolicy: VisitPolicy = {
  name: 'visits',
  version: 1,
  zone: { ...chinaStandardTime, offsets: [...chinaStandardTime.offsets] },
  reportBy: 20 * 60,
  excuseDays: 2,
  classes: [],
};

/** The reference under which events name a policy. */
export const visitPolicyRef = (policy: VisitPolicy): PolicyRef => `${policy.name}@${policy.version}`;

/** What a policy says of a class; of none it says nothing. */
export const ruleOf = (policy: VisitPolicy, of: VisitClass | null): VisitPolicy['classes'][number] | null =>
  policy.classes.find((rule) => rule.class === of) ?? null;

/** How many of the questions that a class must be asked were answered: the seven, and those of its own. */
export const completeness = (
  policy: VisitPolicy,
  of: VisitClass | null,
  answers: VisitAnswers,
): { readonly answered: number; readonly asked: number } => {
  const own = ruleOf(policy, of)?.questions ?? [];
  const told = new Set((answers.more ?? []).map(({ question }) => question));
  const answered =
    mustAsks.filter((question) => answers[question] !== undefined).length +
    own.filter((question) => told.has(question)).length;
  return { answered, asked: mustAsks.length + own.length };
};
