/**
 * An appraisal scheme (考核体系): which indicators with which weights, in which cycle, and what follows from the score. It is
 * a policy, adopted in versions; what is wrong with one is told all at once when it is to be adopted.
 */
import * as z from 'zod';
import { type Messages, moneySchema, type Ratio, type Rejection, type Text } from '../../kernel/index.ts';
import { policyHeader, policyRoom } from '../adoption.ts';
import { type BandFault, bandFaults, bandFaultText, bandOf } from '../bands.ts';
import { type KpiRejection, kpiFaults, kpiSchema } from './kpi.ts';
import { sevenKpis } from './kpi-catalogue.ts';
import { kpiMessages } from './kpi-messages.ts';

const days = z.int().min(0).max(366);
/** A score in basis points: 10,000 is everything as targeted. */
const score = z.int().min(0).max(1_000_000);

/** How often is appraised (rows B18 B19). */
export const cycles = ['month', 'quarter', 'half', 'year'] as const;

export type Cycle = (typeof cycles)[number];

export const schemeSchema = z.strictObject({
  ...policyHeader,
  cycle: z.enum(cycles),
  kpis: z
    .array(
      z.strictObject({
        kpi: kpiSchema,
        /** In basis points; all together 10,000. */
        weight: z.int(),
        /** The highest ratio that counts, in basis points: at least 10,000. */
        cap: z.int().max(1_000_000),
      }),
    )
    .min(1)
    .max(50),
  /** Within how many days an unmet target is explained (row B25). */
  explainWithin: days,
  /** Within how many days of the feedback the appraised may object. */
  objectWithin: days,
  /** What a score leads to, by bands `[from, to)` in basis points (rows B21 C6 C7). */
  bands: z
    .array(
      z.strictObject({
        from: score,
        to: score.nullable(),
        outcome: z.enum(['penalty', 'none', 'reward']),
        amount: moneySchema.nullable(),
      }),
    )
    .min(1)
    .max(50),
  /** Above the company's expectation from here on; below it under that (row B23). */
  expectation: z.strictObject({ above: score, below: score }),
});

/** An appraisal scheme. */
export type AppraisalScheme = Readonly<z.infer<typeof schemeSchema>>;

export type ScoreBand = AppraisalScheme['bands'][number];

/** What can be wrong with a scheme. */
export type SchemeRejection =
  | KpiRejection
  | Rejection<'appraisal.scheme-kpi-twice', { readonly kpi: string }>
  | Rejection<'appraisal.weight-not-positive', { readonly kpi: string; readonly weight: number }>
  | Rejection<'appraisal.weights-not-whole', { readonly sum: number; readonly whole: number }>
  | Rejection<'appraisal.cap-below-target', { readonly kpi: string; readonly cap: number }>
  | Rejection<'appraisal.bands-broken', { readonly fault: BandFault }>
  | Rejection<'appraisal.band-inverted', { readonly band: number }>
  | Rejection<'appraisal.band-amount-wrong', { readonly band: number; readonly outcome: ScoreBand['outcome'] }>
  | Rejection<'appraisal.expectation-upside-down', { readonly above: number; readonly below: number }>;

const rank: Readonly<Record<ScoreBand['outcome'], number>> = { penalty: 0, none: 1, reward: 2 };

/** What a band is worth to the appraised: a penalty less than nothing. */
const worth = ({ outcome, amount }: ScoreBand): number => (amount === null ? 0 : (rank[outcome] - 1) * amount.amount);

const sameUnit = (one: ScoreBand, other: ScoreBand): boolean =>
  one.amount === null ||
  other.amount === null ||
  (one.amount.currency === other.amount.currency && one.amount.scale === other.amount.scale);

/** A higher score never leads to less than a lower one. */
const isInverted = (band: ScoreBand, before: ScoreBand): boolean =>
  rank[band.outcome] < rank[before.outcome] ||
  !sameUnit(band, before) ||
  (band.outcome === before.outcome && worth(band) < worth(before));

const amountWrong = ({ outcome, amount }: ScoreBand): boolean =>
  outcome === 'none' ? amount !== null : amount !== null && amount.amount <= 0;

const bandsWrong = (bands: AppraisalScheme['bands']): readonly SchemeRejection[] => [
  ...bandFaults(bands).map((fault) => ({ code: 'appraisal.bands-broken' as const, data: { fault } })),
  ...bands.flatMap((band, index): readonly SchemeRejection[] => {
    const before = bands[index - 1];
    const data = { band: index + 1 };
    return [
      ...(before !== undefined && isInverted(band, before) ? [{ code: 'appraisal.band-inverted', data } as const] : []),
      ...(amountWrong(band)
        ? [{ code: 'appraisal.band-amount-wrong', data: { ...data, outcome: band.outcome } } as const]
        : []),
    ];
  }),
];

const whole = 10_000;

/** Every fault of a scheme. */
export const schemeFaults = ({ kpis, bands, expectation }: AppraisalScheme): readonly SchemeRejection[] => {
  const sum = kpis.reduce((total, { weight }) => total + weight, 0);
  const { above, below } = expectation;
  return [
    ...kpis.flatMap(({ kpi, weight, cap }, index): readonly SchemeRejection[] => [
      ...kpiFaults(kpi),
      ...(kpis.slice(0, index).some((other) => other.kpi.code === kpi.code)
        ? [{ code: 'appraisal.scheme-kpi-twice', data: { kpi: kpi.code } } as const]
        : []),
      ...(weight < 1 ? [{ code: 'appraisal.weight-not-positive', data: { kpi: kpi.code, weight } } as const] : []),
      ...(cap < whole ? [{ code: 'appraisal.cap-below-target', data: { kpi: kpi.code, cap } } as const] : []),
    ]),
    ...(sum === whole ? [] : [{ code: 'appraisal.weights-not-whole', data: { sum, whole } } as const]),
    ...bandsWrong(bands),
    ...(below > above ? [{ code: 'appraisal.expectation-upside-down', data: { above, below } } as const] : []),
  ];
};

const outcomes: Readonly<Record<ScoreBand['outcome'], Text>> = {
  penalty: { en: 'a penalty', zh: '惩罚' },
  none: { en: 'neither reward nor penalty', zh: '不奖不罚' },
  reward: { en: 'a reward', zh: '奖励' },
};

const percent = (basisPoints: number): string => `${basisPoints / 100} %`;

const schemeMessages: Messages<SchemeRejection> = {
  ...kpiMessages,
  'appraisal.scheme-kpi-twice': {
    en: ({ kpi }) => `The indicator "${kpi}" stands in the scheme twice; each counts once.`,
    zh: ({ kpi }) => `指标“${kpi}”在考核方案中重复；每项指标只能列一次。`,
  },
  'appraisal.weight-not-positive': {
    en: ({ kpi, weight }) =>
      `The indicator "${kpi}" has the weight ${weight}; give it at least 1 basis point or leave it out.`,
    zh: ({ kpi, weight }) => `指标“${kpi}”的权重为 ${weight}；至少为 1 个基点，否则请删除该指标。`,
  },
  'appraisal.weights-not-whole': {
    en: ({ sum, whole: all }) => `The weights add up to ${sum} basis points; they must add up to ${all}.`,
    zh: ({ sum, whole: all }) => `各项权重合计 ${sum} 个基点；必须等于 ${all}。`,
  },
  'appraisal.cap-below-target': {
    en: ({ kpi, cap }) =>
      `The ratio of "${kpi}" is capped at ${percent(cap)}, so that its target could never be reached; cap it at 100 % or more.`,
    zh: ({ kpi, cap }) => `指标“${kpi}”的上限为 ${percent(cap)}，目标将永远无法达成；上限不得低于 100 %。`,
  },
  'appraisal.bands-broken': {
    en: ({ fault }) => `The outcomes by score are no whole table: ${bandFaultText(fault).en}.`,
    zh: ({ fault }) => `奖惩分档不完整：${bandFaultText(fault).zh}。`,
  },
  'appraisal.band-inverted': {
    en: ({ band }) => `Band ${band} of the outcomes gives less for a higher score than the band before it.`,
    zh: ({ band }) => `奖惩第 ${band} 档得分更高，结果却不如前一档（倒挂）。`,
  },
  'appraisal.band-amount-wrong': {
    en: ({ band, outcome }) =>
      `Band ${band} of the outcomes leads to ${outcomes[outcome].en}; its amount must be above zero, and where there is neither reward nor penalty there is none.`,
    zh: ({ band, outcome }) => `奖惩第 ${band} 档为${outcomes[outcome].zh}；其金额须大于零，不奖不罚时不得填写金额。`,
  },
  'appraisal.expectation-upside-down': {
    en: ({ above, below }) =>
      `Below expectation ends at ${percent(below)} and above it begins at ${percent(above)}; the first may not be higher.`,
    zh: ({ above, below }) => `“低于期望”止于 ${percent(below)}，“超出期望”始于 ${percent(above)}；前者不得更高。`,
  },
};

/** The room of appraisal schemes, the command that adopts one, and what happens. */
const schemes = policyRoom({
  category: 'appraisalscheme',
  adopt: 'AdoptAppraisalScheme',
  adopted: 'AppraisalSchemeAdopted',
  schema: schemeSchema,
  faults: schemeFaults,
  messages: schemeMessages,
  rows: ['B19', 'B27'],
  title: { en: 'appraisal scheme', zh: '考核方案' },
});

/** Adopts the next version of an appraisal scheme (rows B19 B27). */
export const AdoptAppraisalScheme = schemes.command;
/** An appraisal scheme was adopted. */
export const AppraisalSchemeAdopted = schemes.event;

/**
 * The room of appraisal schemes: one stream a scheme, an event a version.
 *
 * @example
 * ```ts
 * import { AdoptAppraisalScheme, appraisalScheme, generalManagerAdopts, sevenKpiScheme } from '@clientele/domain/planning';
 * import { madeOn, utc } from '@clientele/domain/kernel';
 *
 * const meta = madeOn(utc, '2025-01-01', 'adopt-1', { id: 'U1', roles: ['general-manager'] });
 * const adopt = AdoptAppraisalScheme.of({ policy: sevenKpiScheme }, meta);
 * appraisalScheme.decide(adopt, { adoption: generalManagerAdopts })(appraisalScheme.initial)._tag; // 'Right'
 * ```
 */
export const appraisalScheme = schemes.room;

/** The band that an exact score lies in: each covers its lower end and not its upper one. */
export const bandOfScore = ({ bands }: AppraisalScheme, { numerator, denominator }: Ratio) =>
  bandOf(bands, (numerator * 10_000n) / denominator);

const weights = [2500, 1500, 1500, 1000, 1000, 1000, 1500];

/**
 * The seven indicators by the quarter, for who adopted no scheme of his own. The names are the source's; weights, caps and
 * bands are ours, since the source states none.
 */
export const sevenKpiScheme: AppraisalScheme = {
  name: 'seven-kpis',
  version: 1,
  from: '2000-01-01',
  cycle: 'quarter',
  kpis: sevenKpis.map((kpi, index) => ({ kpi, weight: weights[index] ?? 0, cap: 15_000 })),
  explainWithin: 10,
  objectWithin: 5,
  bands: [
    { from: 0, to: 6000, outcome: 'penalty', amount: null },
    { from: 6000, to: 10_000, outcome: 'none', amount: null },
    { from: 10_000, to: null, outcome: 'reward', amount: null },
  ],
  expectation: { above: 11_000, below: 7000 },
};
