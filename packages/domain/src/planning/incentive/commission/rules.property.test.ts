// The room on arbitrary stories: the rules of every room, its laws among them, exact parts and exact claw-backs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Actor, instantOfDate, type LocalDate, money, quarter, utc } from '../../../kernel/index.ts';
import { type Asking, assertRules, ruleOfEvents } from '../../../testing/index.ts';
import { entriesOf } from '../../target/growing-map.ts';
import { commissionOf } from '../commission-table.ts';
import { director, given, period, seller, supervisor } from '../samples.ts';
import {
  ApproveCommission,
  CalculateCommission,
  type CommissionCommand,
  CreditSale,
  OpenCommissionRun,
  ReduceCreditedSale,
  ReturnCommission,
} from './commands.ts';
import type { CommissionEvent } from './events.ts';
import { commission } from './index.ts';
import type { CommissionRun } from './state.ts';

type Ask = Asking<CommissionRun, CommissionCommand, CommissionEvent>;

const sale = fc.constantFrom('S1', 'S2', 'S3', '__proto__');
const people: readonly Actor[] = [
  ...Array<Actor>(6).fill(supervisor),
  director,
  director,
  seller,
  { id: 'supervisor', roles: ['sales-director'] },
  { id: '8', roles: ['sales-director'] },
];
const tables = fc.constantFrom('sellers@1', 'sellers@1', 'slab@1', 'collected@1', 'profit@1', 'none@1');
const shares = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom([10_000], [3333, 3333, 3334], [1, 9999], [5000, 5000]) },
  { weight: 1, arbitrary: fc.constantFrom([5000], [0, 10_000], [10_001]) },
);
const amount = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 30_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -500, 900_000_000_000_000) },
);
const coin = fc.oneof(
  { weight: 9, arbitrary: fc.constant({ currency: 'CNY', scale: 0 }) },
  { weight: 1, arbitrary: fc.constantFrom({ currency: 'USD', scale: 0 }, { currency: 'CNY', scale: 3 }) },
);

const step: fc.Arbitrary<Ask> = fc
  .record({
    by: fc.constantFrom(...people),
    kind: fc.nat({ max: 11 }),
    of: sale,
    tables,
    shares,
    amount,
    coin,
    pick: fc.nat({ max: 999 }),
  })
  .map(
    ({ by, kind, of, tables: table, shares: list, amount: size, coin: { currency, scale }, pick }) =>
      ({ states }) => {
        const state = states.get('test.commission-R1') ?? commission.initial;
        const late = pick % 13 !== 0;
        // Who may do it, in most cases: supervisors credit and calculate, the director decides.
        const actor = pick % 6 === 0 ? by : kind >= 8 && state.calculated !== null ? director : supervisor;
        const on: LocalDate =
          state.approved || kind > 6 ? (late ? '2025-04-05' : '2025-03-30') : late ? '2025-02-01' : '2024-12-31';
        const meta = { commandId: `c${pick}`, at: instantOfDate(utc, on), on, by: actor };
        const run = 'R1';
        if (state.table === null && pick % 7 > 0)
          return OpenCommissionRun.of({ run, period: pick % 11 === 0 ? quarter(2024, 4) : period, table }, meta);
        const which = `${of}${kind < 5 ? pick % 3 : ''}`;
        const known = [...entriesOf(state.sales).keys()];
        switch (kind) {
          case 0:
            return OpenCommissionRun.of({ run, period, table }, meta);
          case 1:
          case 2:
          case 3:
          case 4:
            return CreditSale.of(
              {
                run,
                sale: which,
                amount: money(size, currency, scale),
                shares: list.map((share, index) => ({ seller: `${7 + (pick % 17 === 0 ? 0 : index)}`, share })),
              },
              meta,
            );
          case 5:
          case 6:
          case 7: {
            const sold = known[pick % (known.length + 1)] ?? 'no-such-sale';
            const cause = pick % 3 === 0 ? 'bad-debt' : 'return';
            return ReduceCreditedSale.of(
              {
                run,
                sale: sold,
                cause,
                amount: money(size, currency, scale),
                period: pick % 9 === 0 ? quarter(2026, 1) : quarter(2025, on < '2025-04-01' ? 1 : 2),
              },
              meta,
            );
          }
          case 8:
          case 9:
            return state.calculated === null || pick % 5 === 0
              ? CalculateCommission.of({ run }, meta)
              : ApproveCommission.of({ run }, meta);
          case 10:
            return pick % 4 === 0
              ? ReturnCommission.of({ run, reason: 'a sale is missing' }, meta)
              : ApproveCommission.of({ run }, meta);
          default:
            return CalculateCommission.of({ run }, meta);
        }
      },
  );

const exact = ruleOfEvents<CommissionRun, CommissionCommand, CommissionEvent, never, never>(
  'claw-back-is-what-the-table-says',
  { en: 'What was paid less what is left to pay is what was clawed back.', zh: '已付减去应付即追回额。' },
  ({ type, data }) => {
    if (type !== 'CreditedSaleReduced') return null;
    const bad = data.lines.find(({ paid, recomputed, clawedBack }) => paid - recomputed !== clawedBack);
    return bad === undefined ? null : `${bad.seller}: ${bad.paid} − ${bad.recomputed} isn't ${bad.clawedBack}`;
  },
);

const options = { commands: step, given: () => given, longest: 24 } as const;

test('C1: the room keeps the rules of every room, and claw-backs are exact, on any story', () => {
  expect(assertRules(commission, { ...options, runs: 60, rules: [exact as never] }).broken).toEqual([]);
});

test('and its stories reach every event', () => {
  const report = assertRules(commission, { ...options, runs: 80, seed: 11, mustReach: 'events' });
  expect(report.unreached).toEqual([]);
});

test('C1: however sales come back, what stays paid is the commission of what stays sold', () => {
  const share = fc.constantFrom<readonly number[]>([10_000], [3333, 3333, 3334], [9999, 1]);
  const sold = fc.array(fc.tuple(fc.integer({ min: 1, max: 20_000 }), share), { minLength: 1, maxLength: 4 });
  const returns = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 9000 })), { maxLength: 6 });
  fc.assert(
    fc.property(sold, returns, fc.constantFrom('sellers@1', 'slab@1'), (sales, back, table) => {
      const run = 'R1';
      const at = (on: LocalDate, by = supervisor) => ({ commandId: on, at: instantOfDate(utc, on), on, by });
      const commands: CommissionCommand[] = [
        OpenCommissionRun.of({ run, period, table }, at('2025-01-02')),
        ...sales.map(([size, list], index) =>
          CreditSale.of(
            {
              run,
              sale: `${index}`,
              amount: money(size, 'CNY', 0),
              shares: list.map((of, who) => ({ seller: `${who}`, share: of })),
            },
            at('2025-02-01'),
          ),
        ),
        CalculateCommission.of({ run }, at('2025-04-01')),
        ApproveCommission.of({ run }, at('2025-04-02', director)),
        ...back.map(([which, size]) =>
          ReduceCreditedSale.of(
            { run, sale: `${which}`, cause: 'return', amount: money(size, 'CNY', 0), period: quarter(2025, 2) },
            at('2025-05-01'),
          ),
        ),
      ];
      const state = commands.reduce<CommissionRun>((before, command) => {
        const outcome = commission.decide(command, given)(before);
        if (outcome._tag === 'Left') return before;
        return outcome.right.reduce<CommissionRun>(
          (of, event) =>
            commission.evolve(of, {
              ...event,
              id: 'e',
              stream: 's',
              revision: 0,
              occurredAt: command.meta.at,
              occurredOn: command.meta.on,
              by: command.meta.by,
              command: { id: 'c', index: 0, fingerprint: 'f' },
              correlationId: 'c',
              causationId: 'c',
            }),
          before,
        );
      }, commission.initial);
      const kept = state.table;
      if (kept === null) throw new Error('opened');
      let left = 0;
      for (const { base, paid } of entriesOf(state.sellers).values()) {
        expect(BigInt(paid)).toBe(commissionOf(kept, BigInt(base)));
        left += base;
      }
      const sum = [...entriesOf(state.sales).values()].reduce((of, { left: rest }) => of + rest, 0);
      expect(left).toBe(sum);
    }),
  );
});
