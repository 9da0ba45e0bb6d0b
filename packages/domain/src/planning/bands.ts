/**
 * Tables of bands `[from, to)`: commission rates by amount, outcomes by score. A table that is adopted covers everything
 * from zero on, once: no gap, no overlap, no band upside down, the last one open (`rules.md §3.13`).
 */

/** From an amount on until below another; null: without an end. Whole numbers, in a unit that the table names. */
export interface Band {
  readonly from: number;
  readonly to: number | null;
}

/** What keeps bands from covering everything once; `band` is the place from 1. */
export type BandFault =
  | { readonly fault: 'not-from-zero'; readonly band: number; readonly from: number }
  | { readonly fault: 'upside-down'; readonly band: number; readonly from: number; readonly to: number }
  | { readonly fault: 'gap'; readonly band: number; readonly from: number; readonly expected: number }
  | { readonly fault: 'overlap'; readonly band: number; readonly from: number; readonly expected: number }
  | { readonly fault: 'open-not-last'; readonly band: number; readonly from: number }
  | { readonly fault: 'last-not-open'; readonly band: number; readonly to: number };

const seam = (band: number, from: number, before: Band): readonly BandFault[] => {
  if (before.to === null || before.to === from) return [];
  return [{ fault: from > before.to ? 'gap' : 'overlap', band, from, expected: before.to }];
};

/** Every fault of a table, in the order of its bands; none where each amount from zero on lies in exactly one. */
export const bandFaults = (bands: readonly Band[]): readonly BandFault[] =>
  bands.flatMap(({ from, to }, index): readonly BandFault[] => {
    const band = index + 1;
    const before = bands[index - 1];
    const last = index === bands.length - 1;
    return [
      ...(before === undefined && from !== 0 ? [{ fault: 'not-from-zero', band, from } as const] : []),
      ...(before === undefined ? [] : seam(band, from, before)),
      ...(to !== null && to <= from ? [{ fault: 'upside-down', band, from, to } as const] : []),
      ...(to === null && !last ? [{ fault: 'open-not-last', band, from } as const] : []),
      ...(to !== null && last ? [{ fault: 'last-not-open', band, to } as const] : []),
    ];
  });

/** The band in which an amount lies; the first one for what is below it. */
export const bandOf = <B extends Band>(bands: readonly B[], amount: bigint): B | undefined =>
  bands.findLast(({ from }) => BigInt(from) <= amount) ?? bands[0];

const limit = (to: number | null): string => (to === null ? '∞' : `${to}`);

/** A band as people write it. */
export const bandText = ({ from, to }: Band): string => `[${from}, ${limit(to)})`;

/** What a fault of a table says, without the table's name, in both languages. */
export const bandFaultText = (fault: BandFault): { readonly en: string; readonly zh: string } => {
  const { band } = fault;
  switch (fault.fault) {
    case 'not-from-zero':
      return { en: `band 1 starts at ${fault.from}, not at 0`, zh: `第 1 档从 ${fault.from} 开始，而非 0` };
    case 'upside-down':
      return {
        en: `band ${band} ends at ${fault.to}, not above its start ${fault.from}`,
        zh: `第 ${band} 档的上限 ${fault.to} 不高于下限 ${fault.from}`,
      };
    case 'gap':
      return {
        en: `band ${band} starts at ${fault.from}, and nothing covers ${fault.expected} to below ${fault.from}`,
        zh: `第 ${band} 档从 ${fault.from} 开始，${fault.expected} 至 ${fault.from} 以下无档覆盖（空档）`,
      };
    case 'overlap':
      return {
        en: `band ${band} starts at ${fault.from}, inside the band before it, which ends at ${fault.expected}`,
        zh: `第 ${band} 档从 ${fault.from} 开始，与截止 ${fault.expected} 的前一档重叠`,
      };
    case 'open-not-last':
      return { en: `band ${band} has no end, yet others follow`, zh: `第 ${band} 档没有上限，其后却还有其他档` };
    case 'last-not-open':
      return {
        en: `the last band ends at ${fault.to}, so that nothing covers what is above`,
        zh: `最后一档止于 ${fault.to}，其上无档覆盖`,
      };
  }
};
