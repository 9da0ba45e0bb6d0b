/** What may happen to a commission run, and why not: sales credited with exact parts, commission calculated and clawed back. */
import * as E from 'fp-ts/lib/Either.js';
import {
  type Actor,
  apportion,
  type CommandOf,
  contains,
  type Decision,
  decimalOfMoney,
  formatInstant,
  formatMoney,
  type Instant,
  type Money,
  type Period,
  policyRef,
  refuse,
  rescaleDecimal,
  unless,
} from '../../../kernel/index.ts';
import { once } from '../../reasons.ts';
import { entriesOf, lookUp } from '../../target/growing-map.ts';
import { type CommissionTable, commissionOf } from '../commission-table.ts';
import type {
  ApproveCommission,
  CalculateCommission,
  CommissionCommand,
  CreditSale,
  OpenCommissionRun,
  ReduceCreditedSale,
  ReturnCommission,
} from './commands.ts';
import {
  CommissionApproved,
  CommissionCalculated,
  type CommissionEvent,
  CommissionReturned,
  CommissionRunOpened,
  CreditedSaleReduced,
  SaleCredited,
} from './events.ts';
import type { CommissionRejection } from './rejections.ts';
import type { CommissionRun, CreditedSale } from './state.ts';

/** Who may calculate and approve commission: a policy of the host's (row C1). */
export interface CommissionAuthority {
  readonly name: string;
  readonly version: number;
  readonly roles: { readonly calculate: readonly string[]; readonly approve: readonly string[] };
}

/** What the room needs from outside. */
export interface CommissionGiven {
  readonly tables: readonly CommissionTable[];
  readonly authority: CommissionAuthority;
}

/** Where no other rule was agreed: supervisors take part in the calculation (row C1), managers approve. */
export const supervisorsCalculate: CommissionAuthority = {
  name: 'commission-authority',
  version: 1,
  roles: {
    calculate: ['supervisor', 'sales-manager', 'accountant'],
    approve: ['sales-director', 'general-manager'],
  },
};

type Answer = Decision<CommissionRejection, CommissionEvent>;
type Reason = CommissionRejection | null | false;

const whole = 10_000;
/** Rates go up to ten times the base, so that no figure of a run of this volume leaves exact numbers. */
const mostVolume = 900_000_000_000_000;
/** Sellers of a run: their lines fit into one append (1 MiB), however long their ids are. */
export const mostSellers = 600;

interface Open {
  readonly period: Period;
  readonly table: CommissionTable;
}

const opened = ({ period, table }: CommissionRun): Open | null =>
  period === null || table === null ? null : { period, table };

const unauthorised = (
  { id, roles }: Actor,
  act: 'calculate' | 'approve',
  authority: CommissionAuthority,
): CommissionRejection | null => {
  const needed = authority.roles[act];
  return roles.some((role) => needed.includes(role))
    ? null
    : { code: 'commission.not-authorised', data: { actor: id, roles, act, needed, policy: policyRef(authority) } };
};

const tooEarly = ({ latest }: CommissionRun, run: string, at: Instant): CommissionRejection | null =>
  latest !== null && at < latest
    ? {
        code: 'commission.before-what-it-follows',
        data: { run, at: formatInstant(at), latest: formatInstant(latest) },
      }
    : null;

/** Sales are credited and reduced while nothing waits for approval. */
const pending = (run: CommissionRun, id: string): CommissionRejection | null =>
  run.calculated !== null && !run.approved
    ? { code: 'commission.awaits-approval', data: { run: id, on: run.calculated.on } }
    : null;

const moneyFaults = (amount: Money, { currency, scale }: CommissionTable): readonly Reason[] => [
  amount.currency !== currency && {
    code: 'commission.other-currency',
    data: { currency: amount.currency, needed: currency },
  },
  amount.scale > scale && { code: 'commission.too-fine', data: { amount: formatMoney(amount), scale } },
];

/** An amount in the table's unit, exact; zero for one that can't be (which is told apart). */
const unitsOf = (amount: Money, scale: number): bigint =>
  amount.scale > scale ? 0n : rescaleDecimal(decimalOfMoney(amount), scale).units;

const openRun = (
  { data, meta }: CommandOf<typeof OpenCommissionRun>,
  { tables, authority }: CommissionGiven,
  run: CommissionRun,
): Answer => {
  const table = tables.find((one) => policyRef(one) === data.table);
  if (table === undefined)
    return refuse({
      code: 'commission.table-unknown',
      data: { table: data.table, known: tables.map((one) => policyRef(one)) },
    });
  return unless<CommissionRejection, CommissionEvent>(
    [
      run.table !== null && { code: 'commission.run-exists', data: { run: data.run } },
      table.from > data.period.start && {
        code: 'commission.table-not-in-force',
        data: { table: data.table, from: table.from, start: data.period.start },
      },
      unauthorised(meta.by, 'calculate', authority),
    ],
    () => [
      CommissionRunOpened.of(
        { run: data.run, period: data.period, table },
        { policies: [policyRef(table), policyRef(authority)] },
      ),
    ],
  );
};

const shareFaults = (shares: CommandOf<typeof CreditSale>['data']['shares']): readonly Reason[] => {
  const sum = shares.reduce((total, { share }) => total + share, 0);
  return [
    ...shares
      .filter(({ share }) => share < 1)
      .map(({ seller, share }) => ({ code: 'commission.share-not-positive' as const, data: { seller, share } })),
    ...shares
      .filter(({ seller }, index) => shares.findIndex((one) => one.seller === seller) < index)
      .map(({ seller }) => ({ code: 'commission.seller-twice' as const, data: { seller } })),
    sum !== whole && { code: 'commission.shares-not-whole', data: { sum, whole } },
  ];
};

/** The parts of a joint sale, which add up to it: basis points and largest remainder. */
const partsOf = (units: number, shares: readonly { readonly seller: string; readonly share: number }[]) => {
  const parts = apportion(
    units,
    shares.map(({ share }) => share),
  );
  return shares.map(({ seller, share }, index) => ({
    seller,
    share,
    part: E.isRight(parts) ? (parts.right[index] ?? 0) : 0,
  }));
};

const creditSale = (
  { data, meta }: CommandOf<typeof CreditSale>,
  run: CommissionRun,
  { period, table }: Open,
  { authority }: CommissionGiven,
): Answer => {
  const { sale, amount, shares } = data;
  const units = unitsOf(amount, table.scale);
  const size = units < 0n ? -units : units;
  const news = shares.filter(({ seller }) => lookUp(run.sellers, seller) === undefined).length;
  return unless<CommissionRejection, CommissionEvent>(
    [
      run.approved && { code: 'commission.approved-already', data: { run: data.run } },
      pending(run, data.run),
      lookUp(run.sales, sale) !== undefined && { code: 'commission.sale-credited-already', data: { sale } },
      !contains(period, meta.on) && {
        code: 'commission.outside-the-period',
        data: { sale, on: meta.on, period: period.key },
      },
      ...moneyFaults(amount, table),
      (amount.amount === 0 || (amount.amount < 0 && table.basis !== 'gross-profit')) && {
        code: 'commission.amount-not-positive',
        data: { sale, amount: formatMoney(amount), basis: table.basis },
      },
      ...once(shareFaults(shares)),
      size + BigInt(run.volume) > BigInt(mostVolume) && {
        code: 'commission.too-large',
        data: { run: data.run, most: `${mostVolume}` },
      },
      run.sellerCount + news > mostSellers && {
        code: 'commission.too-many-sellers',
        data: { run: data.run, most: mostSellers },
      },
      unauthorised(meta.by, 'calculate', authority),
    ],
    () => [
      SaleCredited.of(
        { run: data.run, sale, amount, parts: partsOf(Number(units), shares) },
        { policies: [policyRef(table), policyRef(authority)] },
      ),
    ],
  );
};

/** What each seller pays back (`rules.md §3.13`): paid less computed again on what is left, by the table of then. */
const clawBack = (run: CommissionRun, table: CommissionTable, before: CreditedSale, left: number) => {
  const parts = partsOf(left, before.parts);
  return parts.map(({ seller, part }, index) => {
    const { base, paid } = lookUp(run.sellers, seller) ?? { base: 0, paid: 0 };
    const after = base - (before.parts[index]?.part ?? 0) + part;
    const recomputed = run.approved ? Number(commissionOf(table, BigInt(after))) : 0;
    const was = run.approved ? paid : 0;
    return { seller, part, paid: was, recomputed, clawedBack: was - recomputed };
  });
};

const reduceSale = (
  { data, meta }: CommandOf<typeof ReduceCreditedSale>,
  run: CommissionRun,
  { table }: Open,
  { authority }: CommissionGiven,
): Answer => {
  const { sale, cause, amount, period } = data;
  const before = lookUp(run.sales, sale);
  if (before === undefined) return refuse({ code: 'commission.sale-unknown', data: { sale, run: data.run } });
  const units = unitsOf(amount, table.scale);
  const left = BigInt(before.left);
  const within = left >= 0n ? units > 0n && units <= left : units < 0n && units >= left;
  return unless<CommissionRejection, CommissionEvent>(
    [
      pending(run, data.run),
      tooEarly(run, data.run, meta.at),
      ...moneyFaults(amount, table),
      amount.currency === table.currency &&
        amount.scale <= table.scale &&
        !within && {
          code: 'commission.more-than-is-left',
          data: {
            sale,
            amount: formatMoney(amount),
            left: formatMoney({ amount: before.left, currency: table.currency, scale: table.scale }),
          },
        },
      cause === 'bad-debt' &&
        table.basis === 'collected' && { code: 'commission.nothing-was-credited-for-a-debt', data: { sale } },
      !contains(period, meta.on) && {
        code: 'commission.outside-the-period',
        data: { sale, on: meta.on, period: period.key },
      },
      unauthorised(meta.by, 'calculate', authority),
    ],
    () => [
      CreditedSaleReduced.of(
        { run: data.run, sale, cause, amount, period, lines: clawBack(run, table, before, Number(left - units)) },
        { policies: [policyRef(table), policyRef(authority)] },
      ),
    ],
  );
};

const calculate = (
  { data, meta }: CommandOf<typeof CalculateCommission>,
  run: CommissionRun,
  { period, table }: Open,
  { authority }: CommissionGiven,
): Answer =>
  unless<CommissionRejection, CommissionEvent>(
    [
      run.approved && { code: 'commission.approved-already', data: { run: data.run } },
      pending(run, data.run),
      tooEarly(run, data.run, meta.at),
      run.sellerCount === 0 && { code: 'commission.nothing-credited', data: { run: data.run } },
      meta.on < period.end && {
        code: 'commission.period-not-over',
        data: { run: data.run, on: meta.on, end: period.end },
      },
      unauthorised(meta.by, 'calculate', authority),
    ],
    () => {
      const lines = [...entriesOf(run.sellers)].map(([seller, { base }]) => ({
        seller,
        base,
        commission: Number(commissionOf(table, BigInt(base))),
      }));
      const total = lines.reduce((sum, { commission }) => sum + commission, 0);
      return [
        CommissionCalculated.of(
          { run: data.run, lines, total },
          { policies: [policyRef(table), policyRef(authority)] },
        ),
      ];
    },
  );

const decidable = (
  { data, meta }: CommandOf<typeof ApproveCommission | typeof ReturnCommission>,
  run: CommissionRun,
  { authority }: CommissionGiven,
): readonly Reason[] => [
  run.approved && { code: 'commission.approved-already', data: { run: data.run } },
  run.calculated === null && { code: 'commission.not-calculated', data: { run: data.run } },
  tooEarly(run, data.run, meta.at),
  unauthorised(meta.by, 'approve', authority),
];

const approve = (command: CommandOf<typeof ApproveCommission>, run: CommissionRun, given: CommissionGiven): Answer => {
  const { id } = command.meta.by;
  return unless<CommissionRejection, CommissionEvent>(
    [
      ...decidable(command, run, given),
      run.calculated?.by === id && { code: 'commission.approver-calculated', data: { actor: id } },
      run.calculated?.lines.some(({ seller }) => seller === id) && {
        code: 'commission.approver-is-paid',
        data: { actor: id },
      },
    ],
    () => [CommissionApproved.of(command.data, { policies: [policyRef(given.authority)] })],
  );
};

/** The events of a command, or every reason against it. */
export const decideCommission =
  (command: CommissionCommand, given: CommissionGiven) =>
  (run: CommissionRun): Answer => {
    if (command.type === 'OpenCommissionRun') return openRun(command, given, run);
    const of = opened(run);
    if (of === null) return refuse({ code: 'commission.run-unknown', data: { run: command.data.run } });
    switch (command.type) {
      case 'CreditSale':
        return creditSale(command, run, of, given);
      case 'ReduceCreditedSale':
        return reduceSale(command, run, of, given);
      case 'CalculateCommission':
        return calculate(command, run, of, given);
      case 'ReturnCommission':
        return unless<CommissionRejection, CommissionEvent>(decidable(command, run, given), () => [
          CommissionReturned.of(command.data, { policies: [policyRef(given.authority)] }),
        ]);
      case 'ApproveCommission':
        return approve(command, run, given);
    }
  };
