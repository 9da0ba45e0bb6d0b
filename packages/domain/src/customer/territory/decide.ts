/** What may happen to a plan of territories, and why not: one parent of a higher level, one head, one territory a place. */
import {
  type CommandMeta,
  type CommandOf,
  type Decision,
  formatInstant,
  type Place,
  policyRef,
  unless,
} from '../../kernel/index.ts';
import type { MapPlaces, OpenTerritory, ReleasePlaces, TerritoryCommand } from './commands.ts';
import {
  PlacesMapped,
  PlacesReleased,
  TerritoryClosed,
  type TerritoryEvent,
  TerritoryHeadAppointed,
  TerritoryMoved,
  TerritoryOpened,
  TerritoryRenamed,
} from './events.ts';
import type { TerritoryLevels } from './levels.ts';
import { placeText, type TerritoryRejection } from './rejections.ts';
import { holderOf, isSamePlace, type Territory, type TerritoryPlan, territoryOf } from './state.ts';

/** What the room needs from outside: the levels in force. */
export interface TerritoryGiven {
  readonly levels: TerritoryLevels;
}

type Decided = Decision<TerritoryRejection, TerritoryEvent>;
type Faults = readonly TerritoryRejection[];

interface Named {
  readonly plan: string;
  readonly territory: string;
}

const tooEarly = ({ latest }: TerritoryPlan, named: Named, { at }: CommandMeta): Faults =>
  latest === null || at >= latest
    ? []
    : [
        {
          code: 'territory.before-the-last-change',
          data: { ...named, at: formatInstant(at), latest: formatInstant(latest) },
        },
      ];

/** That a territory of a level may lie under another one. A level that the policy no longer has is below all. */
const parentFaults = (
  state: TerritoryPlan,
  { levels }: TerritoryLevels,
  named: Named,
  level: string,
  parent: string | null,
): Faults => {
  if (parent === null) return [];
  const above = territoryOf(state, parent);
  if (above === undefined) return [{ code: 'territory.unknown-parent', data: { ...named, parent } }];
  const rank = (of: string): number => (levels.includes(of) ? levels.indexOf(of) : levels.length);
  return rank(above.level) < rank(level)
    ? []
    : [{ code: 'territory.not-under-its-level', data: { ...named, level, parent, parentLevel: above.level } }];
};

const open = (
  state: TerritoryPlan,
  { levels }: TerritoryGiven,
  { data, meta }: CommandOf<typeof OpenTerritory>,
): Decided => {
  const { plan, territory, name, level, head } = data;
  const named = { plan, territory };
  const parent = data.parent ?? null;
  return unless(
    [
      ...tooEarly(state, named, meta),
      territoryOf(state, territory) !== undefined && { code: 'territory.open-already', data: named },
      !levels.levels.includes(level) && {
        code: 'territory.unknown-level',
        data: { ...named, level, known: levels.levels },
      },
      ...parentFaults(state, levels, named, level, parent),
    ],
    () => [TerritoryOpened.of({ ...named, name, level, parent, head }, { policies: [policyRef(levels)] })],
  );
};

/** Each place once, and a reason for each that is named more often. */
const once = (
  named: Named,
  places: readonly Place[],
): { readonly distinct: readonly Place[]; readonly faults: Faults } => {
  const isFirst = (place: Place, index: number): boolean =>
    places.findIndex((one) => isSamePlace(one, place)) === index;
  const distinct = places.filter(isFirst);
  const repeated = distinct.filter((place) => places.filter((one) => isSamePlace(one, place)).length > 1);
  return {
    distinct,
    faults: repeated.map((place) => ({
      code: 'territory.place-twice',
      data: { ...named, place: placeText(place) },
    })),
  };
};

const map = (state: TerritoryPlan, { data, meta }: CommandOf<typeof MapPlaces>): Decided => {
  const { plan, territory, places, from } = data;
  const named = { plan, territory };
  const { distinct, faults } = once(named, places);
  const placeFaults = distinct.flatMap((place): Faults => {
    const holder = holderOf(state, place);
    if (holder === territory) return [];
    const at = { ...named, place: placeText(place) };
    if (from === undefined && holder !== undefined) return [{ code: 'territory.place-taken', data: { ...at, holder } }];
    return from !== undefined && holder !== from
      ? [
          {
            code: 'territory.place-not-there',
            data: { plan, territory: from, place: at.place, holder: holder ?? null },
          },
        ]
      : [];
  });
  const fresh = places.filter((place) => holderOf(state, place) !== territory);
  return unless([...tooEarly(state, named, meta), ...faults, ...placeFaults], () =>
    fresh.length === 0 ? [] : [PlacesMapped.of({ ...named, from: from ?? null, places: fresh })],
  );
};

const release = (state: TerritoryPlan, { data, meta }: CommandOf<typeof ReleasePlaces>): Decided => {
  const { plan, territory, places } = data;
  const named = { plan, territory };
  const { distinct, faults } = once(named, places);
  const elsewhere = distinct.flatMap((place): Faults => {
    const holder = holderOf(state, place) ?? null;
    return holder === territory
      ? []
      : [{ code: 'territory.place-not-there', data: { ...named, place: placeText(place), holder } }];
  });
  return unless([...tooEarly(state, named, meta), ...faults, ...elsewhere], () => [
    PlacesReleased.of({ ...named, places }),
  ]);
};

const close = (state: TerritoryPlan, named: Named, meta: CommandMeta): Decided => {
  const under = state.territories.filter(({ parent }) => parent === named.territory).map(({ territory }) => territory);
  const places = state.places.filter(({ territory }) => territory === named.territory).length;
  return unless(
    [
      ...tooEarly(state, named, meta),
      under.length > 0 && { code: 'territory.has-territories', data: { ...named, under } },
      places > 0 && { code: 'territory.has-places', data: { ...named, places } },
    ],
    () => [TerritoryClosed.of(named)],
  );
};

type Change = Exclude<TerritoryCommand, { readonly type: 'OpenTerritory' }>;

const change = (state: TerritoryPlan, given: TerritoryGiven, own: Territory, command: Change): Decided => {
  const { meta, data } = command;
  const named = { plan: data.plan, territory: data.territory };
  const early = tooEarly(state, named, meta);
  switch (command.type) {
    case 'RenameTerritory': {
      const { name } = command.data;
      return unless(early, () => (name === own.name ? [] : [TerritoryRenamed.of({ ...named, name })]));
    }
    case 'AppointTerritoryHead': {
      const { head } = command.data;
      return unless(early, () =>
        head === own.head ? [] : [TerritoryHeadAppointed.of({ ...named, from: own.head, head })],
      );
    }
    case 'MoveTerritory': {
      const { parent } = command.data;
      const faults = parentFaults(state, given.levels, named, own.level, parent);
      const policies = [policyRef(given.levels)];
      return unless([...early, ...faults], () =>
        parent === own.parent ? [] : [TerritoryMoved.of({ ...named, from: own.parent, parent }, { policies })],
      );
    }
    case 'MapPlaces':
      return map(state, command);
    case 'ReleasePlaces':
      return release(state, command);
    case 'CloseTerritory':
      return close(state, named, meta);
  }
};

/** Answers a command on a plan of territories: all reasons against it, or the event. */
export const decideTerritories =
  (command: TerritoryCommand, given: TerritoryGiven) =>
  (state: TerritoryPlan): Decided => {
    if (command.type === 'OpenTerritory') return open(state, given, command);
    const { plan, territory } = command.data;
    const own = territoryOf(state, territory);
    if (own !== undefined) return change(state, given, own, command);
    const named = { plan, territory };
    return unless([...tooEarly(state, named, command.meta), { code: 'territory.unknown', data: named }], () => []);
  };
