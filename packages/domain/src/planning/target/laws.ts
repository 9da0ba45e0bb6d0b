/** What holds in every history of a target plan, told in two languages, with the catalogue rows that it carries. */
import { type Law, lawOf } from '../../kernel/index.ts';
import { type CellKey, cellKey, type Dates, type Subject, type TargetValue } from './cell.ts';
import { progressiveChain } from './chain-law.ts';
import { changeLaws } from './change-laws.ts';
import type { Split, TargetEvent } from './events.ts';
import { overlapFault, sameValue, tooLateFault } from './faults.ts';
import { lookUp } from './growing-map.ts';
import { sumOfTargets, targetAt } from './lookups.ts';
import { type Hand, withHands } from './state.ts';
import { withoutFact } from './tree.ts';
import { everything, nameOf, treeLaw } from './tree-law.ts';

/** The cells that an event gives values, with the values; none where it takes something back. */
const told = (
  event: TargetEvent,
): readonly { readonly subject: Subject; readonly dates: Dates | null; readonly value: TargetValue }[] => {
  switch (event.type) {
    case 'TargetSet': {
      const { cell, value } = event.data;
      return value === null ? [] : [{ subject: cell.subject, dates: cell.period, value }];
    }
    case 'QuotaSet': {
      const { subject, value } = event.data;
      return value === null ? [] : [{ subject, dates: null, value }];
    }
    case 'TargetDecomposed': {
      const { of, whole, split } = event.data;
      if (split === null) return [];
      const parts =
        split.by === 'time'
          ? split.parts.map(({ period, value }) => ({ subject: of.subject, dates: period, value }))
          : split.parts.map(({ subject, value }) => ({ subject, dates: of.period, value }));
      return [{ subject: of.subject, dates: of.period, value: whole }, ...parts];
    }
    default:
      return [];
  }
};

const partsAddUp = treeLaw({
  code: 'target.parts-add-up',
  rows: ['A4', 'A5', 'A6', 'A11', 'A12'],
  text: {
    en: 'At every decomposition the parts add up to the whole, realistic and ideal, and the whole is the target that stands.',
    zh: '每次分解，各份的现实目标与理想目标之和均等于整体，且整体即为现行目标。',
  },
  breach: (before, event) => {
    if (event.type !== 'TargetDecomposed' || event.data.split === null) return null;
    const { of, whole, split } = event.data;
    const at = nameOf(of.subject, of.period);
    const standing = targetAt(before, of.subject, of.period)?.value;
    const sum = sumOfTargets(split.parts.map(({ value }) => value));
    if (standing !== undefined && !sameValue(standing, whole))
      return {
        en: `${at}: ${whole.realistic} / ${whole.ideal} was decomposed, and the target is ${standing.realistic} / ${standing.ideal}.`,
        zh: `${at}：分解的是 ${whole.realistic} / ${whole.ideal}，而目标为 ${standing.realistic} / ${standing.ideal}。`,
      };
    return sum.realistic === BigInt(whole.realistic) && sum.ideal === BigInt(whole.ideal)
      ? null
      : {
          en: `${at}: the parts add up to ${sum.realistic} / ${sum.ideal}, the whole is ${whole.realistic} / ${whole.ideal}.`,
          zh: `${at}：各份合计 ${sum.realistic} / ${sum.ideal}，整体为 ${whole.realistic} / ${whole.ideal}。`,
        };
  },
});

/** The first day at which parts leave a gap or overlap, or null. */
const untiled = (whole: Dates, split: Split): string | null => {
  if (split.by !== 'time') return null;
  let at = whole.start;
  for (const { period } of split.parts) {
    if (period.start !== at) return at;
    at = period.end;
  }
  return at === whole.end ? null : at;
};

const partsFill = treeLaw({
  code: 'target.parts-fill-the-whole',
  rows: ['A4', 'A5'],
  text: {
    en: 'Parts over time fill the period without gap or overlap; parts over organisation are different subjects.',
    zh: '按时间分解的各份无空缺无重叠地填满周期；按组织分解的各份为不同对象。',
  },
  breach: (_, event) => {
    if (event.type !== 'TargetDecomposed' || event.data.split === null) return null;
    const { of, split } = event.data;
    const day = untiled(of.period, split);
    if (day !== null)
      return {
        en: `${nameOf(of.subject, of.period)}: the parts leave a gap or overlap at ${day}.`,
        zh: `${nameOf(of.subject, of.period)}：各份在 ${day} 处有空缺或重叠。`,
      };
    const subjects = split.by === 'time' ? [] : split.parts.map(({ subject }) => subject);
    return new Set(subjects).size === subjects.length
      ? null
      : {
          en: `${nameOf(of.subject, of.period)}: a subject stands among the parts twice.`,
          zh: `${nameOf(of.subject, of.period)}：各份中有重复的对象。`,
        };
  },
});

const idealNotBelow = treeLaw({
  code: 'target.ideal-not-below-realistic',
  rows: ['A9'],
  text: { en: 'Every ideal target is at least the realistic one.', zh: '每个理想目标都不低于现实目标。' },
  breach: (_, event) => {
    const bad = told(event).find(({ value }) => value.ideal < value.realistic);
    return bad === undefined
      ? null
      : {
          en: `${bad.subject}: ideal ${bad.value.ideal} is below realistic ${bad.value.realistic}.`,
          zh: `${bad.subject}：理想目标 ${bad.value.ideal} 低于现实目标 ${bad.value.realistic}。`,
        };
  },
});

/** The cells that an event adds to the tree, apart from those that it replaces. */
const added = (event: TargetEvent): readonly { readonly subject: Subject; readonly dates: Dates }[] =>
  told(event)
    .slice(event.type === 'TargetDecomposed' ? 1 : 0)
    .flatMap(({ subject, dates }) => (dates === null ? [] : [{ subject, dates }]));

const oneParent = treeLaw({
  code: 'target.one-parent',
  rows: ['A4', 'A5'],
  text: {
    en: 'A target has one place: it is a part of one whole at most, and no other target of its subject shares its days.',
    zh: '每个目标只有一个位置：最多属于一个整体，且同一对象没有其他目标与其日期重叠。',
  },
  breach: (before, event) => {
    const base = event.corrects === undefined ? before : withoutFact(before, event.corrects);
    const { header } = base;
    const overTime = event.type === 'TargetDecomposed' && event.data.split?.by === 'time';
    const seen = new Set<CellKey>();
    const bad = added(event).find(({ subject, dates }) => {
      const key = cellKey(subject, dates);
      const known = seen.has(key) || lookUp(base.nodes, key) !== undefined;
      seen.add(key);
      if (known || overTime || header === null) return known;
      return overlapFault(base, header, subject, { calendar: '', key: '', ...dates }) !== null;
    });
    return bad === undefined
      ? null
      : {
          en: `${nameOf(bad.subject, bad.dates)} has a place already.`,
          zh: `${nameOf(bad.subject, bad.dates)} 已有位置。`,
        };
  },
});

const beforeItsPeriod = treeLaw({
  code: 'target.set-before-its-period',
  rows: ['A2'],
  text: {
    en: 'A target is set before its period starts, except in a record of an earlier plan.',
    zh: '目标在周期开始前设定；历史记录计划除外。',
  },
  breach: ({ header }, event) => {
    if (header === null) return null;
    const starts = [
      ...added(event).map(({ dates }) => dates.start),
      ...(event.type === 'QuotaSet' && event.data.value !== null ? [event.data.from] : []),
    ];
    const fault = tooLateFault(
      header,
      event.occurredOn,
      starts.map((start) => ({ key: start, start })),
    );
    return fault === null
      ? null
      : {
          en: `Set on ${event.occurredOn} for a period that started before or then (${starts[0]}).`,
          zh: `设定于 ${event.occurredOn}，而周期（${starts[0]}）当时已开始。`,
        };
  },
});

/** What makes a plan, and is over once that was approved; afterwards targets move by approved changes. */
const makesThePlan: ReadonlySet<TargetEvent['type']> = new Set([
  'TargetPlanOpened',
  'TargetSet',
  'TargetDecomposed',
  'QuotaSet',
  'TargetPlanApproved',
  'TargetPlanReturned',
  'TargetPlanGrounded',
  'TargetPlanAgreed',
]);

const approvedIsFinal = treeLaw({
  code: 'target.approved-is-final',
  rows: ['A33', 'A34'],
  text: {
    en: 'After its approval nothing in a plan is set or decomposed.',
    zh: '计划批准后不再设定或分解。',
  },
  breach: (before, event) => {
    const last = before.decisions.at(-1);
    return last?.kind === 'approved' && last.step === last.steps && makesThePlan.has(event.type)
      ? {
          en: `${event.type} came after the approval by ${last.by.id} on ${last.on}.`,
          zh: `${event.type} 发生在 ${last.by.id} 于 ${last.on} 批准之后。`,
        }
      : null;
  },
});

const fourEyes = lawOf<TargetEvent, readonly Hand[]>({
  code: 'target.four-eyes',
  rows: ['A33', 'A34'],
  text: {
    en: 'Nobody approves a plan that he owns, opened, set or decomposed.',
    zh: '任何人不得批准由自己负责、建立、设定或分解的计划。',
  },
  scope: 'stream',
  handles: everything,
  initial: [],
  check: (hands, event) => {
    const own = event.type === 'TargetPlanApproved' && hands.some(({ actor }) => actor === event.by.id);
    return {
      memory: withHands(hands, event),
      breach: own ? { en: `${event.by.id} approved his own plan.`, zh: `${event.by.id} 批准了自己的计划。` } : null,
    };
  },
});

/** The laws of the room. */
export const targetLaws: readonly Law[] = [
  partsAddUp,
  partsFill,
  idealNotBelow,
  oneParent,
  beforeItsPeriod,
  approvedIsFinal,
  fourEyes,
  ...changeLaws,
  progressiveChain,
];
