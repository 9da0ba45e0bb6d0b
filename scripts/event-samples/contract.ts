/** Events of contracts, written by hand for the lock. */
import { money, quantity } from '@clientele/domain/kernel';
import {
  CallOffCleared,
  CallOffDeclined,
  CallOffGranted,
  CallOffReleased,
  CallOffShipped,
  ContractAdvancePaid,
  type ContractContent,
  ContractDrafted,
  ContractEnded,
  ContractReviewed,
  ContractSigned,
  ObligationFulfilled,
} from '@clientele/domain/pipeline';

const whose = { contract: 'K-1', customer: 'C-1' };
const content: ContractContent = {
  lines: [
    {
      line: '1',
      product: 'P-11',
      specification: 'GB/T 14456，一级',
      quantity: quantity(100, '箱'),
      amount: money(11_300_00, 'CNY'),
    },
  ],
  delivery: { by: '2026-03-31', place: '杭州仓库', means: '汽运' },
  terms: { due: { kind: 'after-delivery', days: 30 }, means: ['transfer', 'bank-acceptance'] },
  advance: { kind: 'deposit', amount: money(3_000_00, 'CNY'), dueOn: '2026-01-15' },
  afterSales: '破损七日内更换',
  obligations: [{ obligation: 'B-1', side: 'ours', owner: '生产部', what: '寄样品', dueOn: '2026-01-10' }],
};

const called = { ...whose, order: 'O-1', ask: 1 };

export const contractSamples = [
  CallOffGranted.of({
    ...called,
    terms: content.terms,
    advanceOpen: true,
    lines: [{ line: '1', of: '1', product: 'P-11', quantity: quantity(40, '箱'), gross: money(4_520_00, 'CNY') }],
  }),
  CallOffDeclined.of({
    ...called,
    reasons: [
      { code: 'not-in-force', status: 'ended' },
      { code: 'before-signing', signedOn: '2026-01-05' },
      { code: 'after-its-end', until: '2026-03-31' },
      { code: 'another-customer' },
      { code: 'not-agreed', line: '2', product: 'P-12' },
      { code: 'other-unit', line: '1', unit: 'kg', expected: '箱' },
      { code: 'beyond-quantity', product: 'P-11', asked: '61', left: '60', unit: '箱' },
      { code: 'other-price', line: '1', asked: money(1_00, 'CNY'), agreed: money(113_00, 'CNY') },
    ],
  }),
  CallOffReleased.of(called),
  CallOffCleared.of({ ...whose, order: 'O-1' }),
  CallOffShipped.of({ ...whose, order: 'O-1', shipment: 'S-1', lines: [{ of: '1', quantity: quantity(15, '箱') }] }),
  ContractDrafted.of({ ...whose, content }),
  ContractDrafted.of({ ...whose, content: { ...content, advance: null, obligations: [] } }),
  ContractReviewed.of({ ...whose, outcome: 'objected', notes: '交货期过短' }, { policies: ['contract-review@1'] }),
  ContractSigned.of({ ...whose, content, forUs: '王', forThem: '李' }),
  ContractAdvancePaid.of({ ...whose, receipt: 'R-1', amount: money(3_000_00, 'CNY') }),
  ObligationFulfilled.of({ ...whose, obligation: 'B-1', note: 'sent', dueOn: '2026-01-10' }),
  ContractEnded.of({ ...whose, outcome: 'fulfilled', reason: 'all done', unfulfilled: [] }),
  ContractEnded.of({ ...whose, outcome: 'terminated', reason: 'no deposit', unfulfilled: ['advance'] }),
];
