// What a contract takes of orders, decision by decision; and that its law bites. Orders beside it: packages/cli/src/contracts.test.ts.
import { expect, test } from 'vitest';
import { checkLaws, formatDecimal, type LocalDate, money, quantity } from '../../kernel/index.ts';
import { recordedHistory, scenario, storedHistory, testMeta } from '../../testing/index.ts';
import { type CallOffReason, callOffReasonText } from '../../trade/index.ts';
import {
  CallOff,
  CallOffDeclined,
  CallOffGranted,
  CallOffShipped,
  type ContractContent,
  ContractDrafted,
  type ContractEvent,
  ContractReviewed,
  ContractSigned,
  contractFulfilment,
  contractLaws,
  EnterShipment,
  ReleaseCallOff,
  contract as room,
  supervisorsReview,
} from './index.ts';

const contract = 'K1';
const whose = { contract, customer: 'C1' };
const yuan = (amount: number) => money(amount * 100, 'CNY');
const content: ContractContent = {
  lines: [
    { line: '1', product: 'P1', specification: 's', quantity: quantity(100, 'box'), amount: yuan(1_000) },
    { line: '2', product: 'P2', specification: 's', quantity: quantity(3, 'kg'), amount: yuan(100) },
  ],
  delivery: { by: '2024-04-30', place: 'p', means: 'm' },
  terms: { due: { kind: 'after-delivery', days: 30 }, means: ['transfer'] },
  advance: null,
  afterSales: 'a',
  obligations: [],
};
const signed = [
  ContractDrafted.of({ ...whose, content }),
  ContractReviewed.of({ ...whose, outcome: 'passed', notes: 'n' }),
  ContractSigned.of({ ...whose, content, forUs: 'W', forThem: 'L' }),
];
const day: LocalDate = '2024-02-10';
const meta = (on: LocalDate = day) => testMeta(on);
const told = scenario(room, { contractPolicy: supervisorsReview });
const box = (count: number, gross = count * 10) => ({
  line: '1',
  product: 'P1',
  quantity: quantity(count, 'box'),
  gross: yuan(gross),
});
type Line = Parameters<typeof CallOff.of>[0]['lines'][number];
const asks = (order: string, ask: number, line: Line, on: LocalDate = day, customer = 'C1') =>
  CallOff.of({ contract, customer, order, ask, lines: [line] }, meta(on));
const declined = (ask: number, ...reasons: readonly CallOffReason[]) =>
  CallOffDeclined.of({ ...whose, order: 'O1', ask, reasons: [...reasons] });
const shipped = (order: string, shipment: string, count: number) =>
  EnterShipment.of({ contract, order, shipment, lines: [{ line: '1', quantity: quantity(count, 'box') }] }, meta());

const ofFirst = (state: Parameters<typeof contractFulfilment>[0]) => {
  const [line] = contractFulfilment(state);
  return line === undefined ? null : [line.calledOff, line.shipped, line.left].map(formatDecimal);
};

test('K14: orders take what is agreed to the last box, and one box more is declined with what is left', () => {
  const most = told
    .given(...signed)
    .when(asks('O1', 1, box(60)))
    .when(asks('O2', 1, box(40)));
  expect(ofFirst(most.state)).toEqual(['100', '0', '0']);
  told
    .given(...signed)
    .when(asks('O2', 1, box(60)))
    .when(asks('O1', 1, box(41)))
    .thenEvents(declined(1, { code: 'beyond-quantity', product: 'P1', asked: '41', left: '40', unit: 'box' }));
});

test('K7: it takes an order in force, of its customer, of agreed goods, unit and price, and tells every reason at once', () => {
  const of = (line: Line, on?: LocalDate, customer?: string) =>
    told.given(...signed).when(asks('O1', 1, line, on, customer));
  of(box(1), '2024-04-30').thenEvents(
    CallOffGranted.of({
      ...whose,
      order: 'O1',
      ask: 1,
      terms: content.terms,
      advanceOpen: false,
      lines: [{ ...box(1), of: '1' }],
    }),
  );
  of(box(1), '2024-05-01').thenEvents(declined(1, { code: 'after-its-end', until: '2024-04-30' }));
  of({ ...box(1), product: 'P9' }).thenEvents(declined(1, { code: 'not-agreed', line: '1', product: 'P9' }));
  of({ ...box(1), quantity: quantity(1, 'kg') }).thenEvents(
    declined(1, { code: 'other-unit', line: '1', unit: 'kg', expected: 'box' }),
  );
  of(box(2, 19)).thenEvents(declined(1, { code: 'other-price', line: '1', asked: yuan(19), agreed: yuan(20) }));
  // A third of 100.00 is 33.33: a cent is what rounding may make, and two are another price.
  const kg = (cents: number) => ({ line: '2', product: 'P2', quantity: quantity(1, 'kg'), gross: money(cents, 'CNY') });
  expect(of(kg(33_34)).state.taken.get('O1')?.granted).toBe(true);
  of(kg(33_35)).thenEvents(
    declined(1, { code: 'other-price', line: '2', asked: money(33_35, 'CNY'), agreed: money(33_33, 'CNY') }),
  );
  of({ ...box(101, 1), product: 'P1' }, '2024-05-01', 'C2').thenEvents(
    CallOffDeclined.of({
      contract,
      customer: 'C2',
      order: 'O1',
      ask: 1,
      reasons: [
        { code: 'another-customer' },
        { code: 'after-its-end', until: '2024-04-30' },
        { code: 'other-price', line: '1', asked: yuan(1), agreed: yuan(1_010) },
        { code: 'beyond-quantity', product: 'P1', asked: '101', left: '100', unit: 'box' },
      ],
    }),
  );
  told.when(asks('O1', 1, box(1))).thenEvents(declined(1, { code: 'not-in-force', status: 'none' }));
});

test('an asking that was answered is passed over; a later one takes its place, and what is let go of is free', () => {
  const taken = told.given(...signed).when(asks('O1', 1, box(60)));
  taken.when(asks('O1', 1, box(60))).thenEvents();
  expect(ofFirst(taken.when(asks('O1', 2, box(100))).state)).toEqual(['100', '0', '0']);
  const release = (ask: number) => ReleaseCallOff.of({ ...whose, order: 'O1', ask }, meta());
  expect(ofFirst(taken.when(release(1)).state)).toEqual(['0', '0', '100']);
  taken
    .when(asks('O1', 2, box(50)))
    .when(release(1))
    .thenEvents();
});

test('K14: what left is counted once, unit by unit, and stays taken whatever becomes of the order', () => {
  const out = told
    .given(...signed)
    .when(asks('O1', 1, box(60)))
    .when(shipped('O1', 'S1', 25))
    .when(shipped('O1', 'S2', 10));
  expect(ofFirst(out.state)).toEqual(['60', '35', '40']);
  out.when(shipped('O1', 'S2', 10)).thenEvents();
  out.when(shipped('O9', 'S3', 10)).thenEvents();
  expect(ofFirst(out.when(shipped('O1', 'S3', 25)).state)).toEqual(['60', '60', '40']);
  out.when(shipped('O1', 'S3', 26)).thenRejected({
    code: 'contract.beyond-call-off',
    data: { contract, order: 'O1', line: '1', shipped: '61', taken: '60' },
  });
  const after = out.when(asks('O1', 2, box(200)));
  expect(ofFirst(after.state)).toEqual(['35', '35', '65']);
});

test('K14: the law bites where more is taken than agreed, and where a shipment counts twice', () => {
  const breaches = (...events: readonly ContractEvent[]) =>
    checkLaws(
      contractLaws,
      recordedHistory(storedHistory<ContractEvent>('test.contract-K1', [...signed, ...events])),
    ).flatMap(({ law, revision }) => (law === 'contract.never-beyond' ? [revision] : []));
  const granted = (order: string, count: number) =>
    CallOffGranted.of({
      ...whose,
      order,
      ask: 1,
      terms: content.terms,
      advanceOpen: false,
      lines: [{ ...box(count), of: '1' }],
    });
  const left = CallOffShipped.of({
    ...whose,
    order: 'O1',
    shipment: 'S1',
    lines: [{ of: '1', quantity: quantity(1, 'box') }],
  });
  expect(breaches(granted('O1', 60), granted('O2', 40), left)).toEqual([]);
  expect(breaches(granted('O1', 60), granted('O2', 41))).toEqual([4]);
  expect(breaches(granted('O1', 60), left, left)).toEqual([5]);
});

test('every reason is said in both languages, with its figures', () => {
  const reasons: readonly CallOffReason[] = [
    { code: 'not-in-force', status: 'ended' },
    { code: 'not-in-force', status: '__proto__' },
    { code: 'before-signing', signedOn: '2024-01-05' },
    { code: 'after-its-end', until: '2024-04-30' },
    { code: 'another-customer' },
    { code: 'not-agreed', line: '1', product: 'P9' },
    { code: 'other-unit', line: '1', unit: 'kg', expected: 'box' },
    { code: 'beyond-quantity', product: 'P1', asked: '41', left: '40', unit: 'box' },
    { code: 'other-price', line: '1', asked: yuan(19), agreed: yuan(20) },
  ];
  const texts = reasons.map(callOffReasonText);
  expect(new Set(texts.map(({ en }) => en)).size).toBe(texts.length);
  expect(texts.every(({ zh }) => /[\u4e00-\u9fff]/u.test(zh))).toBe(true);
  expect(texts.at(-1)).toEqual({
    en: 'line 1 comes to 19.00 CNY, and to 20.00 CNY by the contract',
    zh: '行 1 计 19.00 CNY，按合同应为 20.00 CNY',
  });
});
