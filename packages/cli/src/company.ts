/** A company as the command line opens it: one door for the commands of every room, on one store. */
import { commandHandler, type Dispatcher, dispatcher, type EventStore } from '@clientele/adapters';
import { card, classification, paretoPolicy, territory, territoryLevels } from '@clientele/domain/customer';
import {
  coaching,
  progress,
  route,
  routeOrder,
  routePolicy,
  standardVisitRules,
  visit,
  visitPlan,
  visitPolicy,
  visitRules,
} from '@clientele/domain/field';
import { type CommandMeta, chinaBusinessCalendar, type Instant } from '@clientele/domain/kernel';
import { contract, supervisorsReview } from '@clientele/domain/pipeline';
import {
  appraisal,
  appraisalScheme,
  award,
  commission,
  commissionTable,
  contest,
  directorsAward,
  finding,
  forecast,
  generalManagerAdopts,
  generalManagerApproves,
  type IncentivePlan,
  incentivePlan,
  inForceOn,
  managersDecide,
  managersHoldContests,
  result,
  sevenKpiScheme,
  supervisorsCalculate,
  target,
} from '@clientele/domain/planning';
import {
  aftersales,
  complaint,
  complaintPolicy,
  inquiry,
  satisfaction,
  satisfactionPolicy,
} from '@clientele/domain/service';
import {
  credit,
  creditPolicy,
  discount,
  dunningPolicy,
  financeCollects,
  order,
  outlet,
  pricelist,
  priceplan,
  pricingPolicy,
  promotion,
  receipt,
  receivable,
  standardCreditPolicy,
  statement,
  threeLevels,
  uniformPricing,
} from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import { adoptedIn } from './adopted.ts';

const adoption = () => ({ adoption: generalManagerAdopts });

/** The career path of the latest version of a plan. */
const careerIn = (plans: readonly IncentivePlan[]) =>
  plans.flatMap(({ items }) => items.flatMap((item) => (item.form === 'promotion' ? [item.path] : []))).at(-1) ?? null;

/** The name under which a company adopts the incentive plan whose career path promotions follow. */
const companyPlan = 'incentives';

/** The rules of visits that a command may cite: the standard ones, and the adopted versions of those it names. */
const rulesFor = async (store: EventStore, ref: string) => [
  standardVisitRules,
  ...(await adoptedIn(store, visitRules, ref)),
];

/** Under which names a company adopts its policies of trade; where it adopted none, the standing ones hold. */
export const tradePolicies = {
  credit: 'company-credit',
  dunning: 'company-dunning',
  pricing: 'company-pricing',
} as const;

interface Dated {
  readonly meta: Pick<CommandMeta, 'on'>;
}

/** Handles the commands of every room, by the policies that hold where a company adopted no others. */
export const companyHandler = (store: EventStore, clock: () => Instant): Dispatcher['handle'] => {
  const creditGiven = async ({ meta: { on } }: Dated) => ({
    creditPolicy:
      inForceOn({ versions: await adoptedIn(store, creditPolicy, tradePolicies.credit) }, on) ?? standardCreditPolicy,
  });
  const dunningGiven = async ({ meta: { on } }: Dated) => ({
    dunning: inForceOn({ versions: await adoptedIn(store, dunningPolicy, tradePolicies.dunning) }, on) ?? threeLevels,
    collection: financeCollects,
  });
  const pricing = async ({ meta: { on } }: Dated) => ({
    pricing:
      inForceOn({ versions: await adoptedIn(store, pricingPolicy, tradePolicies.pricing) }, on) ?? uniformPricing,
  });
  const door = dispatcher([
    commandHandler({ store, clock, decider: target, given: () => ({ approval: generalManagerApproves }) }),
    commandHandler({ store, clock, decider: result, given: () => ({}) }),
    commandHandler({ store, clock, decider: forecast, given: () => ({}) }),
    commandHandler({ store, clock, decider: card, given: () => ({}) }),
    commandHandler({ store, clock, decider: classification, given: () => ({ gradePolicy: paretoPolicy }) }),
    commandHandler({ store, clock, decider: territory, given: () => ({ levels: territoryLevels }) }),
    commandHandler({ store, clock, decider: visit, given: () => ({ visitPolicy }) }),
    commandHandler({ store, clock, decider: route, given: () => ({ routePolicy }) }),
    commandHandler({ store, clock, decider: routeOrder, given: () => ({}) }),
    commandHandler({ store, clock, decider: coaching, given: () => ({}) }),
    commandHandler({ store, clock, decider: visitRules, given: adoption }),
    commandHandler({
      store,
      clock,
      decider: progress,
      given: async (command) => ({
        visitRules: command.type === 'TellProblem' ? [] : await rulesFor(store, command.data.rules),
      }),
    }),
    commandHandler({
      store,
      clock,
      decider: visitPlan,
      given: async (command) => ({
        visitRules: command.type === 'CloseVisitPlan' ? [] : await rulesFor(store, command.data.rules),
        calendar: chinaBusinessCalendar,
      }),
    }),
    commandHandler({ store, clock, decider: finding, given: () => ({}) }),
    commandHandler({ store, clock, decider: appraisalScheme, given: adoption }),
    commandHandler({ store, clock, decider: commissionTable, given: adoption }),
    commandHandler({ store, clock, decider: incentivePlan, given: adoption }),
    commandHandler({
      store,
      clock,
      decider: appraisal,
      given: async (command) => ({
        schemes:
          command.type === 'OpenAppraisal'
            ? [sevenKpiScheme, ...(await adoptedIn(store, appraisalScheme, command.data.scheme))]
            : [],
        authority: managersDecide,
        career:
          command.type === 'DecideConsequence' ? careerIn(await adoptedIn(store, incentivePlan, companyPlan)) : null,
      }),
    }),
    commandHandler({
      store,
      clock,
      decider: commission,
      given: async (command) => ({
        tables: command.type === 'OpenCommissionRun' ? await adoptedIn(store, commissionTable, command.data.table) : [],
        authority: supervisorsCalculate,
      }),
    }),
    commandHandler({
      store,
      clock,
      decider: award,
      given: async (command) => ({
        plans: command.type === 'GrantAward' ? await adoptedIn(store, incentivePlan, command.data.plan) : [],
        authority: directorsAward,
      }),
    }),
    commandHandler({ store, clock, decider: contest, given: () => ({ authority: managersHoldContests }) }),
    commandHandler({ store, clock, decider: order, given: () => ({}) }),
    commandHandler({ store, clock, decider: outlet, given: () => ({}) }),
    commandHandler({ store, clock, decider: contract, given: () => ({ contractPolicy: supervisorsReview }) }),
    commandHandler({ store, clock, decider: creditPolicy, given: adoption }),
    commandHandler({ store, clock, decider: dunningPolicy, given: adoption }),
    commandHandler({ store, clock, decider: pricingPolicy, given: adoption }),
    commandHandler({ store, clock, decider: credit, given: creditGiven }),
    commandHandler({
      store,
      clock,
      decider: receivable,
      given: dunningGiven,
    }),
    commandHandler({ store, clock, decider: receipt, given: () => ({}) }),
    commandHandler({ store, clock, decider: statement, given: () => ({}) }),
    commandHandler({ store, clock, decider: pricelist, given: pricing }),
    commandHandler({ store, clock, decider: discount, given: pricing }),
    commandHandler({ store, clock, decider: priceplan, given: pricing }),
    commandHandler({ store, clock, decider: promotion, given: pricing }),
    commandHandler({ store, clock, decider: complaint, given: () => ({ policy: complaintPolicy }) }),
    commandHandler({ store, clock, decider: inquiry, given: () => ({}) }),
    commandHandler({ store, clock, decider: aftersales, given: () => ({}) }),
    commandHandler({ store, clock, decider: satisfaction, given: () => ({ policy: satisfactionPolicy }) }),
  ]);
  // Rooms that share a command or a category would be a fault of this file, and show at once.
  if (E.isLeft(door)) throw new Error(JSON.stringify(door.left));
  return door.right.handle;
};
