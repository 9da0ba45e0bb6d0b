/** What may happen to a contract, and why not: nothing is signed that nobody else reviewed, nothing ends that is still owed. */
import {
  addDecimals,
  type CommandMeta,
  type Decimal,
  type Decision,
  decimalOfMoney,
  formatDecimal,
  formatMoney,
  type Money,
  policyRef,
  subtractDecimals,
  unless,
} from '../../kernel/index.ts';
import type { ContractCommand } from './commands.ts';
import { callOff, clearedBy, enterShipment, releaseCallOff } from './decide-call-off.ts';
import {
  ContractAdvancePaid,
  type ContractContent,
  ContractDrafted,
  ContractEnded,
  type ContractEvent,
  ContractReviewed,
  ContractSigned,
  ObligationFulfilled,
} from './events.ts';
import type { ContractRejection } from './rejections.ts';
import { advanceOpen, type Contract, openGoods, openObligations } from './state.ts';

/** Who reviews contracts: a business policy, adopted and versioned (row K15). */
export interface ContractPolicy {
  readonly name: string;
  readonly version: number;
  readonly reviewers: readonly string[];
}

/** What the room needs from outside. */
export interface ContractGiven {
  readonly contractPolicy: ContractPolicy;
}

/** Where a company adopted no other, supervisors of sales and the general manager review (row K15). */
export const supervisorsReview: ContractPolicy = {
  name: 'contract-review',
  version: 1,
  reviewers: ['sales-manager', 'sales-director', 'general-manager', 'legal'],
};

type Answer = Decision<ContractRejection, ContractEvent>;
type Faults = readonly ContractRejection[];
type Of<Type extends ContractCommand['type']> = Extract<ContractCommand, { readonly type: Type }>;

const stageFaults = (contract: string, { status }: Contract, ...needed: readonly Contract['status'][]): Faults =>
  needed.includes(status) ? [] : [{ code: 'contract.not-at-that-stage', data: { contract, status, needed } }];

const earlyFaults = (contract: string, { last }: Contract, { at, on }: CommandMeta): Faults =>
  last === null || at >= last.at ? [] : [{ code: 'contract.dated-too-early', data: { contract, on, lastOn: last.on } }];

const repeated = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) < index)),
];

const sumOf = (amounts: readonly Money[]): Decimal =>
  amounts.reduce<Decimal>((sum, amount) => addDecimals(sum, decimalOfMoney(amount)), { units: 0n, scale: 0 });

const aboveZero = (contract: string, amount: Money): Faults =>
  amount.amount > 0
    ? []
    : [
        {
          code: 'contract.not-above-zero',
          data: { contract, amount: formatMoney(amount), currency: amount.currency },
        },
      ];

const contentFaults = (contract: string, { lines, advance, obligations }: ContractContent): Faults => {
  const amounts = [...lines.map(({ amount }) => amount), ...(advance === null ? [] : [advance.amount])];
  const currencies = [...new Set(amounts.map(({ currency }) => currency))];
  const twice = [
    ...repeated(lines.map(({ line }) => line)),
    ...repeated(obligations.map(({ obligation }) => obligation)),
  ];
  const value = sumOf(lines.map(({ amount }) => amount));
  const beyond =
    advance !== null && currencies.length === 1 && subtractDecimals(value, decimalOfMoney(advance.amount)).units < 0n;
  return [
    ...(currencies.length > 1
      ? [{ code: 'contract.several-currencies' as const, data: { contract, currencies } }]
      : []),
    ...(twice.length > 0 ? [{ code: 'contract.named-twice' as const, data: { contract, ids: twice } }] : []),
    ...(advance === null ? [] : aboveZero(contract, advance.amount)),
    ...(beyond
      ? [
          {
            code: 'contract.advance-beyond-value' as const,
            data: { contract, advance: formatMoney(advance.amount), value: formatDecimal(value) },
          },
        ]
      : []),
  ];
};

const draft = ({ data, meta }: Of<'DraftContract'>, state: Contract): Answer => {
  const { contract, customer, content } = data;
  const other = state.customer !== null && state.customer !== customer;
  return unless<ContractRejection, ContractEvent>(
    [
      ...stageFaults(contract, state, 'none', 'drafted', 'reviewed'),
      other && { code: 'contract.another-customer', data: { contract, customer, expected: state.customer } },
      ...contentFaults(contract, content),
      ...earlyFaults(contract, state, meta),
    ],
    () => [ContractDrafted.of(data)],
  );
};

const ofContract = ({ contract, customer }: Contract) => ({ contract: contract ?? '', customer: customer ?? '' });

const review = ({ data, meta }: Of<'ReviewContract'>, policy: ContractPolicy, state: Contract): Answer => {
  const { contract, outcome, notes } = data;
  const { id, roles } = meta.by;
  const needed = policy.reviewers;
  const ref = policyRef(policy);
  return unless<ContractRejection, ContractEvent>(
    [
      ...stageFaults(contract, state, 'drafted'),
      !roles.some((role) => needed.includes(role)) && {
        code: 'contract.not-authorised',
        data: { contract, actor: id, needed, policy: ref },
      },
      state.draftedBy === id && { code: 'contract.own-draft', data: { contract, actor: id } },
      ...earlyFaults(contract, state, meta),
    ],
    () => [ContractReviewed.of({ ...ofContract(state), outcome, notes }, { policies: [ref] })],
  );
};

const sign = ({ data, meta }: Of<'SignContract'>, state: Contract): Answer => {
  const { contract, forUs, forThem } = data;
  const { content } = state;
  const faults = [...stageFaults(contract, state, 'reviewed'), ...earlyFaults(contract, state, meta)];
  return unless(faults, () =>
    content === null ? [] : [ContractSigned.of({ ...ofContract(state), content, forUs, forThem })],
  );
};

const payAdvance = ({ data, meta }: Of<'PayContractAdvance'>, state: Contract): Answer => {
  const { contract, receipt, amount } = data;
  const advance = state.content?.advance ?? null;
  const early = [...stageFaults(contract, state, 'signed'), ...earlyFaults(contract, state, meta)];
  if (advance === null) return unless([...early, { code: 'contract.no-advance', data: { contract } }], () => []);
  const open = advanceOpen(state);
  const { currency } = advance.amount;
  const beyond = subtractDecimals(open, decimalOfMoney(amount)).units < 0n;
  return unless<ContractRejection, ContractEvent>(
    [
      ...early,
      amount.currency !== currency && {
        code: 'contract.several-currencies',
        data: { contract, currencies: [currency, amount.currency] },
      },
      ...aboveZero(contract, amount),
      amount.currency === currency &&
        beyond && {
          code: 'contract.beyond-advance',
          data: { contract, amount: formatMoney(amount), open: formatDecimal(open) },
        },
      state.receipts.includes(receipt) && { code: 'contract.receipt-known', data: { contract, receipt } },
    ],
    () => [ContractAdvancePaid.of({ ...ofContract(state), receipt, amount }), ...clearedBy(state, amount)],
  );
};

const fulfil = ({ data, meta }: Of<'FulfilObligation'>, state: Contract): Answer => {
  const { contract, obligation, note } = data;
  const all = state.content?.obligations ?? [];
  const own = all.find((one) => one.obligation === obligation);
  const known = all.map((one) => one.obligation);
  return unless<ContractRejection, ContractEvent>(
    [
      ...stageFaults(contract, state, 'signed'),
      own === undefined && { code: 'contract.unknown-obligation', data: { contract, obligation, known } },
      state.fulfilled.includes(obligation) && { code: 'contract.obligation-fulfilled', data: { contract, obligation } },
      ...earlyFaults(contract, state, meta),
    ],
    () =>
      own === undefined ? [] : [ObligationFulfilled.of({ ...ofContract(state), obligation, note, dueOn: own.dueOn })],
  );
};

const end = ({ data, meta }: Of<'EndContract'>, state: Contract): Answer => {
  const { contract, outcome, reason } = data;
  const open = openObligations(state, meta.on).map(({ obligation }) => obligation);
  const goods = openGoods(state);
  return unless<ContractRejection, ContractEvent>(
    [
      ...stageFaults(contract, state, 'signed'),
      outcome === 'fulfilled' && open.length > 0 && { code: 'contract.not-fulfilled', data: { contract, open } },
      outcome === 'fulfilled' && goods.length > 0 && { code: 'contract.goods-open', data: { contract, lines: goods } },
      ...earlyFaults(contract, state, meta),
    ],
    () => [ContractEnded.of({ ...ofContract(state), outcome, reason, unfulfilled: open })],
  );
};

/** Answers a command on a contract: all reasons against it, or the events. */
export const decideContract =
  (command: ContractCommand, { contractPolicy }: ContractGiven) =>
  (state: Contract): Answer => {
    switch (command.type) {
      case 'DraftContract':
        return draft(command, state);
      case 'ReviewContract':
        return review(command, contractPolicy, state);
      case 'SignContract':
        return sign(command, state);
      case 'PayContractAdvance':
        return payAdvance(command, state);
      case 'FulfilObligation':
        return fulfil(command, state);
      case 'EndContract':
        return end(command, state);
      case 'CallOff':
        return callOff(command, state);
      case 'ReleaseCallOff':
        return releaseCallOff(command, state);
      case 'EnterShipment':
        return enterShipment(command, state);
    }
  };
