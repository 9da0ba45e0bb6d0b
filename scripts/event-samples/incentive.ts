/** Events of commission, incentive plans, awards and contests, written by hand for the lock. */
import { money, month, quarter } from '@clientele/domain/kernel';
import {
  AwardForfeited,
  AwardGranted,
  CommissionApproved,
  CommissionCalculated,
  CommissionReturned,
  CommissionRunOpened,
  type CommissionTable,
  CommissionTableAdopted,
  ContestAnnounced,
  ContestCalledOff,
  ContestClosed,
  ContestResultEntered,
  CreditedSaleReduced,
  type IncentivePlan,
  IncentivePlanAdopted,
  InstalmentPaid,
  SaleCredited,
} from '@clientele/domain/planning';

const table: CommissionTable = {
  name: 'sellers',
  version: 1,
  from: '2026-01-01',
  basis: 'invoiced',
  method: 'marginal',
  currency: 'CNY',
  scale: 2,
  rounding: 'half-away-from-zero',
  bands: [
    { from: 0, to: 10_000_00, rate: 500 },
    { from: 10_000_00, to: null, rate: 1000 },
  ],
};
const adopted = { policies: ['policy-adoption@1'] } as const;

export const tableSamples = [CommissionTableAdopted.of({ policy: table }, adopted)];

const run = 'RUN-1';
const policies = { policies: ['sellers@1', 'commission-authority@1'] } as const;

export const commissionSamples = [
  CommissionRunOpened.of({ run, period: quarter(2026, 1), table }, policies),
  SaleCredited.of(
    {
      run,
      sale: 'INV-1',
      amount: money(12_000, 'CNY', 0),
      parts: [
        { seller: '7', share: 6667, part: 8_000_40 },
        { seller: '8', share: 3333, part: 3_999_60 },
      ],
    },
    policies,
  ),
  CommissionCalculated.of(
    {
      run,
      lines: [
        { seller: '7', base: 8_000_40, commission: 400_02 },
        { seller: '8', base: 3_999_60, commission: 199_98 },
      ],
      total: 600_00,
    },
    policies,
  ),
  CommissionReturned.of({ run, reason: '漏计一张发票' }, { policies: ['commission-authority@1'] }),
  CommissionApproved.of({ run }, { policies: ['commission-authority@1'] }),
  CreditedSaleReduced.of(
    {
      run,
      sale: 'INV-1',
      cause: 'return',
      amount: money(12_000, 'CNY', 0),
      period: quarter(2026, 2),
      lines: [
        { seller: '7', part: 0, paid: 400_02, recomputed: 0, clawedBack: 400_02 },
        { seller: '8', part: 0, paid: 199_98, recomputed: 0, clawedBack: 199_98 },
      ],
    },
    policies,
  ),
];

const plan: IncentivePlan = {
  name: 'incentives',
  version: 1,
  from: '2026-01-01',
  items: [
    { form: 'commission', code: 'commission', name: { en: 'commission', zh: '提成' }, table: 'sellers@1' },
    {
      form: 'bonus',
      code: 'three-years',
      name: { en: 'bonus over three years', zh: '三年期长期奖金' },
      instalments: [
        { months: 12, share: 5000 },
        { months: 36, share: 5000 },
      ],
    },
    {
      form: 'promotion',
      code: 'career',
      name: { en: 'career path', zh: '职业发展通道' },
      path: { name: 'sales-career', version: 1, levels: ['销售代表', '高级销售代表', '销售主管'] },
    },
  ],
};

export const incentivePlanSamples = [IncentivePlanAdopted.of({ policy: plan }, adopted)];

const award = 'W-1';
const awarding = { policies: ['award-authority@1'] } as const;

export const awardSamples = [
  AwardGranted.of(
    {
      award,
      payee: 'U-7',
      plan: 'incentives@1',
      item: 'three-years',
      amount: money(1000_00, 'CNY'),
      instalments: [
        { due: '2027-04-30', share: 5000, amount: 500_00 },
        { due: '2029-04-30', share: 5000, amount: 500_00 },
      ],
      evidence: '考核 A-1 得分 1.1',
    },
    { policies: ['incentives@1', 'award-authority@1'] },
  ),
  InstalmentPaid.of({ award, instalment: 1, amount: 500_00 }, awarding),
  AwardForfeited.of({ award, instalments: [2], amount: 500_00, reason: '离职' }, awarding),
];

const contest = 'K-1';
const hosting = { policies: ['contest-authority@1'] } as const;

export const contestSamples = [
  ContestAnnounced.of(
    {
      contest,
      name: '春季销售竞赛',
      counts: '三月按下单日确认的净销售额',
      period: month(2026, 3),
      entrants: ['7', '8'],
      prizes: [money(1000_00, 'CNY'), money(500_00, 'CNY')],
    },
    hosting,
  ),
  ContestResultEntered.of({ contest, entrant: '7', value: 90_000_00 }, hosting),
  ContestClosed.of(
    {
      contest,
      ranking: [
        { entrant: '7', value: 90_000_00, place: 1, prize: 1000_00 },
        { entrant: '8', value: 80_000_00, place: 2, prize: 500_00 },
      ],
    },
    hosting,
  ),
  ContestCalledOff.of({ contest, reason: '产品召回' }, hosting),
];
