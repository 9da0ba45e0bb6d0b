/** What holds of every plan of territories, whoever wrote it: checked from the events alone, without the room's state. */
import { type Instant, type Law, lawOf, type Place, type RecordedEvent, type Text } from '../../kernel/index.ts';
import { type TerritoryEvent, territoryEvents } from './events.ts';
import { placeText } from './rejections.ts';

const handles = territoryEvents.map(({ type }) => type);

const text = (en: string, zh: string): Text => ({ en, zh });

type Parents = ReadonlyMap<string, string | null>;

/** Whether a territory is reached again on the way up from it. */
const circles = (parents: Parents, from: string): boolean => {
  let at = parents.get(from) ?? null;
  for (let steps = 0; at !== null && steps <= parents.size; steps++) {
    if (at === from) return true;
    at = parents.get(at) ?? null;
  }
  return false;
};

const parentsAfter = (parents: Parents, { type, data }: TerritoryEvent): Parents => {
  const next = new Map(parents);
  if (type === 'TerritoryOpened' || type === 'TerritoryMoved') next.set(data.territory, data.parent);
  if (type === 'TerritoryClosed') next.delete(data.territory);
  return next;
};

const breachOfTree = (before: Parents, after: Parents, { type, data }: TerritoryEvent): Text | null => {
  const { territory } = data;
  const isOpen = before.has(territory);
  if (type === 'TerritoryOpened' && isOpen) return text(`${territory} is open already`, `${territory} 已经设立`);
  if (type !== 'TerritoryOpened' && !isOpen) return text(`${territory} isn't open`, `${territory} 尚未设立`);
  if (type === 'TerritoryClosed') {
    const under = [...before].find(([, parent]) => parent === territory)?.[0];
    return under === undefined ? null : text(`${under} lies under it`, `${under} 仍归其下`);
  }
  const parent = after.get(territory) ?? null;
  if (parent !== null && !after.has(parent)) return text(`${parent} isn't open`, `${parent} 尚未设立`);
  return circles(after, territory) ? text(`${territory} lies under itself`, `${territory} 成为自己的下级`) : null;
};

const oneTree: Law = lawOf<TerritoryEvent, Parents>({
  code: 'territory.one-tree',
  rows: ['G5'],
  text: text(
    'Open territories form a tree: each lies under an open one or at the top, and none under itself.',
    '销售区域构成一棵树：每个区域归入一个已设立的区域或位于顶层，且不会成为自己的下级。',
  ),
  scope: 'stream',
  handles,
  initial: new Map<string, string | null>(),
  check: (before, event) => {
    const memory = parentsAfter(before, event);
    return { memory, breach: breachOfTree(before, memory, event) };
  },
});

const keyOf = ({ country, province, city, district }: Place): string =>
  JSON.stringify([country ?? null, province ?? null, city ?? null, district ?? null]);

type Holders = ReadonlyMap<string, string>;

const breachOfPartition = (holders: Holders, event: TerritoryEvent): Text | null => {
  if (event.type === 'PlacesMapped') {
    const { places, from } = event.data;
    const wrong = places.find((place) => (holders.get(keyOf(place)) ?? null) !== from);
    if (wrong === undefined) return null;
    const holder = holders.get(keyOf(wrong)) ?? '–';
    return text(`${placeText(wrong)} lay in ${holder} before`, `${placeText(wrong)} 此前属于 ${holder}`);
  }
  const { territory } = event.data;
  if (event.type === 'PlacesReleased') {
    const wrong = event.data.places.find((place) => holders.get(keyOf(place)) !== territory);
    return wrong === undefined
      ? null
      : text(`${placeText(wrong)} didn't lie in ${territory}`, `${placeText(wrong)} 并不属于 ${territory}`);
  }
  const left = event.type === 'TerritoryClosed' && [...holders.values()].includes(territory);
  return left ? text(`places still lie in ${territory}`, `${territory} 尚有地点`) : null;
};

const holdersAfter = (holders: Holders, event: TerritoryEvent): Holders => {
  if (event.type !== 'PlacesMapped' && event.type !== 'PlacesReleased') return holders;
  const next = new Map(holders);
  for (const place of event.data.places) {
    if (event.type === 'PlacesMapped') next.set(keyOf(place), event.data.territory);
    else next.delete(keyOf(place));
  }
  return next;
};

const partition: Law = lawOf<TerritoryEvent, Holders>({
  code: 'territory.one-territory-a-place',
  rows: ['G5'],
  text: text(
    'A place is mapped to one territory at a time, and each change says where it lay before.',
    '一地同一时间只属于一个销售区域，每次变更都写明其原区域。',
  ),
  scope: 'stream',
  handles,
  initial: new Map<string, string>(),
  check: (before, event) => ({ memory: holdersAfter(before, event), breach: breachOfPartition(before, event) }),
});

interface Course {
  readonly plan: string | null;
  readonly at: Instant | null;
}

const breachOfCourse = ({ plan, at }: Course, event: RecordedEvent<TerritoryEvent>): Text | null => {
  if (plan !== null && plan !== event.data.plan)
    return text(`it is about the plan ${event.data.plan}`, `它属于方案 ${event.data.plan}`);
  return at !== null && event.occurredAt < at ? text('it lies before the last change', '其时间早于最近的变更') : null;
};

const inOrder: Law = lawOf<TerritoryEvent, Course>({
  code: 'territory.told-in-order',
  rows: ['G5'],
  text: text(
    'A stream holds one plan, whose changes follow each other in time.',
    '一个流只含一个方案，其变更按时间先后。',
  ),
  scope: 'stream',
  handles,
  initial: { plan: null, at: null },
  check: (course, event) => ({
    memory: { plan: course.plan ?? event.data.plan, at: event.occurredAt },
    breach: breachOfCourse(course, event),
  }),
});

/** The laws of the room. */
export const territoryLaws: readonly Law[] = [inOrder, oneTree, partition];
