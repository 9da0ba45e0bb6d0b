/** What holds of every route's stream, whoever wrote it: judged by nothing of the decider. */
import { type EventOf, type Law, lawOf, type Text } from '../../kernel/index.ts';
import { type RouteEvent, type RoutePlanned, routeEvents } from './events.ts';

const text = (en: string, zh: string): Text => ({ en, zh });
type Plan = EventOf<typeof RoutePlanned>['data'];

const planBreach = ({ leaves, stops, back, planned, given }: Plan): Text | null => {
  let free = leaves;
  let [metres, travel, visiting] = [0, 0, 0];
  for (const { place, departs, arrives, begins, ends, open, appointment, metres: way } of stops) {
    if (departs < free || arrives < departs || begins < arrives || ends < begins)
      return text(`the times of ${place} are not in order`, `${place} 的时间先后有误`);
    if (appointment !== undefined && appointment !== begins)
      return text(`the appointment of ${place} is not kept`, `${place} 的约访时间未满足`);
    if (open.length > 0 && !open.some(({ from, to }) => from <= begins && ends <= to))
      return text(`${place} is closed then`, `${place} 当时不营业`);
    metres += way;
    travel += arrives - departs;
    visiting += ends - begins;
    free = ends;
  }
  metres += back?.metres ?? 0;
  travel += back === null ? 0 : back.arrives - back.departs;
  const over = back?.arrives ?? free;
  const waiting = over - leaves - travel - visiting;
  if (planned.metres !== metres || planned.travel !== travel || planned.visiting !== visiting)
    return text('its figures are not what its stops come to', '合计与各站不符');
  if (planned.waiting !== waiting) return text('its waiting is not what is left of the day', '等待时间与行程不符');
  return given !== null && planned.travel + planned.waiting > given.travel + given.waiting
    ? text('it wastes more time than the order that was given', '比原定顺序更费时间')
    : null;
};

const hoursKept: Law = lawOf<RouteEvent, null>({
  code: 'route.hours-kept',
  rows: ['P4', 'P8'],
  text: text(
    'A planned route keeps all opening hours and appointments, its figures are what its stops come to, and it wastes no more time than the order that was given.',
    '制定的路线满足全部营业时间与约访时间，合计与各站相符，且不比原定顺序更费时间。',
  ),
  scope: 'stream',
  handles: ['RoutePlanned'],
  initial: null,
  check: (memory, event) => ({ memory, breach: event.type === 'RoutePlanned' ? planBreach(event.data) : null }),
});

interface Course {
  readonly stage: 'none' | 'planned' | 'adopted' | 'finished';
  readonly open: readonly string[];
}

const after = ({ stage, open }: Course, event: RouteEvent): Course => {
  switch (event.type) {
    case 'RoutePlanned':
      return { stage: 'planned', open: event.data.stops.map(({ place }) => place) };
    case 'RouteAdopted':
      return { stage: 'adopted', open };
    case 'StopReached':
    case 'StopSkipped': {
      const { place } = event.data;
      return { stage, open: open.filter((one) => one !== place) };
    }
    case 'RouteFinished':
      return { stage: 'finished', open };
    default:
      return { stage, open };
  }
};

const needs: { readonly [Type in RouteEvent['type']]: readonly Course['stage'][] } = {
  RoutePlanned: ['none', 'planned'],
  RouteAdopted: ['planned'],
  StopReached: ['adopted'],
  StopSkipped: ['adopted'],
  RouteFinished: ['adopted'],
  FuelClaimed: ['finished'],
};

const courseBreach = ({ stage, open }: Course, event: RouteEvent): Text | null => {
  if (!needs[event.type].includes(stage))
    return text(`it can't be while the route is ${stage}`, `路线处于 ${stage} 时不能发生`);
  if (event.type === 'StopReached' || event.type === 'StopSkipped')
    return open.includes(event.data.place)
      ? null
      : text(`${event.data.place} is no open stop`, `${event.data.place} 不是未到的站点`);
  return event.type === 'RouteFinished' && open.length > 0
    ? text(`it left out ${open.join(', ')}`, `遗漏了 ${open.join('、')}`)
    : null;
};

const inCourse: Law = lawOf<RouteEvent, Course>({
  code: 'route.every-stop-told',
  rows: ['P9'],
  text: text(
    'A route is adopted before it is driven, each stop is reached or skipped once, none is left when it is finished, and fuel comes last.',
    '路线先采用后行驶，每站到访或说明未去仅一次，结束时无遗漏，油费最后申报。',
  ),
  scope: 'stream',
  handles: routeEvents.map(({ type }) => type),
  initial: { stage: 'none', open: [] },
  check: (course, event) => ({ memory: after(course, event), breach: courseBreach(course, event) }),
});

interface Claimed {
  readonly driven: number;
  readonly metres: number;
}

const fuelWithin: Law = lawOf<RouteEvent, Claimed>({
  code: 'route.fuel-within-distance',
  rows: ['P10'],
  text: text(
    'Fuel is claimed for no more than was driven, and what is paid is less than a unit away from the rate.',
    '油费申报不超过实际里程，金额与费率之差不到一个最小单位。',
  ),
  scope: 'stream',
  handles: ['RouteFinished', 'FuelClaimed'],
  initial: { driven: 0, metres: 0 },
  check: (claimed, event) => {
    if (event.type === 'RouteFinished')
      return { memory: { driven: event.data.driven.metres, metres: 0 }, breach: null };
    if (event.type !== 'FuelClaimed') return { memory: claimed, breach: null };
    const { amount, perKilometre } = event.data;
    const metres = claimed.metres + event.data.metres;
    const off = 1000n * BigInt(amount.amount) - BigInt(perKilometre.amount) * BigInt(event.data.metres);
    const foreign = amount.currency !== perKilometre.currency || amount.scale !== perKilometre.scale;
    // The difference of two rounded amounts is less than one unit away from the exact one.
    const wrong = foreign || off >= 1000n || off <= -1000n;
    const beyond = metres > claimed.driven;
    return {
      memory: { ...claimed, metres },
      breach: beyond
        ? text(`${metres} m are claimed of ${claimed.driven} m`, `共申报 ${metres} 米，实际 ${claimed.driven} 米`)
        : wrong
          ? text('it pays another amount than its rate', '金额与费率不符')
          : null,
    };
  },
});

/** The laws of the room. */
export const routeLaws: readonly Law[] = [hoursKept, inCourse, fuelWithin];
