/** The rooms whose events are locked, and samples of what each stores, in envelopes that are the same on every day. */
import { eventId, type Samples, toJson } from '@clientele/adapters';
import { card, classification, territory } from '@clientele/domain/customer';
import { coaching, progress, route, routeOrder, visit, visitPlan, visitRules } from '@clientele/domain/field';
import { type AnyRoom, type DomainEvent, instantOfDate, utc } from '@clientele/domain/kernel';
import { contract } from '@clientele/domain/pipeline';
import {
  appraisal,
  appraisalScheme,
  award,
  commission,
  commissionTable,
  contest,
  finding,
  forecast,
  incentivePlan,
  result,
  target,
} from '@clientele/domain/planning';
import { aftersales, complaint, inquiry, satisfaction } from '@clientele/domain/service';
import {
  credit,
  creditPolicy,
  discount,
  dunningPolicy,
  order,
  outlet,
  pricelist,
  priceplan,
  pricingPolicy,
  promotion,
  receipt,
  receivable,
  statement,
} from '@clientele/domain/trade';
import { findingSamples, territorySamples } from './analysis.ts';
import { appraisalSamples, schemeSamples } from './appraisal.ts';
import { complaintSamples } from './complaint.ts';
import { contractSamples } from './contract.ts';
import { creditSamples } from './credit.ts';
import { cardSamples, classificationSamples } from './customer.ts';
import { coachingSamples, routeOrderSamples, routeSamples, visitSamples } from './field.ts';
import { awardSamples, commissionSamples, contestSamples, incentivePlanSamples, tableSamples } from './incentive.ts';
import { orderSamples } from './order.ts';
import { outletSamples } from './outlet.ts';
import { creditPolicySamples, dunningPolicySamples, pricingPolicySamples } from './policy.ts';
import { discountSamples, priceListSamples, pricePlanSamples, promotionSamples } from './pricing.ts';
import { receiptSamples, receivableSamples, statementSamples } from './receivable.ts';
import { aftersalesSamples, inquirySamples, satisfactionSamples } from './service.ts';
import { forecastSamples, resultSamples, targetSamples } from './target.ts';
import { progressSamples, visitPlanSamples, visitRulesSamples } from './visit-plan.ts';

/** Every room, with samples of its events; a room that is missing here is missing in the lock, which a test tells. */
const sampled: readonly { readonly room: AnyRoom; readonly samples: readonly DomainEvent[] }[] = [
  { room: card, samples: cardSamples },
  { room: classification, samples: classificationSamples },
  { room: territory, samples: territorySamples },
  { room: finding, samples: findingSamples },
  { room: appraisalScheme, samples: schemeSamples },
  { room: appraisal, samples: appraisalSamples },
  { room: commissionTable, samples: tableSamples },
  { room: commission, samples: commissionSamples },
  { room: incentivePlan, samples: incentivePlanSamples },
  { room: award, samples: awardSamples },
  { room: contest, samples: contestSamples },
  { room: order, samples: orderSamples },
  { room: outlet, samples: outletSamples },
  { room: creditPolicy, samples: creditPolicySamples },
  { room: dunningPolicy, samples: dunningPolicySamples },
  { room: pricingPolicy, samples: pricingPolicySamples },
  { room: credit, samples: creditSamples },
  { room: contract, samples: contractSamples },
  { room: receivable, samples: receivableSamples },
  { room: receipt, samples: receiptSamples },
  { room: statement, samples: statementSamples },
  { room: pricelist, samples: priceListSamples },
  { room: discount, samples: discountSamples },
  { room: priceplan, samples: pricePlanSamples },
  { room: promotion, samples: promotionSamples },
  { room: complaint, samples: complaintSamples },
  { room: inquiry, samples: inquirySamples },
  { room: aftersales, samples: aftersalesSamples },
  { room: satisfaction, samples: satisfactionSamples },
  { room: visit, samples: visitSamples },
  { room: route, samples: routeSamples },
  { room: routeOrder, samples: routeOrderSamples },
  { room: coaching, samples: coachingSamples },
  { room: visitRules, samples: visitRulesSamples },
  { room: visitPlan, samples: visitPlanSamples },
  { room: progress, samples: progressSamples },
  { room: target, samples: targetSamples },
  { room: result, samples: resultSamples },
  { room: forecast, samples: forecastSamples },
];

export const lockedRooms: readonly AnyRoom[] = sampled.map(({ room }) => room);

const occurredOn = '2026-01-01';
const occurredAt = instantOfDate(utc, occurredOn);

const stored = ({ category }: AnyRoom, event: DomainEvent, place: number) => {
  const commandId = `sample-${event.type}-${event.version}-${place}`;
  return toJson({
    ...event,
    id: eventId(commandId, 0),
    stream: `acme.${category}-sample`,
    revision: place,
    occurredAt,
    occurredOn,
    by: { id: 'U-1', roles: ['clerk'] },
    command: { id: commandId, index: 0, fingerprint: 'sample' },
    correlationId: commandId,
    causationId: commandId,
    recordedAt: occurredAt + 1_000,
  });
};

export const samplesOf: Samples = (type, version) =>
  sampled.flatMap(({ room, samples }) =>
    samples
      .filter((event) => event.type === type && event.version === version)
      .map((event, place) => stored(room, event, place)),
  );
