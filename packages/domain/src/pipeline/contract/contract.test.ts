// The contract by examples: what it says, who reviews it, what is paid ahead, and whether it is fulfilled.
import { expect, test } from 'vitest';
import { checkLaws, type LocalDate, messageCatalogue, money, quantity } from '../../kernel/index.ts';
import { happened, recordedHistory, scenario, storedHistory, testMeta } from '../../testing/index.ts';
import {
  ContractAdvancePaid,
  type ContractContent,
  ContractDrafted,
  ContractEnded,
  type ContractEvent,
  ContractReviewed,
  ContractSigned,
  contractLaws,
  contractMessages,
  DraftContract,
  EndContract,
  FulfilObligation,
  ObligationFulfilled,
  openObligations,
  PayContractAdvance,
  ReviewContract,
  contract as room,
  SignContract,
  supervisorsReview,
} from './index.ts';

const yuan = (amount: number) => money(amount * 100, 'CNY');
const contract = 'K1';
const whose = { contract, customer: 'C1' };
const author = { id: 'author', roles: ['sales-assistant'] };
const boss = { id: 'boss', roles: ['sales-manager'] };
const content: ContractContent = {
  lines: [
    {
      line: '1',
      product: 'P1',
      specification: 'GB/T 14456, 一级',
      quantity: quantity(100, 'box'),
      amount: yuan(1_000),
    },
  ],
  delivery: { by: '2024-04-30', place: '杭州仓库', means: 'truck' },
  terms: { due: { kind: 'after-delivery', days: 30 }, means: ['transfer'] },
  advance: { kind: 'deposit', amount: yuan(300), dueOn: '2024-02-20' },
  afterSales: 'damaged goods are replaced within 7 days',
  obligations: [
    { obligation: 'sample', side: 'ours', owner: 'production', what: 'send a sample', dueOn: '2024-02-15' },
    { obligation: 'seal', side: 'theirs', owner: 'purchasing', what: 'seal the sample', dueOn: '2024-02-25' },
  ],
};

const meta = (on: LocalDate, by = author) => testMeta(on, { by, commandId: `${by.id}-${on}` });
const told = scenario(room, { contractPolicy: supervisorsReview });
const draft = (news: Partial<ContractContent> = {}, by = author, on: LocalDate = '2024-02-01') =>
  DraftContract.of({ ...whose, content: { ...content, ...news } }, meta(on, by));
const review = (outcome: 'passed' | 'objected', by = boss, on: LocalDate = '2024-02-02') =>
  ReviewContract.of({ contract, outcome, notes: 'all clauses read' }, meta(on, by));
const sign = SignContract.of({ contract, forUs: 'Wang', forThem: 'Li' }, meta('2024-02-03'));
const pay = (receipt: string, amount: number) =>
  PayContractAdvance.of({ contract, receipt, amount: yuan(amount) }, meta('2024-02-10'));
const fulfil = (obligation: string, on: LocalDate = '2024-02-12') =>
  FulfilObligation.of({ contract, obligation, note: 'done' }, meta(on));
const signed = told.when(draft()).when(review('passed')).when(sign);

test('K7 K8: a contract says goods, specification, price, delivery, terms and after-sales, and is signed as it was reviewed', () => {
  told.when(draft()).thenEvents(ContractDrafted.of({ ...whose, content }));
  signed.thenEvents(ContractSigned.of({ ...whose, content, forUs: 'Wang', forThem: 'Li' }));
  expect(signed.history[0]?.tags).toEqual(['contract:K1', 'customer:C1']);
  const { specification: _, ...rest } = content.lines[0] as ContractContent['lines'][number];
  const { delivery: __, ...without } = content;
  const reads = (value: unknown) => DraftContract.schema.safeParse({ ...whose, content: value }).success;
  expect([reads(content), reads(without), reads({ ...content, lines: [rest] })]).toEqual([true, false, false]);
});

test('K9: a draft is written anew as long as nobody signed, and is then reviewed anew', () => {
  const again = told
    .when(draft())
    .when(review('passed'))
    .when(draft({ afterSales: 'none' }, author, '2024-02-03'));
  again.when(SignContract.of({ contract, forUs: 'Wang', forThem: 'Li' }, meta('2024-02-04'))).thenRejected({
    code: 'contract.not-at-that-stage',
    data: { contract, status: 'drafted', needed: ['reviewed'] },
  });
  signed.when(draft({}, author, '2024-02-05')).thenRejected('contract.not-at-that-stage');
  told
    .when(draft())
    .when(DraftContract.of({ ...whose, customer: 'C2', content }, meta('2024-02-02')))
    .thenRejected({ code: 'contract.another-customer', data: { contract, customer: 'C2', expected: 'C1' } });
});

test('K10 K15: nothing is signed that no supervisor reviewed, and nobody reviews his own draft', () => {
  told.when(draft()).when(sign).thenRejected('contract.not-at-that-stage');
  told.when(draft()).when(review('objected')).when(sign).thenRejected('contract.not-at-that-stage');
  told
    .when(draft())
    .when(review('passed', { id: 'peer', roles: ['sales-assistant'] }))
    .thenRejected({
      code: 'contract.not-authorised',
      data: { contract, actor: 'peer', needed: supervisorsReview.reviewers, policy: 'contract-review@1' },
    });
  told
    .when(draft({}, boss))
    .when(review('passed'))
    .thenRejected({ code: 'contract.own-draft', data: { contract, actor: 'boss' } });
  told
    .when(draft())
    .when(review('passed'))
    .thenEvents(
      ContractReviewed.of(
        { ...whose, outcome: 'passed', notes: 'all clauses read' },
        { policies: ['contract-review@1'] },
      ),
    );
});

test('K13: a deposit is paid up to what was agreed, in parts, each receipt once, after the signing', () => {
  told.when(draft()).when(pay('R1', 300)).thenRejected('contract.not-at-that-stage');
  const part = signed
    .when(pay('R1', 200))
    .thenEvents(ContractAdvancePaid.of({ ...whose, receipt: 'R1', amount: yuan(200) }));
  part.when(pay('R1', 50)).thenRejected({ code: 'contract.receipt-known', data: { contract, receipt: 'R1' } });
  part
    .when(pay('R2', 101))
    .thenRejected({ code: 'contract.beyond-advance', data: { contract, amount: '101.00', open: '100.00' } });
  expect(part.when(pay('R2', 100)).history.at(-1)?.type).toBe('ContractAdvancePaid');
  signed.when(pay('R1', 0)).thenRejected('contract.not-above-zero');
  signed
    .when(PayContractAdvance.of({ contract, receipt: 'R1', amount: money(1, 'USD') }, meta('2024-02-10')))
    .thenRejected('contract.several-currencies');
  const plain = told
    .when(draft({ advance: null }))
    .when(review('passed'))
    .when(sign);
  plain.when(pay('R1', 1)).thenRejected({ code: 'contract.no-advance', data: { contract } });
});

test('K14 K17: what is still owed, by whom and how late, is told as of any day, by either side and department', () => {
  const owed = (state: Parameters<typeof openObligations>[0], on: LocalDate) =>
    openObligations(state, on).map(({ obligation, side, owner, overdue }) => [obligation, side, owner, overdue]);
  expect(owed(told.when(draft()).state, '2024-02-20')).toEqual([]);
  expect(owed(signed.state, '2024-02-20')).toEqual([
    ['sample', 'ours', 'production', true],
    ['advance', 'theirs', 'deposit', false],
    ['seal', 'theirs', 'purchasing', false],
  ]);
  expect(owed(signed.state, '2024-02-15')[0]).toEqual(['sample', 'ours', 'production', false]);
  const on = signed.when(pay('R1', 300)).when(fulfil('sample'));
  on.thenEvents(ObligationFulfilled.of({ ...whose, obligation: 'sample', note: 'done', dueOn: '2024-02-15' }));
  expect(owed(on.state, '2024-02-26')).toEqual([['seal', 'theirs', 'purchasing', true]]);
  on.when(fulfil('sample', '2024-02-13')).thenRejected({
    code: 'contract.obligation-fulfilled',
    data: { contract, obligation: 'sample' },
  });
  on.when(fulfil('song')).thenRejected({
    code: 'contract.unknown-obligation',
    data: { contract, obligation: 'song', known: ['sample', 'seal'] },
  });
});

test('K14: a contract ends fulfilled when nothing is owed, and otherwise only by being terminated', () => {
  const end = (outcome: 'fulfilled' | 'terminated') =>
    EndContract.of({ contract, outcome, reason: 'over' }, meta('2024-05-01'));
  const most = signed.when(pay('R1', 300)).when(fulfil('sample'));
  most.when(end('fulfilled')).thenRejected({ code: 'contract.not-fulfilled', data: { contract, open: ['seal'] } });
  most
    .when(end('terminated'))
    .thenEvents(ContractEnded.of({ ...whose, outcome: 'terminated', reason: 'over', unfulfilled: ['seal'] }));
  const all = most.when(fulfil('seal', '2024-02-20')).when(end('fulfilled'));
  all.thenEvents(ContractEnded.of({ ...whose, outcome: 'fulfilled', reason: 'over', unfulfilled: [] }));
  all.when(fulfil('seal', '2024-05-02')).thenRejected('contract.not-at-that-stage', 'contract.obligation-fulfilled');
  expect(checkLaws(contractLaws, recordedHistory(all.history))).toEqual([]);
});

test('what a contract says must fit: one currency, each id once, an advance above zero and within its value, no date before the last', () => {
  const [line] = content.lines as [ContractContent['lines'][number]];
  told
    .when(draft({ lines: [line, line] }))
    .thenRejected({ code: 'contract.named-twice', data: { contract, ids: ['1'] } });
  told.when(draft({ lines: [{ ...line, amount: money(1, 'USD') }] })).thenRejected('contract.several-currencies');
  const ahead = (amount: number) =>
    draft({ advance: { kind: 'prepayment', amount: yuan(amount), dueOn: '2024-02-20' } });
  expect(told.when(ahead(1_000)).history).toHaveLength(1);
  told
    .when(ahead(1_001))
    .thenRejected({ code: 'contract.advance-beyond-value', data: { contract, advance: '1001.00', value: '1000.00' } });
  told.when(ahead(0)).thenRejected('contract.not-above-zero');
  told
    .when(draft())
    .when(review('passed', boss, '2024-01-31'))
    .thenRejected({
      code: 'contract.dated-too-early',
      data: { contract, on: '2024-01-31', lastOn: '2024-02-01' },
    });
});

test('the law of contracts bites on a history that skips a step', () => {
  const broken = (...events: readonly ContractEvent[]) =>
    checkLaws(
      contractLaws,
      recordedHistory(
        storedHistory<ContractEvent>(
          'test.contract-K1',
          events.map((event) => happened<ContractEvent>('2024-02-01', event, author)),
        ),
      ),
    ).map(({ revision }) => revision);
  const drafted = ContractDrafted.of({ ...whose, content });
  const reviewed = ContractReviewed.of({ ...whose, outcome: 'passed', notes: 'n' });
  const done = ContractSigned.of({ ...whose, content, forUs: 'W', forThem: 'L' });
  expect(broken(drafted, done)).toEqual([1]);
  expect(broken(drafted, reviewed)).toEqual([1]);
  expect(broken(drafted, ContractAdvancePaid.of({ ...whose, receipt: 'R', amount: yuan(1) }))).toEqual([1]);
  expect(
    broken(drafted, reviewed, done, ContractEnded.of({ ...whose, outcome: 'fulfilled', reason: 'r', unfulfilled: [] })),
  ).toEqual([1, 3]);
});

test('every reason is said in both languages', () => {
  const say = messageCatalogue([contractMessages]);
  const data = {
    contract,
    status: 'drafted',
    needed: ['reviewed'],
    customer: 'C2',
    expected: 'C1',
    currencies: ['CNY', 'USD'],
    ids: ['1'],
    lines: ['1'],
    order: 'O1',
    line: '1',
    shipped: '2',
    taken: '1',
    amount: '1.00',
    currency: 'CNY',
    advance: '2.00',
    value: '1.00',
    actor: 'U1',
    policy: 'contract-review@1',
    on: '2024-01-01',
    lastOn: '2024-02-01',
    open: ['seal'],
    receipt: 'R1',
    obligation: 'sample',
    known: ['sample'],
  };
  for (const code of Object.keys(contractMessages)) {
    // The one sentence whose open part is an amount and no list.
    const own =
      code === 'contract.beyond-advance'
        ? { ...data, open: '1.00' }
        : code === 'contract.not-authorised'
          ? { ...data, needed: ['legal'] }
          : data;
    expect(say({ code, data: own }, 'en')).toMatch(/^[\x20-\x7e]+\.$/u);
    expect(say({ code, data: own }, 'zh')).toMatch(/。$/u);
    expect(say({ code, data: own }, 'zh')).not.toMatch(/undefined/u);
  }
});
