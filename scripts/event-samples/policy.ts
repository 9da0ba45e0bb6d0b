/** Policies of trade that were adopted, written by hand for the lock. */
import { money } from '@clientele/domain/kernel';
import { CreditPolicyAdopted, DunningPolicyAdopted, PricingPolicyAdopted } from '@clientele/domain/trade';

const yuan = (amount: number) => money(amount * 100, 'CNY');
const policies = { policies: ['policy-adoption@1'] } as const;

export const creditPolicySamples = [
  CreditPolicyAdopted.of(
    {
      policy: {
        name: 'company-credit',
        version: 1,
        from: '2026-01-01',
        grades: [
          {
            grade: '甲',
            handling: 'on-account',
            terms: { due: { kind: 'after-month', days: 30 }, means: ['transfer'] },
            ceiling: 'none',
            mostOverdueDays: null,
            mostOverdue: [],
            investigate: false,
          },
          {
            grade: '乙',
            handling: 'cash-only',
            terms: {
              due: { kind: 'before-delivery' },
              advance: { kind: 'prepayment', share: 10_000 },
              means: ['cash', 'bank-acceptance'],
            },
            ceiling: [yuan(10_000)],
            mostOverdueDays: 0,
            mostOverdue: [yuan(100)],
            investigate: true,
          },
        ],
        authority: [
          { role: 'sales-director', upTo: [yuan(500_000)] },
          { role: 'general-manager', upTo: 'any' },
        ],
        finance: ['accountant'],
        evaluateEvery: 3,
        fallsBeforeGivingUp: 3,
        investigationHolds: 180,
      },
    },
    policies,
  ),
];

export const dunningPolicySamples = [
  DunningPolicyAdopted.of(
    {
      policy: {
        name: 'company-dunning',
        version: 1,
        from: '2026-01-01',
        levels: [
          { overdueDays: 5, gapDays: 0, fees: [] },
          { overdueDays: 20, gapDays: 7, fees: [yuan(50)] },
        ],
        interestBasisPoints: 435,
        yearDays: 360,
        rounding: 'half-away-from-zero',
      },
    },
    policies,
  ),
];

export const pricingPolicySamples = [
  PricingPolicyAdopted.of(
    {
      policy: {
        name: 'company-pricing',
        version: 1,
        from: '2026-01-01',
        approvers: ['general-manager'],
        recipients: ['办公室', '财务部'],
        floor: 1_200,
        discounts: [{ role: 'salesperson', upTo: 200 }],
        tolerance: 150,
      },
    },
    policies,
  ),
];
