/** The words of the route report, in both languages. */
import type { KnownRoute } from '@clientele/domain/field';
import { type Text, text } from '../terms/text.ts';

/** Titles and columns of the route report. */
export const routeTerms = {
  title: text('Routes', '拜访路线分析'),
  bySalesperson: text('Planned and driven by salesperson', '按业务员的计划与实际行程'),
  fuel: text('Fuel', '油费'),
  each: text('Routes in detail', '路线明细'),
  leftOut: text('Places that could be reached and were left out', '车能到而未列入的地点'),
  salesperson: text('Salesperson', '业务员'),
  routes: text('Routes', '路线'),
  finished: text('Driven', '已完成'),
  stops: text('Stops planned', '计划站点'),
  reached: text('Stops made', '到访站点'),
  skipped: text('Stops given up', '未去站点'),
  late: text('Later than planned', '晚于计划'),
  appointments: text('Appointments', '约访'),
  kept: text('Appointments kept', '按时赴约'),
  plannedKm: text('Planned km', '计划公里'),
  drivenKm: text('Driven km', '实际公里'),
  detourKm: text('More than planned, km', '超出公里'),
  travel: text('Minutes on the road', '途中分钟'),
  waiting: text('Minutes waiting', '等待分钟'),
  visiting: text('Minutes with customers', '拜访分钟'),
  plannedTravel: text('Planned minutes on the road', '计划途中分钟'),
  plannedWaiting: text('Planned minutes waiting', '计划等待分钟'),
  saved: text('Minutes saved by the order', '排序节省分钟'),
  travelShare: text('On the road', '途中占比'),
  waitingShare: text('Waiting', '等待占比'),
  visitingShare: text('With customers', '拜访占比'),
  vehicle: text('Vehicle', '交通工具'),
  claimedKm: text('Claimed km', '申报公里'),
  amount: text('Amount', '金额'),
  currency: text('Currency', '币种'),
  visits: text('Visits', '拜访数'),
  perVisit: text('Fuel of a visit', '每次拜访油费'),
  route: text('Route', '路线编号'),
  on: text('Day', '日期'),
  status: text('Standing', '状态'),
  order: text('Order of the stops', '站点顺序'),
  place: text('Place', '地点'),
  reason: text('Reason', '原因'),
} as const;

/** How a route stands, in words. */
export const routeStatusTerms: { readonly [Status in KnownRoute['status']]: Text } = {
  planned: text('planned', '已制定'),
  adopted: text('adopted', '已采用'),
  finished: text('driven', '已完成'),
};
