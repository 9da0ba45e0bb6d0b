/** The account after an event. Total: whatever was recorded is taken, and changes what it can. */
import type { StoredEvent } from '../../kernel/index.ts';
import { unitsOf } from './amounts.ts';
import { enter } from './entering.ts';
import type { CreditEvent, LedgerEvent, StandingEvent } from './events.ts';
import { ledgerEvents } from './events-ledger.ts';
import type { CreditAccount, CreditMoment, CustomerStanding, PendingRequest, ProposedStop } from './state.ts';

/** A map with one entry more, or another. */
const withEntry = <V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> =>
  new Map(map).set(key, value);

const without = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> => {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
};

const standing = (account: CreditAccount, news: Partial<CustomerStanding>, moment: CreditMoment): CreditAccount => ({
  ...account,
  standing: { ...account.standing, ...news, changed: moment },
});

const settle = (account: CreditAccount, request: string): CreditAccount => ({
  ...account,
  requests: without(account.requests, request),
  settled: new Set(account.settled).add(request),
});

const ask = (account: CreditAccount, request: string, pending: PendingRequest): CreditAccount => ({
  ...account,
  requests: withEntry(account.requests, request, pending),
});

/** What became of a stop, where a hold or a refusal is of one. */
const withStop = (account: CreditAccount, stop: string, status: ProposedStop['status']): CreditAccount => {
  const known = account.stops.get(stop);
  const follows = known !== undefined && (status !== 'lifted' || known.status === 'held');
  return !follows ? account : { ...account, stops: withEntry(account.stops, stop, { ...known, status }) };
};

type Evaluated = Extract<StandingEvent, { readonly type: 'CreditEvaluated' }>;

const evaluated = (account: CreditAccount, event: StoredEvent<Evaluated>, moment: CreditMoment): CreditAccount => {
  const { evaluation, fell, nextBy, request } = event.data;
  const { period, grade } = evaluation;
  const past = { ...moment, period: period.key, end: period.end, grade, fell, nextBy };
  const next = standing(account, { evaluations: [...account.standing.evaluations, past] }, moment);
  return request === null
    ? next
    : ask(next, request, {
        change: { kind: 'grade', to: grade },
        requestedBy: event.by.id,
        reason: evaluation.rootCause ?? evaluation.evidence,
        evidence: evaluation.evidence,
        consentedBy: null,
      });
};

const standingAfter = (account: CreditAccount, event: StoredEvent<StandingEvent>): CreditAccount => {
  const moment: CreditMoment = { at: event.occurredAt, on: event.occurredOn };
  switch (event.type) {
    case 'CreditEvaluated':
      return evaluated(account, event, moment);
    case 'CreditChangeRequested': {
      const { request, change, reason, evidence } = event.data;
      return ask(account, request, { change, requestedBy: event.by.id, reason, evidence, consentedBy: null });
    }
    case 'CreditChangeConsented': {
      const pending = account.requests.get(event.data.request);
      return pending === undefined
        ? account
        : ask(account, event.data.request, { ...pending, consentedBy: event.by.id });
    }
    case 'CreditChangeRefused':
      return settle(account, event.data.request);
    case 'CreditLimitChanged':
      return standing(settle(account, event.data.request), { limit: event.data.after }, moment);
    case 'CreditTermsChanged':
      return standing(settle(account, event.data.request), { terms: event.data.after }, moment);
    case 'CreditLimitRaised': {
      const { request, by, from, until } = event.data;
      const raise = { request, units: unitsOf(by), from, until };
      return standing(settle(account, request), { raises: [...account.standing.raises, raise] }, moment);
    }
    case 'CreditGradeChanged':
      return standing(settle(account, event.data.request), { grade: { ...moment, grade: event.data.after } }, moment);
    case 'CreditHeld': {
      const { hold, scope, until, reason } = event.data;
      return withStop({ ...account, holds: withEntry(account.holds, hold, { scope, until, reason }) }, hold, 'held');
    }
    case 'CreditHoldLifted':
      return withStop({ ...account, holds: without(account.holds, event.data.hold) }, event.data.hold, 'lifted');
    case 'CreditStopEntered': {
      const { stop, invoice, balance, proposedBy } = event.data;
      const proposed = { invoice, balance, proposedBy, on: event.occurredOn, status: 'proposed' as const };
      return { ...account, stops: withEntry(account.stops, stop, proposed) };
    }
    case 'CreditStopRefused':
      return withStop(account, event.data.stop, 'refused');
    case 'CustomerFlaggedRisky':
      return standing(account, { risky: moment }, moment);
    case 'CreditInvestigationOrdered': {
      const { investigation, agency } = event.data;
      const investigations = withEntry(account.investigations, investigation, { agency, reported: null });
      return { ...account, investigations };
    }
    case 'CreditInvestigated': {
      const { investigation, agency, conclusion } = event.data;
      const reported = { ...moment, conclusion };
      const next = {
        ...account,
        investigations: withEntry(account.investigations, investigation, { agency, reported }),
      };
      return conclusion === 'sound' ? standing(next, { risky: null }, moment) : next;
    }
    case 'CustomerGivenUp':
      return standing(account, { givenUp: moment }, moment);
    case 'CustomerTakenBack':
      return standing(account, { givenUp: null }, moment);
    default:
      return account;
  }
};

const ledgerAfter = (account: CreditAccount, event: StoredEvent<LedgerEvent>): CreditAccount => {
  const next = { ...account, ledger: enter(account.ledger, event) };
  switch (event.type) {
    case 'CreditReserved': {
      const { order, release } = event.data;
      const used = release === null ? undefined : account.releases.get(release);
      const releases =
        release === null || used === undefined
          ? account.releases
          : withEntry(account.releases, release, { ...used, used: true });
      return { ...next, releases, blocked: account.blocked.without(order) };
    }
    case 'CreditReservationDeclined': {
      const { order, ask: number, askedBy, total } = event.data;
      return { ...next, blocked: account.blocked.with(order, { ask: number, askedBy, total }) };
    }
    case 'CreditReservationReleased':
      return { ...next, blocked: account.blocked.without(event.data.order) };
    case 'BlockedOrderReleased': {
      const { release, order, most, until } = event.data;
      return { ...next, releases: withEntry(account.releases, release, { order, most, until, used: false }) };
    }
    default:
      return next;
  }
};

const ledgerTypes: ReadonlySet<string> = new Set(ledgerEvents.map(({ type }) => type));
const isOfLedger = (event: StoredEvent<CreditEvent>): event is StoredEvent<LedgerEvent> => ledgerTypes.has(event.type);

/** The account after one more event. */
export const evolveCredit = (account: CreditAccount, event: StoredEvent<CreditEvent>): CreditAccount => {
  const { customer, currency } = event.data;
  const named = account.customer === null ? { ...account, customer, currency } : account;
  return isOfLedger(event) ? ledgerAfter(named, event) : standingAfter(named, event);
};
