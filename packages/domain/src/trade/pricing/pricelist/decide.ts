/** What may happen to a price list, and what is known of it now. */
import {
  type CommandMeta,
  type Decision,
  type Instant,
  type LocalDate,
  policyRef,
  refuse,
  type StoredEvent,
  unless,
} from '../../../kernel/index.ts';
import { isAtLeast, marginOf, type PricingPolicy } from '../policy.ts';
import type { PriceListCommand } from './commands.ts';
import {
  PriceListApproved,
  type PriceListContent,
  PriceListDistributed,
  type PriceListEvent,
  PriceListProposed,
  PriceListPutInForce,
  PriceListReturned,
} from './events.ts';
import type { PriceListRejection } from './rejections.ts';

/** What pricing needs from outside: the one policy in force. */
export interface PricingGiven {
  readonly pricing: PricingPolicy;
}

/** One version, and how far it has come. */
export interface PriceListVersion {
  readonly version: number;
  readonly standing: 'proposed' | 'returned' | 'approved' | 'in-force';
  readonly content: PriceListContent;
  readonly proposedBy: string;
  readonly at: Instant;
  readonly on: LocalDate;
  readonly sentTo: readonly string[];
  readonly from: LocalDate | null;
}

export interface PriceListState {
  readonly versions: readonly PriceListVersion[];
}

export const initialPriceList: PriceListState = { versions: [] };

const changed = (state: PriceListState, version: number, change: Partial<PriceListVersion>): PriceListState => ({
  versions: state.versions.map((one) => (one.version === version ? { ...one, ...change } : one)),
});

/** The state after an event. Total. */
export const evolvePriceList = (state: PriceListState, event: StoredEvent<PriceListEvent>): PriceListState => {
  const { version } = event.data;
  switch (event.type) {
    case 'PriceListProposed': {
      const { content } = event.data;
      const { occurredAt: at, occurredOn: on } = event;
      const proposed: PriceListVersion = {
        version,
        standing: 'proposed',
        content,
        proposedBy: event.by.id,
        at,
        on,
        sentTo: [],
        from: null,
      };
      return { versions: [...state.versions, proposed] };
    }
    case 'PriceListApproved':
      return changed(state, version, { standing: 'approved' });
    case 'PriceListReturned':
      return changed(state, version, { standing: 'returned' });
    case 'PriceListDistributed': {
      const sentTo = state.versions.find((one) => one.version === version)?.sentTo ?? [];
      return changed(state, version, { sentTo: [...sentTo, event.data.to] });
    }
    case 'PriceListPutInForce':
      return changed(state, version, { standing: 'in-force', from: event.data.from });
    default:
      return state;
  }
};

type Answer = Decision<PriceListRejection, PriceListEvent>;
type Faults = readonly PriceListRejection[];
interface Of {
  readonly list: string;
  readonly version: number;
}

const seasonFaults = (of: Of, { seasons }: PriceListContent): Faults =>
  seasons.flatMap(({ season, start, end }, index): Faults => {
    const earlier = seasons.slice(0, index);
    const fault = (kind: 'empty' | 'overlaps' | 'twice'): Faults => [
      { code: 'pricelist.bad-season', data: { ...of, season, fault: kind } },
    ];
    if (start >= end) return fault('empty');
    if (earlier.some((one) => one.season === season)) return fault('twice');
    return earlier.some((one) => one.start < end && start < one.end) ? fault('overlaps') : [];
  });

const entryFaults = (of: Of, content: PriceListContent, policy: PricingPolicy): Faults => {
  const { entries, seasons, axis } = content;
  const met = new Set<string>();
  return entries.flatMap(({ product, class: group = null, season = null, price, cost }): Faults => {
    const which = { ...of, product, class: group, season };
    const key = JSON.stringify([product, group, season]);
    const faults: PriceListRejection[] = [];
    if (met.has(key)) return [];
    met.add(key);
    if (
      entries.filter(
        (one) => one.product === product && (one.class ?? null) === group && (one.season ?? null) === season,
      ).length > 1
    )
      faults.push({ code: 'pricelist.price-twice', data: which });
    if (season !== null && !seasons.some((one) => one.season === season))
      faults.push({ code: 'pricelist.unknown-season', data: which });
    if (group !== null && axis === undefined) faults.push({ code: 'pricelist.class-without-axis', data: which });
    if (price.amount <= 0) return [...faults, { code: 'pricelist.not-above-zero', data: { ...which, price } }];
    const margin = cost === undefined ? null : marginOf(price, cost);
    if (cost !== undefined && margin !== null && !isAtLeast(margin, policy.floor))
      faults.push({
        code: 'pricelist.below-floor',
        data: { ...which, price, cost, floor: policy.floor, policy: policyRef(policy) },
      });
    return faults;
  });
};

const contentFaults = (of: Of, content: PriceListContent, policy: PricingPolicy): Faults => {
  const { validFrom, validUntil, entries } = content;
  const currencies = [
    ...new Set(
      entries.flatMap(({ price, cost }) =>
        [price, ...(cost === undefined ? [] : [cost])].map(({ currency }) => currency),
      ),
    ),
  ];
  return [
    ...(validUntil !== undefined && validUntil < validFrom
      ? [{ code: 'pricelist.validity-backwards', data: { ...of, validFrom, validUntil } } as const]
      : []),
    ...(currencies.length > 1 ? [{ code: 'pricelist.several-currencies', data: { ...of, currencies } } as const] : []),
    ...seasonFaults(of, content),
    ...entryFaults(of, content, policy),
  ];
};

type Type<T extends PriceListCommand['type']> = Extract<PriceListCommand, { readonly type: T }>;

const propose = ({ data }: Type<'ProposePriceList'>, { versions }: PriceListState, policy: PricingPolicy): Answer => {
  const of = { list: data.list, version: data.version };
  const next = (versions.at(-1)?.version ?? 0) + 1;
  const open = versions.find(({ standing }) => standing === 'proposed');
  return unless(
    [
      data.version === next ? null : { code: 'pricelist.not-the-next-version', data: { ...of, next } },
      open === undefined ? null : { code: 'pricelist.proposal-open', data: { ...of, open: open.version } },
      ...contentFaults(of, data.content, policy),
    ],
    () => [PriceListProposed.of(data, { policies: [policyRef(policy)] })],
  );
};

const notBefore = (of: Of, { at, on }: PriceListVersion, meta: CommandMeta): PriceListRejection | null =>
  meta.at >= at ? null : { code: 'pricelist.dated-before-proposal', data: { ...of, on: meta.on, proposedOn: on } };

const judge = (
  { type, data, meta }: Type<'ApprovePriceList'> | Type<'ReturnPriceList'>,
  one: PriceListVersion,
  policy: PricingPolicy,
): Answer => {
  const of = { list: data.list, version: data.version };
  const roles = policy.approvers;
  return unless(
    [
      one.standing === 'proposed' ? null : { code: 'pricelist.no-such-proposal', data: of },
      one.proposedBy === meta.by.id
        ? { code: 'pricelist.approves-ones-own', data: { ...of, person: meta.by.id } }
        : null,
      meta.by.roles.some((role) => roles.includes(role))
        ? null
        : { code: 'pricelist.not-authorised', data: { ...of, roles, policy: policyRef(policy) } },
      notBefore(of, one, meta),
    ],
    () => [
      type === 'ApprovePriceList'
        ? PriceListApproved.of(of, { policies: [policyRef(policy)] })
        : PriceListReturned.of({ ...of, reason: data.reason }, { policies: [policyRef(policy)] }),
    ],
  );
};

const distribute = ({ data, meta }: Type<'DistributePriceList'>, one: PriceListVersion): Answer => {
  const of = { list: data.list, version: data.version };
  const isApproved = one.standing === 'approved' || one.standing === 'in-force';
  return unless([isApproved ? null : { code: 'pricelist.not-approved', data: of }, notBefore(of, one, meta)], () =>
    one.sentTo.includes(data.to) ? [] : [PriceListDistributed.of(data)],
  );
};

const putInForce = (
  { data, meta }: Type<'PutPriceListInForce'>,
  one: PriceListVersion,
  { versions }: PriceListState,
  policy: PricingPolicy,
): Answer => {
  const of = { list: data.list, version: data.version };
  const { from } = data;
  const { validFrom, validUntil = null } = one.content;
  if (one.from !== null) return refuse({ code: 'pricelist.in-force', data: { ...of, from: one.from } });
  const missing = policy.recipients.filter((recipient) => !one.sentTo.includes(recipient));
  const before = versions.findLast(({ standing }) => standing === 'in-force')?.from ?? null;
  const isWithin =
    from >= validFrom && (validUntil === null || from <= validUntil) && (before === null || from > before);
  return unless(
    [
      one.standing === 'approved' ? null : { code: 'pricelist.not-approved', data: of },
      missing.length === 0 ? null : { code: 'pricelist.not-distributed', data: { ...of, missing } },
      isWithin ? null : { code: 'pricelist.outside-validity', data: { ...of, from, validFrom, validUntil } },
      notBefore(of, one, meta),
    ],
    () => [PriceListPutInForce.of(data, { policies: [policyRef(policy)] })],
  );
};

/** Decides a command on a price list. */
export const decidePriceList =
  (command: PriceListCommand, { pricing }: PricingGiven) =>
  (state: PriceListState): Answer => {
    if (command.type === 'ProposePriceList') return propose(command, state, pricing);
    const { list, version } = command.data;
    const one = state.versions.find((known) => known.version === version);
    if (one === undefined) return refuse({ code: 'pricelist.no-such-proposal', data: { list, version } });
    switch (command.type) {
      case 'ApprovePriceList':
      case 'ReturnPriceList':
        return judge(command, one, pricing);
      case 'DistributePriceList':
        return distribute(command, one);
      case 'PutPriceListInForce':
        return putInForce(command, one, state, pricing);
    }
  };
