/** The rooms that the command line knows: their commands can be imported, their events read, their rejections said. */
import { card, classification, territory } from '@clientele/domain/customer';
import { coaching, progress, route, routeOrder, visit, visitPlan, visitRules } from '@clientele/domain/field';
import { type AnyRoom, kernelMessages, messageCatalogue } from '@clientele/domain/kernel';
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

export const rooms: readonly AnyRoom[] = [
  target,
  result,
  forecast,
  finding,
  appraisalScheme,
  appraisal,
  commissionTable,
  commission,
  incentivePlan,
  award,
  contest,
  card,
  classification,
  territory,
  order,
  outlet,
  creditPolicy,
  dunningPolicy,
  pricingPolicy,
  credit,
  contract,
  receivable,
  receipt,
  statement,
  pricelist,
  discount,
  priceplan,
  promotion,
  complaint,
  inquiry,
  aftersales,
  satisfaction,
  visit,
  route,
  routeOrder,
  coaching,
  visitRules,
  visitPlan,
  progress,
];

/** Says any rejection of any room, in both languages. */
export const sayRejection = messageCatalogue([kernelMessages, ...rooms.map(({ messages }) => messages)]);
