/** Why a route refuses a command, and how to say it. */
import type { Messages, Rejection } from '../../kernel/index.ts';
import { type Vehicle, vehicleTexts } from './content.ts';

interface Named {
  readonly route: string;
}
type Places = Named & { readonly places: readonly string[] };

/** Every reason that the room has; the data are what its sentence needs. */
export type RouteRejection =
  | Rejection<'route.unknown', Named>
  | Rejection<'route.not-at-this-stage', Named & { readonly status: string; readonly needed: string }>
  | Rejection<'route.day-is-past', Named & { readonly day: string; readonly on: string }>
  | Rejection<'route.day-not-come', Named & { readonly day: string; readonly on: string }>
  | Rejection<'route.before-what-happened', Named & { readonly at: string; readonly latest: string }>
  | Rejection<'route.places-twice', Places>
  | Rejection<'route.legs-twice', Named & { readonly legs: readonly string[] }>
  | Rejection<'route.timetable-unknown', Named & { readonly legs: readonly string[] }>
  | Rejection<'route.no-road', Places & { readonly vehicle: Vehicle }>
  | Rejection<'route.reachable-left-out', Places & { readonly vehicle: Vehicle }>
  | Rejection<'route.hours-not-kept', Places & { readonly stops: number }>
  | Rejection<'route.stop-unknown', Named & { readonly place: string }>
  | Rejection<'route.stop-done-already', Named & { readonly place: string }>
  | Rejection<'route.times-turned', Named & { readonly place: string; readonly free: number }>
  | Rejection<'route.stops-left', Places>
  | Rejection<'route.way-back-missing', Named>
  | Rejection<'route.no-fuel', Named & { readonly vehicle: Vehicle }>
  | Rejection<'route.claimed-already', Named & { readonly claim: string }>
  | Rejection<'route.claim-beyond-driven', Named & { readonly claimed: number; readonly driven: number }>
  | Rejection<'route.claim-without-reason', Named & { readonly claimed: number; readonly until: number }>;

const zh = (list: readonly string[]): string => list.join('、');

/** The sentences of the room's reasons. */
export const routeMessages: Messages<RouteRejection> = {
  'route.unknown': {
    en: ({ route }) => `There is no route ${route}; plan it first (PlanRoute).`,
    zh: ({ route }) => `没有路线 ${route}；请先制定路线（PlanRoute）。`,
  },
  'route.not-at-this-stage': {
    en: ({ route, status, needed }) => `The route ${route} is ${status}; this can be done only while it is ${needed}.`,
    zh: ({ route, status, needed }) => `路线 ${route} 的状态为 ${status}；仅在 ${needed} 状态下可以办理。`,
  },
  'route.day-is-past': {
    en: ({ route, day, on }) => `The route ${route} is for ${day}, which is past on ${on}; choose a day to come.`,
    zh: ({ route, day, on }) => `路线 ${route} 的日期 ${day} 在 ${on} 已过；请选择未来的日期。`,
  },
  'route.day-not-come': {
    en: ({ route, day, on }) => `The route ${route} is for ${day}; on ${on} nothing of it can have been driven yet.`,
    zh: ({ route, day, on }) => `路线 ${route} 的日期为 ${day}；${on} 尚不能登记行程。`,
  },
  'route.before-what-happened': {
    en: ({ route, at, latest }) =>
      `It is dated ${at}, before ${latest} when something last happened to the route ${route}; tell it in order.`,
    zh: ({ route, at, latest }) => `业务时间 ${at} 早于路线 ${route} 最近一次事件的时间 ${latest}；请按先后登记。`,
  },
  'route.places-twice': {
    en: ({ route, places }) =>
      `The route ${route} names places twice: ${places.join(', ')}; a round comes to each once, and its start is no stop.`,
    zh: ({ route, places }) => `路线 ${route} 重复填写了地点：${zh(places)}；每处只到一次，起点不作为站点。`,
  },
  'route.legs-twice': {
    en: ({ route, legs }) =>
      `The route ${route} has roads twice for its vehicle: ${legs.join(', ')}; leave one of each.`,
    zh: ({ route, legs }) => `路线 ${route} 为同一交通工具重复填写了路段：${zh(legs)}；每段只保留一条。`,
  },
  'route.timetable-unknown': {
    en: ({ route, legs }) =>
      `The route ${route} goes by bus, and no timetable is known for ${legs.join(', ')}; find it out, or leave the road out.`,
    zh: ({ route, legs }) => `路线 ${route} 乘坐公共汽车，但缺少路段时刻表：${zh(legs)}；请查明时刻，或去掉该路段。`,
  },
  'route.no-road': {
    en: ({ route, places, vehicle }) =>
      `On the route ${route} no road leads to ${places.join(', ')} by ${vehicleTexts[vehicle].en}; take another vehicle, or leave them out.`,
    zh: ({ route, places, vehicle }) =>
      `路线 ${route} 中，${vehicleTexts[vehicle].zh}无法到达：${zh(places)}；请更换交通工具，或去掉这些地点。`,
  },
  'route.reachable-left-out': {
    en: ({ route, places, vehicle }) =>
      `On the route ${route} the ${vehicleTexts[vehicle].en} could reach ${places.join(', ')}; visit them, or say why they are left out.`,
    zh: ({ route, places, vehicle }) =>
      `路线 ${route} 中，${vehicleTexts[vehicle].zh}能到而未列入：${zh(places)}；请列入，或说明不去的原因。`,
  },
  'route.hours-not-kept': {
    en: ({ route, places, stops }) =>
      `No order of the ${stops} stops of the route ${route} was found that keeps all opening hours and appointments${
        places.length === 0 ? '' : `; not even first could be reached in time: ${places.join(', ')}`
      }. Leave earlier, stay shorter, or take stops out.`,
    zh: ({ route, places, stops }) =>
      `路线 ${route} 的 ${stops} 个站点没有找到能满足全部营业时间与约访时间的顺序${
        places.length === 0 ? '' : `；即使最先前往也来不及：${zh(places)}`
      }。请提前出发、缩短停留，或减少站点。`,
  },
  'route.stop-unknown': {
    en: ({ route, place }) => `${place} is no stop of the route ${route}; a visit off the route is told as such.`,
    zh: ({ route, place }) => `${place} 不是路线 ${route} 的站点；计划外的拜访请另行登记。`,
  },
  'route.stop-done-already': {
    en: ({ route, place }) => `On the route ${route} it is told already what became of ${place}.`,
    zh: ({ route, place }) => `路线 ${route} 的 ${place} 已登记；无须重复。`,
  },
  'route.times-turned': {
    en: ({ route, place, free }) =>
      `The times for ${place} on the route ${route} are not in order: leave, arrive, begin, end, and nothing before second ${free} of the day, when the last stop ended.`,
    zh: ({ route, place, free }) =>
      `路线 ${route} 的 ${place} 时间先后有误：应依次为出发、到达、开始、结束，且不早于上一站结束（当日第 ${free} 秒）。`,
  },
  'route.stops-left': {
    en: ({ route, places }) =>
      `The route ${route} can't be finished while ${places.join(', ')} are open; tell how each was reached or why it was skipped.`,
    zh: ({ route, places }) => `路线 ${route} 尚有未登记的站点：${zh(places)}；请逐一登记到访或未去的原因，方可结束。`,
  },
  'route.way-back-missing': {
    en: ({ route }) => `The route ${route} leads back to its start; tell the way back.`,
    zh: ({ route }) => `路线 ${route} 须返回起点；请登记返程。`,
  },
  'route.no-fuel': {
    en: ({ route, vehicle }) => `The route ${route} went by ${vehicleTexts[vehicle].en}, for which no fuel is paid.`,
    zh: ({ route, vehicle }) => `路线 ${route} 使用${vehicleTexts[vehicle].zh}，不报销油费。`,
  },
  'route.claimed-already': {
    en: ({ route, claim }) =>
      `The claim ${claim} on the route ${route} is noted already; another one needs an id of its own.`,
    zh: ({ route, claim }) => `路线 ${route} 的油费申请 ${claim} 已登记；其他申请请使用新的编号。`,
  },
  'route.claim-beyond-driven': {
    en: ({ route, claimed, driven }) =>
      `With this, fuel would be claimed for ${claimed} m of the route ${route}, of which ${driven} m were driven; claim no more than that.`,
    zh: ({ route, claimed, driven }) =>
      `连同本次，路线 ${route} 共申报油费 ${claimed} 米，实际行驶 ${driven} 米；不得超出实际里程。`,
  },
  'route.claim-without-reason': {
    en: ({ route, claimed, until }) =>
      `With this, fuel would be claimed for ${claimed} m of the route ${route}; beyond ${until} m, say why it was further than planned.`,
    zh: ({ route, claimed, until }) =>
      `连同本次，路线 ${route} 共申报油费 ${claimed} 米；超过 ${until} 米须说明超出计划里程的原因。`,
  },
};
