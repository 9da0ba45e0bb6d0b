/** Every room behind the handler: arbitrary commands, sent as they come from outside, on a real store. */
import { classificationAxesPolicy, paretoPolicy, territoryLevels } from '@clientele/domain/customer';
import { routePolicy, standardVisitRules, visitPolicy } from '@clientele/domain/field';
import {
  checkLaws,
  chinaBusinessCalendar,
  money,
  quantity,
  quarter,
  type RecordedEvent,
  year,
} from '@clientele/domain/kernel';
import { supervisorsReview } from '@clientele/domain/pipeline';
import {
  directorsAward,
  generalManagerAdopts,
  generalManagerApproves,
  managersDecide,
  managersHoldContests,
  sevenKpiScheme,
  supervisorsCalculate,
} from '@clientele/domain/planning';
import { complaintPolicy, satisfactionPolicy } from '@clientele/domain/service';
import { actors, ids, metas } from '@clientele/domain/testing';
import { financeCollects, standardCreditPolicy, threeLevels, uniformPricing } from '@clientele/domain/trade';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { arbitraryOf } from '../../testing/schemas/arbitrary-of.ts';
import { allRooms, type SomeRoom } from '../../testing/schemas/rooms.ts';
import { decodeEvent, encode, eventRegistry } from '../codec/index.ts';
import { memoryStore } from '../memory/index.ts';
import type { EventStore } from '../store/port.ts';
import { dispatcher } from './dispatcher.ts';
import { commandHandler } from './handler.ts';

/** A whole commission table, and an incentive plan with all its parts. */
const commissionTable = {
  name: 'sellers',
  version: 1,
  from: '2024-01-01',
  basis: 'invoiced',
  method: 'marginal',
  currency: 'CNY',
  scale: 2,
  rounding: 'down',
  bands: [{ from: 0, to: null, rate: 500 }],
};
const named = { en: 'item', zh: '项目' };
const incentivePlan = {
  name: 'plan',
  version: 1,
  from: '2024-01-01',
  items: [
    { form: 'commission', code: 'c', name: named, table: 'sellers@1' },
    { form: 'bonus', code: 'b', name: named, instalments: [{ months: 0, share: 10_000 }] },
    { form: 'promotion', code: 'p', name: named, path: { name: 'career', version: 1, levels: ['1', '2'] } },
  ],
};

/** What rooms need from outside. */
const given: Readonly<Record<string, unknown>> = {
  appraisalscheme: { adoption: generalManagerAdopts },
  commissiontable: { adoption: generalManagerAdopts },
  incentiveplan: { adoption: generalManagerAdopts },
  creditpolicy: { adoption: generalManagerAdopts },
  dunningpolicy: { adoption: generalManagerAdopts },
  pricingpolicy: { adoption: generalManagerAdopts },
  appraisal: { schemes: [sevenKpiScheme], authority: managersDecide, career: null },
  commission: { tables: [commissionTable], authority: supervisorsCalculate },
  award: { plans: [incentivePlan], authority: directorsAward },
  contest: { authority: managersHoldContests },
  contract: { contractPolicy: supervisorsReview },
  credit: { creditPolicy: standardCreditPolicy },
  complaint: { policy: complaintPolicy },
  satisfaction: { policy: satisfactionPolicy },
  classification: { gradePolicy: paretoPolicy, axes: classificationAxesPolicy },
  target: { approval: generalManagerApproves },
  territory: { levels: territoryLevels },
  visit: { visitPolicy },
  route: { routePolicy },
  progress: { visitRules: [standardVisitRules] },
  visitrules: { adoption: generalManagerAdopts },
  visitplan: { visitRules: [standardVisitRules], calendar: chinaBusinessCalendar },
  receivable: { dunning: threeLevels, collection: financeCollects },
  pricelist: { pricing: uniformPricing },
  discount: { pricing: uniformPricing },
  priceplan: { pricing: uniformPricing },
  promotion: { pricing: uniformPricing },
};

const rooms = await allRooms();
/** Commands that are taken at first, where what is arbitrary seldom is; the arbitrary ones then meet what they made. */
const usual: Readonly<Record<string, (id: string) => readonly { readonly type: string; readonly data: unknown }[]>> = {
  order: (order) => {
    const line = { line: '1', product: '1', quantity: quantity(5), amount: money(500, 'CNY') };
    return [
      { type: 'PlaceOrder', data: { order, content: { customer: '1', lines: [line] } } },
      { type: 'ReturnLines', data: { order, lines: [{ line: '1', quantity: quantity(1) }], reason: 'stale' } },
      { type: 'CancelOrder', data: { order, reason: 'off' } },
    ];
  },
  outlet: (outlet) => {
    const line = { product: '1', quantity: quantity(5) };
    return [
      { type: 'OpenOutlet', data: { outlet, customer: '1', name: 'store', currency: 'CNY' } },
      {
        type: 'DispatchToOutlet',
        data: { outlet, delivery: '1', carrier: 'van', expectedOn: '2024-01-02', lines: [line] },
      },
      {
        type: 'ReceiveAtOutlet',
        data: { outlet, delivery: '1', lines: [{ product: '1', counted: quantity(5), rejected: quantity(0) }] },
      },
    ];
  },
  inquiry: (inquiry) => [
    { type: 'ReceiveInquiry', data: { inquiry, customer: '1', channel: 'phone', subject: 'price', wanted: '7' } },
    { type: 'RelayInquiry', data: { inquiry, means: 'message' } },
    { type: 'AnswerInquiry', data: { inquiry, answer: 'yes' } },
  ],
  aftersales: (id) => [
    { type: 'OpenServiceCase', data: { case: id, customer: '1', kind: 'training' } },
    { type: 'ArrangeService', data: { case: id, staff: ['3'], on: '2026-01-01' } },
    { type: 'CancelServiceCase', data: { case: id, reason: 'sold' } },
  ],
  satisfaction: (customer) => [
    { type: 'SendSurvey', data: { customer, survey: '1', channel: 'web' } },
    { type: 'AnswerSurvey', data: { customer, survey: '1', score: 1, of: 5 } },
    { type: 'RecordOpinion', data: { customer, opinion: '1', text: 'so', channel: 'web' } },
  ],
  complaint: (complaint) => {
    const content = { customer: '1', channel: 'phone', about: { order: '1' }, class: 'quality', severity: 'ordinary' };
    return [
      { type: 'LodgeComplaint', data: { complaint, content } },
      { type: 'RouteComplaint', data: { complaint, department: 'production' } },
      { type: 'ResolveComplaint', data: { complaint, outcome: 'replaced' } },
    ];
  },
  coaching: (subordinate) => [
    {
      type: 'HoldJointVisit',
      data: { subordinate, joint: '1', superior: 'M1', visit: '1', leads: subordinate, coaches: 'M1' },
    },
    {
      type: 'AnalyseJointVisit',
      data: { subordinate, joint: '1', analysis: 'so', followUps: [], points: [{ point: '1', what: 'ask' }] },
    },
  ],
  routeorder: (book) => [
    {
      type: 'PlaceInArea',
      data: { book, area: '1', customers: [{ customer: '1', position: { latitude: 1, longitude: 1 } }] },
    },
    { type: 'OrderArea', data: { book, area: '1', start: { latitude: 0, longitude: 0 }, back: true } },
    { type: 'TakeFromArea', data: { book, customer: '1' } },
  ],
  route: (route) => [
    {
      type: 'PlanRoute',
      data: {
        route,
        on: '9999-12-31',
        salesperson: '1',
        vehicle: 'van',
        start: '0',
        leaves: 28_800,
        back: false,
        stops: [{ place: '1', customer: '1', stay: 600, open: [] }],
        legs: [{ from: '0', to: '1', metres: 1000, seconds: 60, vehicles: ['van'] }],
        leftOut: [],
      },
    },
    { type: 'AdoptRoute', data: { route } },
  ],
  progress: (salesperson) => [
    { type: 'TellProblem', data: { salesperson, problem: '1', what: 'price' } },
    { type: 'TellProblem', data: { salesperson, problem: '2', what: 'stock' } },
  ],
  visitplan: (salesperson) => {
    const key = { salesperson, horizon: quarter(2026, 1) };
    const person = { class: 'village-clinic', stage: 'first', importance: 'ordinary' };
    const run = { opened: '2026-03-31', done: 0, last: null };
    const line = (customer: string) => ({ ...person, customer, run, visits: [] });
    const rules = 'standard-visits@1';
    return [
      { type: 'AdoptVisitPlan', data: { ...key, rules, customers: [line('1')] } },
      {
        type: 'AmendVisitPlan',
        data: { ...key, rules, reason: 'new', changes: [{ kind: 'take-in', line: line('2') }] },
      },
    ];
  },
  visit: (visit) => {
    const met = { customer: '1', salesperson: '1', class: 'village-clinic', kind: 'walk-in', mode: 'in-person' };
    return [
      { type: 'BeginUnplannedVisit', data: { visit, ...met, purpose: 'price', wanted: '7' } },
      { type: 'RelayVisit', data: { visit, means: 'message' } },
      { type: 'EndVisit', data: { visit } },
    ];
  },
  forecast: (forecast) => [
    {
      type: 'MakeForecast',
      data: {
        forecast,
        subject: 'company:all',
        metric: 'visits',
        unit: { kind: 'count' },
        history: [{ period: year(1998), value: 7 }],
        method: { method: 'seasonal-naive', season: 1 },
        test: 1,
        horizon: [year(1999)],
        nextDue: '9999-12-31',
      },
    },
  ],
  territory: (plan) => [
    { type: 'OpenTerritory', data: { plan, territory: '1', name: 'East', level: 'region', head: 'S1' } },
    { type: 'MapPlaces', data: { plan, territory: '1', places: [{ country: 'CN' }] } },
  ],
  receivable: (invoice) => {
    const pay = (receipt: string, amount: number) => ({
      type: 'ReceivePayment',
      data: { invoice, receipt, amount: money(amount, 'CNY'), means: 'transfer' },
    });
    const content = { amount: money(500, 'CNY'), dueOn: '2026-01-31' };
    return [
      { type: 'IssueInvoice', data: { invoice, customer: '1', content } },
      pay('r1', 300),
      pay('r2', 300),
      { type: 'DisputeInvoice', data: { invoice, dispute: 'd', cause: 'price' } },
    ];
  },
  receipt: (receipt) => [
    { type: 'RecordReceipt', data: { receipt, customer: '1', amount: money(500, 'CNY'), means: 'cash' } },
    { type: 'AllocateReceipt', data: { receipt, allocation: 'a', invoice: '1', amount: money(200, 'CNY') } },
    { type: 'ConfirmAllocation', data: { receipt, allocation: 'a' } },
  ],
  pricelist: (list) => {
    const content = {
      name: '1',
      validFrom: '2025-01-01',
      seasons: [],
      entries: [{ product: '1', price: money(100, 'CNY') }],
      means: ['cash'],
      factors: { cost: '1', demand: '2', competition: '3' },
    };
    return [
      { type: 'ProposePriceList', data: { list, version: 1, content, reason: 'new' } },
      { type: 'ApprovePriceList', data: { list, version: 1 } },
    ];
  },
  discount: (discount) => {
    const price = { listPrice: money(100, 'CNY'), price: money(90, 'CNY'), until: '2026-01-01', reason: 'so' };
    return [
      { type: 'GrantDiscount', data: { discount, customer: '1', product: '1', list: '1', version: 1, ...price } },
      { type: 'WithdrawDiscount', data: { discount, reason: 'over' } },
    ];
  },
  priceplan: (plan) => {
    const cells = [{ product: '1', price: money(100, 'CNY'), quantity: 1 }];
    const content = { name: '1', period: year(2026), seasons: [], cells, reviewEvery: 30 };
    return [{ type: 'SetPricePlan', data: { plan, content } }];
  },
  promotion: (promotion) => {
    const step = { step: '1', text: '1', owner: '1', dueOn: '2025-01-01' };
    const days = { start: '2025-01-01', end: '2025-12-31' };
    const more = { goal: '1', budget: money(100, 'CNY'), staff: ['1'], materials: [], steps: [step] };
    return [
      {
        type: 'PlanPromotion',
        data: { promotion, content: { name: '1', kind: 'display', products: ['1'], ...days, ...more } },
      },
      { type: 'ApprovePromotion', data: { promotion } },
    ];
  },
  statement: (statement) => {
    const [none, all] = [money(0, 'CNY'), money(500, 'CNY')];
    const balance = { opening: none, invoiced: all, received: none, credited: none, writtenOff: none, closing: all };
    const sent = { statement, customer: '1', from: '2024-01-01', until: '2024-12-31', balances: [balance] };
    return [
      { type: 'SendStatement', data: sent },
      { type: 'AgreeStatement', data: { statement } },
    ];
  },
  appraisalscheme: (name) => [
    { type: 'AdoptAppraisalScheme', data: { policy: { ...sevenKpiScheme, name } } },
    { type: 'AdoptAppraisalScheme', data: { policy: { ...sevenKpiScheme, name, version: 2 } } },
  ],
  commissiontable: (name) => [{ type: 'AdoptCommissionTable', data: { policy: { ...commissionTable, name } } }],
  visitrules: (name) => [{ type: 'AdoptVisitRules', data: { policy: { ...standardVisitRules, name } } }],
  creditpolicy: (name) => [
    { type: 'AdoptCreditPolicy', data: { policy: { ...standardCreditPolicy, name, from: '2024-01-01' } } },
  ],
  dunningpolicy: (name) => [
    { type: 'AdoptDunningPolicy', data: { policy: { ...threeLevels, name, from: '2024-01-01' } } },
  ],
  pricingpolicy: (name) => [
    { type: 'AdoptPricingPolicy', data: { policy: { ...uniformPricing, name, from: '2024-01-01' } } },
  ],
  incentiveplan: (name) => [{ type: 'AdoptIncentivePlan', data: { policy: { ...incentivePlan, name } } }],
  appraisal: (id) => {
    const of = { subject: 'salesperson:7', appraisal: id };
    const input = { kpi: 'customers', facts: { form: 'count', count: 4, target: 5 }, source: 'book' };
    return [
      { type: 'OpenAppraisal', data: { ...of, appraisee: '9', period: quarter(2024, 4), scheme: 'seven-kpis@1' } },
      { type: 'MeasureKpi', data: { ...of, input } },
      { type: 'FreezeAppraisal', data: of },
      { type: 'GiveAppraisalFeedback', data: { ...of, guidance: 'well done' } },
    ];
  },
  commission: (run) => [
    { type: 'OpenCommissionRun', data: { run, period: year(2025), table: 'sellers@1' } },
    {
      type: 'CreditSale',
      data: { run, sale: '1', amount: money(500, 'CNY'), shares: [{ seller: '7', share: 10_000 }] },
    },
  ],
  award: (award) => [
    {
      type: 'GrantAward',
      data: { award, payee: '9', plan: 'plan@1', item: 'b', amount: money(5, 'CNY'), evidence: 'A' },
    },
    { type: 'PayInstalment', data: { award, instalment: 1 } },
  ],
  contest: (contest) => [
    {
      type: 'AnnounceContest',
      data: {
        contest,
        name: 'n',
        counts: 'sales',
        period: quarter(2026, 1),
        entrants: ['7', '8'],
        prizes: [money(5, 'CNY')],
      },
    },
    { type: 'CallOffContest', data: { contest, reason: 'off' } },
  ],
  target: (plan) => {
    const smart = { specific: '1', measurable: '2', achievable: '3', relevant: '4', timeBound: '5' };
    const unit = { kind: 'money', currency: 'CNY', scale: 2 };
    const header = { name: 'Sales', metric: 'revenue', unit, span: year(2026), calendar: { kind: 'gregorian' } };
    const cell = { subject: 'company:all', period: year(2026) };
    return [
      { type: 'OpenTargetPlan', data: { plan, ...header, owner: '1', smart } },
      { type: 'SetTarget', data: { plan, cell, value: { realistic: 100, ideal: 110 } } },
      { type: 'ReturnTargetPlan', data: { plan, reason: 'too little' } },
    ];
  },
};

const registry = eventRegistry(rooms);
if (E.isLeft(registry)) throw new Error(JSON.stringify(registry.left));
const decode = decodeEvent(registry.right);

const clock = () => 2_500_000_000_000;
const roles = ['general-manager', 'sales-director', 'supervisor', 'seller'];

const commandsOf = (room: SomeRoom): fc.Arbitrary<readonly unknown[]> => {
  const meta = metas({ from: '2025-01-01', to: '2025-12-31' }, actors(roles));
  const arbitrary = room.commands.map((type) =>
    fc.record({ type: fc.constant(type.type), data: arbitraryOf(type.schema), meta }),
  );
  const taken = ids('', 2).chain((id) => fc.constantFrom(...(usual[room.category]?.(id) ?? [])));
  const known = fc.tuple(taken, meta).map(([command, surrounding]) => ({ ...command, meta: surrounding }));
  const one =
    usual[room.category] === undefined ? arbitrary : [{ weight: room.commands.length, arbitrary: known }, ...arbitrary];
  return fc.array(fc.oneof(...one), { minLength: 1, maxLength: 15 });
};

const doorTo = (store: EventStore, room: SomeRoom) => {
  const handler = commandHandler({ store, decider: room, given: () => given[room.category] ?? {}, clock });
  const door = dispatcher([handler]);
  if (E.isLeft(door)) throw new Error(door.left[0].code);
  return door.right.handle;
};

const logOf = async (store: EventStore): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) if (E.isRight(page)) events.push(...page.right);
  return events;
};

const idOf = ({ id }: { readonly id: string }): string => id;

describe('every rejected command leaves no event, every accepted one its own, and sent again it gets the same', () => {
  test.each(rooms.map((room) => [room.category, room] as const))('%s', async (_, room) => {
    const reached = { accepted: 0, rejected: 0 };
    await fc.assert(
      fc.asyncProperty(commandsOf(room), async (commands) => {
        const store = memoryStore({ namespace: 'acme', clock });
        const handle = doorTo(store, room);
        const accepted: { readonly command: unknown; readonly ids: readonly string[] }[] = [];
        let length = 0;
        for (const command of commands) {
          const handled = await handle(command);
          const log = await logOf(store);
          const news = log.slice(length).map(idOf);
          length = log.length;
          if (handled.kind === 'accepted') {
            expect(news).toEqual(handled.repeated ? [] : handled.events.map(idOf));
            accepted.push({ command, ids: handled.events.map(idOf) });
            reached.accepted += 1;
          } else {
            expect(handled.kind).toBe('rejected');
            expect(news).toEqual([]);
            reached.rejected += 1;
          }
        }
        const again = doorTo(store, room);
        for (const { command, ids } of accepted.filter(({ ids }) => ids.length > 0)) {
          const handled = await again(command);
          expect(handled).toMatchObject({ kind: 'accepted', repeated: true });
          expect(handled.kind === 'accepted' && handled.events.map(idOf)).toEqual(ids);
        }
        const log = await logOf(store);
        expect(log).toHaveLength(length);
        expect(checkLaws(room.laws, log)).toEqual([]);
        for (const event of log) expect(decode(JSON.parse(encode(event)))).toEqual(E.right(event));
      }),
      { numRuns: 60 },
    );
    expect(Math.min(reached.accepted, reached.rejected)).toBeGreaterThan(0);
  });
});
