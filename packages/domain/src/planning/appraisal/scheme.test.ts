// Adopting appraisal schemes: versions, authority, and every fault of a scheme told at once.
import { describe, test } from 'vitest';
import { money } from '../../kernel/index.ts';
import { scenario, testMeta } from '../../testing/index.ts';
import { type AdoptionGiven, generalManagerAdopts } from '../adoption.ts';
import { generalManager, seller } from './samples.ts';
import {
  AdoptAppraisalScheme,
  type AppraisalScheme,
  AppraisalSchemeAdopted,
  appraisalScheme,
  sevenKpiScheme,
} from './scheme.ts';

const given: AdoptionGiven = { adoption: generalManagerAdopts };
const told = scenario(appraisalScheme, given);
const adopt = (policy: AppraisalScheme) =>
  AdoptAppraisalScheme.of({ policy }, testMeta('2025-01-01', { by: generalManager }));
const adopted = (policy: AppraisalScheme) => AppraisalSchemeAdopted.of({ policy }, { policies: ['policy-adoption@1'] });
const schemeWith = (more: Partial<AppraisalScheme>): AppraisalScheme => ({ ...sevenKpiScheme, ...more });
const [first, second, ...others] = sevenKpiScheme.kpis;
if (first === undefined || second === undefined) throw new Error('seven indicators');

describe('a scheme is adopted', () => {
  test('B19: whole, with its indicators and its cycle, in versions that follow each other', () => {
    const next = schemeWith({ version: 2, from: '2025-04-01', cycle: 'month' });
    told
      .when(adopt(sevenKpiScheme))
      .thenEvents(adopted(sevenKpiScheme))
      .when(adopt(schemeWith({ version: 3, from: '2025-04-01' })))
      .thenRejected({
        code: 'adoption.not-the-next-version',
        data: { policy: 'seven-kpis', version: 3, next: 2 },
      })
      .when(adopt(schemeWith({ version: 2 })))
      .thenRejected({
        code: 'adoption.not-after-the-last',
        data: { policy: 'seven-kpis', from: '2000-01-01', last: '2000-01-01' },
      })
      .when(adopt(next))
      .thenEvents(adopted(next))
      .thenState({ versions: [sevenKpiScheme, next] });
  });

  test('by somebody who may, and by nobody else', () => {
    told
      .when(AdoptAppraisalScheme.of({ policy: sevenKpiScheme }, testMeta('2025-01-01', { by: seller })))
      .thenRejected({
        code: 'adoption.not-authorised',
        data: { actor: 'seller-7', roles: ['seller'], needed: ['general-manager'], policy: 'policy-adoption@1' },
      });
  });
});

describe('a scheme is refused', () => {
  test('B1: where its weights do not add up to the whole, be it by one basis point', () => {
    const by = (weight: number) => schemeWith({ kpis: [{ ...first, weight }, second, ...others] });
    told.when(adopt(by(2500))).thenEvents(adopted(by(2500)));
    told
      .when(adopt(by(2499)))
      .thenRejected({ code: 'appraisal.weights-not-whole', data: { sum: 9999, whole: 10_000 } });
    told
      .when(adopt(by(2501)))
      .thenRejected({ code: 'appraisal.weights-not-whole', data: { sum: 10_001, whole: 10_000 } });
    told
      .when(
        adopt(
          schemeWith({
            kpis: [
              { ...first, weight: 10_000 },
              { ...second, weight: 0 },
            ],
          }),
        ),
      )
      .thenRejected({ code: 'appraisal.weight-not-positive', data: { kpi: 'gross-profit-attainment', weight: 0 } });
  });

  test('B27: where an indicator does not match the target that it should answer to', () => {
    told
      .when(adopt(schemeWith({ kpis: [{ ...first, kpi: { ...first.kpi, metric: null } }, second, ...others] })))
      .thenRejected({
        code: 'appraisal.kpi-without-target',
        data: { kpi: 'sales-attainment', form: 'attainment' },
      });
    told
      .when(adopt(schemeWith({ kpis: [{ ...first, kpi: { ...first.kpi, form: 'count' } }, second, ...others] })))
      .thenRejected({
        code: 'appraisal.kpi-not-of-its-target',
        data: { kpi: 'sales-attainment', form: 'count', metric: 'revenue', unit: 'money', takes: ['count'] },
      });
  });

  test('C7: where rewards and penalties leave a gap, overlap, or give less for more, all at once', () => {
    const reward = (from: number, to: number | null, amount: number) =>
      ({ from, to, outcome: 'reward', amount: money(amount, 'CNY', 0) }) as const;
    told
      .when(
        adopt(
          schemeWith({
            bands: [
              { from: 100, to: 6000, outcome: 'none', amount: null },
              reward(7000, 9000, 200),
              reward(8000, 8000, 100),
              { from: 8000, to: 12_000, outcome: 'penalty', amount: null },
            ],
          }),
        ),
      )
      .thenRejected(
        { code: 'appraisal.bands-broken', data: { fault: { fault: 'not-from-zero', band: 1, from: 100 } } },
        { code: 'appraisal.bands-broken', data: { fault: { fault: 'gap', band: 2, from: 7000, expected: 6000 } } },
        { code: 'appraisal.bands-broken', data: { fault: { fault: 'overlap', band: 3, from: 8000, expected: 9000 } } },
        { code: 'appraisal.bands-broken', data: { fault: { fault: 'upside-down', band: 3, from: 8000, to: 8000 } } },
        { code: 'appraisal.bands-broken', data: { fault: { fault: 'last-not-open', band: 4, to: 12_000 } } },
        { code: 'appraisal.band-inverted', data: { band: 3 } },
        { code: 'appraisal.band-inverted', data: { band: 4 } },
      );
    told
      .when(
        adopt(
          schemeWith({
            bands: [
              { from: 0, to: null, outcome: 'none', amount: money(1, 'CNY') },
              { from: 1, to: null, outcome: 'reward', amount: money(0, 'CNY') },
            ],
          }),
        ),
      )
      .thenRejected(
        { code: 'appraisal.bands-broken', data: { fault: { fault: 'open-not-last', band: 1, from: 0 } } },
        { code: 'appraisal.band-amount-wrong', data: { band: 1, outcome: 'none' } },
        { code: 'appraisal.band-amount-wrong', data: { band: 2, outcome: 'reward' } },
      );
  });

  test('where an indicator stands twice, can never reach its target, or expectations are upside down', () => {
    told
      .when(
        adopt(
          schemeWith({
            kpis: [
              { ...first, weight: 5000, cap: 9999 },
              { ...first, weight: 5000 },
            ],
            expectation: { above: 7000, below: 7001 },
          }),
        ),
      )
      .thenRejected(
        { code: 'appraisal.cap-below-target', data: { kpi: 'sales-attainment', cap: 9999 } },
        { code: 'appraisal.scheme-kpi-twice', data: { kpi: 'sales-attainment' } },
        { code: 'appraisal.expectation-upside-down', data: { above: 7000, below: 7001 } },
      );
  });
});
