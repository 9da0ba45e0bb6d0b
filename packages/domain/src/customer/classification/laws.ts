/** What holds of every customer's classification. */
import { type Law, lawOf, messageCatalogue, policyRef, type Rejection, type Text } from '../../kernel/index.ts';
import { toldLaws } from '../told-laws.ts';
import { type ClassificationEvent, type CustomerGraded, classificationEvents } from './events.ts';
import { evidenceFaults } from './evidence.ts';
import { type GradePolicy, gradeOf, paretoPolicy } from './grade.ts';
import { classificationFactText, classificationMessages } from './rejections.ts';

const handles = classificationEvents.map(({ type }) => type);

const sentence = messageCatalogue([classificationMessages]);
const said = (faults: readonly Rejection[]): Text => ({
  en: faults.map((fault) => sentence(fault, 'en')).join(' '),
  zh: faults.map((fault) => sentence(fault, 'zh')).join(''),
});

type Graded = ReturnType<typeof CustomerGraded.of>;

const gradeText = (grade: string | null): Text =>
  grade === null ? { en: 'no grade', zh: '无等级' } : { en: `grade ${grade}`, zh: `等级 ${grade}` };

const breachOfGrade = (policies: ReadonlyMap<string, GradePolicy>, { data, policies: cited }: Graded): Text | null => {
  const { grade, evidence } = data;
  if (evidence === null) {
    return grade === null
      ? null
      : { en: `grade ${grade} is given without any evidence`, zh: `等级 ${grade} 没有任何依据` };
  }
  const faults = evidenceFaults(evidence);
  if (faults.length > 0) return said(faults);
  const [ref, ...more] = cited;
  if (ref === undefined || more.length > 0) {
    return { en: 'a grade names the one policy that gave it', zh: '评级须指明唯一的评级政策' };
  }
  const policy = policies.get(ref);
  if (policy === undefined) {
    const graded = grade !== null;
    const ranked = evidence.value.amount > 0;
    return graded === ranked
      ? null
      : {
          en: 'a customer has a grade where its value is positive, and only there',
          zh: '数值为正的客户才有等级，且必有等级',
        };
  }
  const due = gradeOf(policy, evidence);
  if (due === grade) return null;
  const [told, meant] = [gradeText(grade), gradeText(due)];
  return {
    en: `it gives ${told.en}, but by ${ref} its evidence gives ${meant.en}`,
    zh: `它给出${told.zh}，但按 ${ref}，其依据应给出${meant.zh}`,
  };
};

/**
 * The law that each grade follows from its evidence by its policy. An event names its policy but doesn't hold it: a grade
 * by a policy that isn't given here is only checked for what holds under any.
 *
 * @param policies those whose grades are computed again; names and versions are unique
 */
export const gradeFollowsEvidence = (policies: readonly GradePolicy[]): Law => {
  const byRef = new Map<string, GradePolicy>(policies.map((policy) => [policyRef(policy), policy]));
  return lawOf<Graded, null>({
    code: 'classification.grade-follows-evidence',
    rows: ['F14'],
    text: {
      en: 'Each grade follows from the evidence kept beside it by the one policy it names.',
      zh: '每个等级都由其保留的依据按所指明的唯一政策得出。',
    },
    scope: 'stream',
    handles: ['CustomerGraded'],
    initial: null,
    check: (memory, event) => ({ memory, breach: breachOfGrade(byRef, event) }),
  });
};

/** All that is in a stream is about one customer. */
const oneCustomer: Law = lawOf<ClassificationEvent, string | null>({
  code: 'classification.one-customer',
  rows: ['F20'],
  text: {
    en: 'All events of a classification are about one customer.',
    zh: '一份客户分类中的所有事件都属于同一客户。',
  },
  scope: 'stream',
  handles,
  initial: null,
  check: (memory, { data: { customer } }) => ({
    memory: memory ?? customer,
    breach:
      memory === null || memory === customer
        ? null
        : {
            en: `it is about customer ${customer}, but the classification is that of ${memory}`,
            zh: `它属于客户 ${customer}，而这份分类属于客户 ${memory}`,
          },
  }),
});

/** The laws of the room; grades by the Pareto policy are computed again. */
export const classificationLaws: readonly Law[] = [
  oneCustomer,
  ...toldLaws<ClassificationEvent>({
    room: 'classification',
    rows: ['F14', 'F20'],
    handles,
    statementOf: (event) =>
      event.type === 'CustomerGraded'
        ? {
            kind: 'grade',
            fact: classificationFactText(null),
            retracts: event.data.grade === null && event.data.evidence === null,
          }
        : {
            kind: `axis ${event.data.axis}`,
            fact: classificationFactText(event.data.axis),
            retracts: event.data.value === null,
          },
  }),
  gradeFollowsEvidence([paretoPolicy]),
];
