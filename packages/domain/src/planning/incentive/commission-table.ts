/**
 * Commission tables (提成方案): rates by bands of a base, slab or marginal (`rules.md §3.13`). A table is a policy, adopted in
 * versions; one that leaves a gap, overlaps or pays less for more is refused with every fault at once.
 */
import * as z from 'zod';
import {
  currencySchema,
  divideHalfAway,
  type Messages,
  type Rejection,
  scaleSchema,
  type Text,
} from '../../kernel/index.ts';
import { policyHeader, policyRoom } from '../adoption.ts';
import { type Band, type BandFault, bandFaults, bandFaultText, bandText } from '../bands.ts';

const basisPoints = 10_000n;

/** What a commission is paid on: sales when they are invoiced or when they are paid for, or their gross profit. */
export const commissionBases = ['invoiced', 'collected', 'gross-profit'] as const;

export type CommissionBase = (typeof commissionBases)[number];

export const tableSchema = z.strictObject({
  ...policyHeader,
  basis: z.enum(commissionBases),
  /** The whole base at the rate of its band, or each slice at its own rate. */
  method: z.enum(['slab', 'marginal']),
  currency: currencySchema,
  /** Of the bounds of the bands, and of what is paid: `10^−scale` of the currency. */
  scale: scaleSchema,
  /** How a commission becomes a whole number of these units, once, at its end. */
  rounding: z.enum(['half-away-from-zero', 'down']),
  bands: z
    .array(
      z.strictObject({
        from: z.int().min(0),
        to: z.int().min(0).nullable(),
        /** In basis points. */
        rate: z.int().max(100_000),
      }),
    )
    .min(1)
    .max(100),
});

/** A commission table. */
export type CommissionTable = Readonly<z.infer<typeof tableSchema>>;

/** What can be wrong with a table. */
export type CommissionTableRejection =
  | Rejection<'commission.bands-broken', { readonly fault: BandFault }>
  | Rejection<'commission.rate-below-zero', { readonly band: number; readonly rate: number }>
  | Rejection<
      'commission.inverted',
      { readonly band: number; readonly at: number; readonly rate: number; readonly before: number }
    >;

/** A slab table pays the whole base at one rate, so that a lower rate after an edge pays less for more (倒挂). */
const inversions = ({ method, bands }: CommissionTable): readonly CommissionTableRejection[] =>
  method === 'marginal'
    ? []
    : bands.flatMap(({ from, rate }, index) => {
        const before = bands[index - 1];
        return before === undefined || BigInt(rate) * BigInt(from) >= BigInt(before.rate) * BigInt(from)
          ? []
          : [{ code: 'commission.inverted' as const, data: { band: index + 1, at: from, rate, before: before.rate } }];
      });

/** Every fault of a table. */
export const tableFaults = (table: CommissionTable): readonly CommissionTableRejection[] => [
  ...bandFaults(table.bands).map((fault) => ({ code: 'commission.bands-broken' as const, data: { fault } })),
  ...table.bands.flatMap(({ rate }, index) =>
    rate < 0 ? [{ code: 'commission.rate-below-zero' as const, data: { band: index + 1, rate } }] : [],
  ),
  ...inversions(table),
];

const least = (one: bigint, other: bigint): bigint => (one < other ? one : other);

/** What lies of a base within a band. */
const slice = ({ from, to }: Band, base: bigint): bigint => {
  const end = to === null ? base : least(base, BigInt(to));
  return end > BigInt(from) ? end - BigInt(from) : 0n;
};

/**
 * The commission of a base, exact in ten-thousandths of the table's unit: {@link commissionOf} rounds it. A base below zero
 * earns nothing, and takes nothing.
 */
export const exactCommission = ({ method, bands }: CommissionTable, base: bigint): bigint => {
  if (base <= 0n) return 0n;
  if (method === 'marginal') return bands.reduce((sum, band) => sum + BigInt(band.rate) * slice(band, base), 0n);
  const band = bands.findLast(({ from }) => BigInt(from) <= base);
  return band === undefined ? 0n : BigInt(band.rate) * base;
};

/**
 * The commission of a base, in the table's unit, rounded once as the table says.
 *
 * @param table without faults ({@link tableFaults})
 * @param base in the table's unit
 *
 * @example
 * ```ts
 * import { commissionOf } from '@clientele/domain/planning';
 *
 * const table = {
 *   name: 'sellers', version: 1, from: '2025-01-01', basis: 'invoiced', method: 'marginal', currency: 'CNY', scale: 0,
 *   rounding: 'half-away-from-zero', bands: [{ from: 0, to: 10_000, rate: 500 }, { from: 10_000, to: null, rate: 1000 }],
 * } as const;
 * commissionOf({ ...table, bands: [...table.bands] }, 12_000n); // 700n: 5 % of 10,000 and 10 % of 2,000
 * ```
 */
export const commissionOf = (table: CommissionTable, base: bigint): bigint => {
  const exact = exactCommission(table, base);
  return table.rounding === 'down' ? exact / basisPoints : divideHalfAway(exact, basisPoints);
};

const percent = (rate: number): string => `${rate / 100} %`;

const tableMessages: Messages<CommissionTableRejection> = {
  'commission.bands-broken': {
    en: ({ fault }) => `The commission table is not whole: ${bandFaultText(fault).en}.`,
    zh: ({ fault }) => `提成方案分档不完整：${bandFaultText(fault).zh}。`,
  },
  'commission.rate-below-zero': {
    en: ({ band, rate }) => `The rate of band ${band} is ${percent(rate)}; a rate is never below zero.`,
    zh: ({ band, rate }) => `第 ${band} 档的提成比例为 ${percent(rate)}；比例不得为负。`,
  },
  'commission.inverted': {
    en: ({ band, at, rate, before }) =>
      `Band ${band} pays ${percent(rate)} of the whole from ${at} on, the band before it ${percent(before)}: who sells more would be paid less. Let rates rise, or make the table marginal.`,
    zh: ({ band, at, rate, before }) =>
      `第 ${band} 档自 ${at} 起全额按 ${percent(rate)} 提成，低于前一档的 ${percent(before)}（倒挂）：多销反而少得。请使比例递增，或改为分段累进。`,
  },
};

/** What a table is, in a line: for reports. */
export const tableText = ({ method, bands }: CommissionTable): Text => {
  const rates = bands.map((band) => `${bandText(band)} ${percent(band.rate)}`);
  return {
    en: `${method === 'slab' ? 'the whole by its band' : 'each slice by its band'}: ${rates.join('; ')}`,
    zh: `${method === 'slab' ? '全额累进' : '分段累进'}：${rates.join('；')}`,
  };
};

const tables = policyRoom({
  category: 'commissiontable',
  adopt: 'AdoptCommissionTable',
  adopted: 'CommissionTableAdopted',
  schema: tableSchema,
  faults: tableFaults,
  messages: tableMessages,
  rows: ['C1', 'C3'],
  title: { en: 'commission table', zh: '提成方案' },
});

/** Adopts the next version of a commission table. */
export const AdoptCommissionTable = tables.command;
/** A commission table was adopted. */
export const CommissionTableAdopted = tables.event;
/** The room of commission tables: one stream a table, an event a version. */
export const commissionTable = tables.room;
