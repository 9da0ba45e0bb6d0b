/**
 * The tree of sales territories as a company divides its market, every change by valid time: what lay under what, who headed
 * it, and which place lay where, on any date. The plan in force is the one called `main`; others are drafts.
 */
import type { Territory, TerritoryEvent } from '@clientele/domain/customer';
import type { Instant, LocalDate, Place, RecordedEvent } from '@clientele/domain/kernel';
import { type Facts, tell } from '../kernel/facts.ts';
import { isProvince, provinceName } from '../places/provinces.ts';

/** The plan that reports go by. */
const planInForce = 'main';

export interface TerritoryBook {
  /** Each territory as it stood from some instant on; null: closed. */
  readonly nodes: Map<string, Facts<Territory | null>>;
  /** Which territory a place lay in from some instant on; null: in none. By {@link placeKey}. */
  readonly places: Map<string, Facts<string | null>>;
}

export const noTerritoryBook = (): TerritoryBook => ({ nodes: new Map(), places: new Map() });

/** A place as one text; a province of China is the same however it is written, and whether its country is said or not. */
const placeKey = ({ country, province, city, district }: Place): string => {
  const known = province !== undefined && isProvince(province);
  const named = province === undefined ? null : provinceName(province);
  return JSON.stringify([known ? null : (country ?? null), named, city ?? null, district ?? null]);
};

const factsIn = <T>(map: Map<string, Facts<T>>, key: string): Facts<T> => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const facts: Facts<T> = [];
  map.set(key, facts);
  return facts;
};

/** The territory as an event leaves it; undefined for an event that says nothing of the node. */
const nodeAfter = (before: Territory | null, { type, data }: TerritoryEvent): Territory | null | undefined => {
  switch (type) {
    case 'TerritoryOpened': {
      const { territory, name, level, parent, head } = data;
      return { territory, name, level, parent, head };
    }
    case 'TerritoryClosed':
      return null;
    case 'TerritoryRenamed':
      return before === null ? undefined : { ...before, name: data.name };
    case 'TerritoryMoved':
      return before === null ? undefined : { ...before, parent: data.parent };
    case 'TerritoryHeadAppointed':
      return before === null ? undefined : { ...before, head: data.head };
    default:
      return undefined;
  }
};

/** Enters what an event tells of the plan in force. */
export const tellTerritory = (book: TerritoryBook, event: RecordedEvent<TerritoryEvent>): void => {
  if (event.data.plan !== planInForce) return;
  const { territory } = event.data;
  const facts = factsIn(book.nodes, territory);
  const after = nodeAfter(facts.at(-1)?.value ?? null, event);
  if (after !== undefined) tell(facts, event, after);
  if (event.type !== 'PlacesMapped' && event.type !== 'PlacesReleased') return;
  for (const place of event.data.places)
    tell(factsIn(book.places, placeKey(place)), event, event.type === 'PlacesMapped' ? territory : null);
};

/** From an instant (and its date) on, which territory; null where none. */
export interface TerritoryStep {
  readonly at: Instant;
  readonly on: LocalDate;
  readonly value: string | null;
}

/** More parents than that, and a log turns in circles. */
const deepest = 64;

/** The part of some steps that lies from one instant until before another. */
const within = (steps: readonly TerritoryStep[], from: TerritoryStep, until: Instant): readonly TerritoryStep[] => {
  const first = steps.findLast(({ at }) => at <= from.at)?.value ?? null;
  return [{ ...from, value: first }, ...steps.filter(({ at }) => at > from.at && at < until)];
};

/** Which territory of a level lies above another (or is it), over time. */
export const ancestorSteps = (
  book: TerritoryBook,
  level: string,
): ((territory: string) => readonly TerritoryStep[]) => {
  const known = new Map<string, readonly TerritoryStep[]>();
  const stepsOf = (territory: string, depth: number): readonly TerritoryStep[] => {
    const before = known.get(territory);
    if (before !== undefined) return before;
    const facts = book.nodes.get(territory) ?? [];
    const steps = facts.flatMap(({ at, on, value }, index): readonly TerritoryStep[] => {
      const until = facts[index + 1]?.at ?? Number.POSITIVE_INFINITY;
      if (until <= at) return [];
      if (value === null) return [{ at, on, value: null }];
      if (value.level === level) return [{ at, on, value: territory }];
      if (value.parent === null || depth >= deepest) return [{ at, on, value: null }];
      return within(stepsOf(value.parent, depth + 1), { at, on, value: null }, until);
    });
    known.set(territory, steps);
    return steps;
  };
  return (territory) => stepsOf(territory, 0);
};

/** The parts of a place from itself up: district, city, province, country. */
const wider = (place: Place): readonly Place[] => {
  const { country, province, city, district } = place;
  const all: readonly Place[] = [
    { country, province, city, district },
    { country, province, city },
    { country, province },
    { country },
  ].map((one) => Object.fromEntries(Object.entries(one).filter(([, part]) => part !== undefined)));
  return all.filter((one, index) => Object.keys(one).length > 0 && placeKey(one) !== placeKey(all[index - 1] ?? {}));
};

/** In which territory a place lay, over time: that of the narrowest part of it that was mapped then. */
export const placeSteps = (book: TerritoryBook, place: Place): readonly TerritoryStep[] => {
  const courses = wider(place).map((one) => book.places.get(placeKey(one)) ?? []);
  const changes = courses.flat().sort((left, right) => left.at - right.at);
  return changes.map(({ at, on }) => {
    const held = courses.map((course) => course.findLast((fact) => fact.at <= at)?.value ?? null);
    return { at, on, value: held.find((territory) => territory !== null) ?? null };
  });
};

/** A territory as it stood at the end of a date; null where it wasn't open. */
export const territoryOn = ({ nodes }: TerritoryBook, territory: string, date: LocalDate): Territory | null =>
  nodes.get(territory)?.findLast(({ on }) => on <= date)?.value ?? null;
