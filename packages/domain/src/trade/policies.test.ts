// Policies of trade are adopted whole, version by version, by who may; what can't be meant is refused with its reason.
import { expect, test } from 'vitest';
import { messageCatalogue } from '../kernel/index.ts';
import { generalManagerAdopts } from '../planning/index.ts';
import { scenario, testMeta } from '../testing/index.ts';
import {
  AdoptCreditPolicy,
  AdoptDunningPolicy,
  AdoptPricingPolicy,
  CreditPolicyAdopted,
  creditPolicy,
  DunningPolicyAdopted,
  dunningPolicy,
  PricingPolicyAdopted,
  pricingPolicy,
  standardCreditPolicy,
  threeLevels,
  uniformPricing,
} from './index.ts';

const meta = testMeta('2024-01-01', { by: { id: 'chief', roles: ['general-manager'] } });
const header = { name: 'company', version: 1, from: '2024-01-01' } as const;
const cited = { policies: ['policy-adoption@1'] } as const;
const given = { adoption: generalManagerAdopts };
const [creditRoom, dunningRoom, pricingRoom] = [
  scenario(creditPolicy, given),
  scenario(dunningPolicy, given),
  scenario(pricingPolicy, given),
];
const credit = { ...standardCreditPolicy, ...header };
const dunning = { ...threeLevels, ...header };
const pricing = { ...uniformPricing, ...header };

test('G7 M13: a credit policy is adopted by who may, in versions without gaps', () => {
  creditRoom
    .when(AdoptCreditPolicy.of({ policy: credit }, meta))
    .thenEvents(CreditPolicyAdopted.of({ policy: credit }, cited));
  creditRoom
    .when(AdoptCreditPolicy.of({ policy: { ...credit, version: 2 } }, meta))
    .thenRejected('adoption.not-the-next-version');
  creditRoom
    .when(AdoptCreditPolicy.of({ policy: credit }, testMeta('2024-01-01')))
    .thenRejected('adoption.not-authorised');
  const twice = { ...credit, grades: [...credit.grades, ...credit.grades.slice(0, 1)] };
  creditRoom
    .when(AdoptCreditPolicy.of({ policy: twice }, meta))
    .thenRejected({ code: 'tradepolicy.named-twice', data: { policy: 'company', names: ['A'] } });
  creditRoom
    .when(AdoptCreditPolicy.of({ policy: { ...credit, authority: [] } }, meta))
    .thenRejected({ code: 'tradepolicy.without-roles', data: { policy: 'company', of: 'authority' } });
});

test('M1 M4: each level of dunning is later than the one before, by a day at least', () => {
  const levels = (...days: readonly number[]) => ({
    ...dunning,
    levels: days.map((overdueDays) => ({ overdueDays, gapDays: 0, fees: [] })),
  });
  const adopt = (policy: ReturnType<typeof levels>) => dunningRoom.when(AdoptDunningPolicy.of({ policy }, meta));
  adopt(levels(5, 6)).thenEvents(DunningPolicyAdopted.of({ policy: levels(5, 6) }, cited));
  adopt(levels(5, 5)).thenRejected({
    code: 'tradepolicy.level-not-later',
    data: { policy: 'company', level: 2, days: 5, before: 5 },
  });
});

test('N1 N7: one pricing policy names each role once, and somebody who may grant a discount', () => {
  pricingRoom
    .when(AdoptPricingPolicy.of({ policy: pricing }, meta))
    .thenEvents(PricingPolicyAdopted.of({ policy: pricing }, cited));
  const discounts = [
    { role: 'salesperson', upTo: 300 },
    { role: 'salesperson', upTo: 400 },
  ];
  pricingRoom
    .when(AdoptPricingPolicy.of({ policy: { ...pricing, discounts } }, meta))
    .thenRejected({ code: 'tradepolicy.named-twice', data: { policy: 'company', names: ['salesperson'] } });
  pricingRoom
    .when(AdoptPricingPolicy.of({ policy: { ...pricing, discounts: [] } }, meta))
    .thenRejected('tradepolicy.without-roles');
});

test('every reason is said in both languages', () => {
  const say = messageCatalogue([creditPolicy.messages]);
  const said = [
    { code: 'tradepolicy.named-twice', data: { policy: 'company', names: ['A'] } },
    { code: 'tradepolicy.level-not-later', data: { policy: 'company', level: 2, days: 5, before: 6 } },
    { code: 'tradepolicy.without-roles', data: { policy: 'company', of: 'discounts' } },
  ];
  for (const rejection of said) {
    expect(say(rejection, 'en')).toMatch(/^By policy company|^Policy company|^Level 2 of policy company/u);
    expect(say(rejection, 'zh')).toMatch(/company.*。$/u);
  }
});
