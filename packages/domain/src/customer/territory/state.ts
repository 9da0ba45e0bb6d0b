/** A plan of territories as it stands: the open ones, what lies under what, who heads each, and which place lies where. */
import type { Instant, Place, StoredEvent } from '../../kernel/index.ts';
import type { TerritoryEvent } from './events.ts';

/** An open territory. */
export interface Territory {
  readonly territory: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
  readonly head: string;
}

/** That a place lies in a territory. */
export interface MappedPlace {
  readonly place: Place;
  readonly territory: string;
}

/** A plan. Plain JSON. */
export interface TerritoryPlan {
  readonly territories: readonly Territory[];
  readonly places: readonly MappedPlace[];
  /** When it last changed; null before anything. */
  readonly latest: Instant | null;
}

/** A plan without any territory. */
export const noTerritories: TerritoryPlan = { territories: [], places: [], latest: null };

const levels = ['country', 'province', 'city', 'district'] as const;

/** Whether two places are one. */
export const isSamePlace = (one: Place, other: Place): boolean => levels.every((level) => one[level] === other[level]);

/** The open territory of an id. */
export const territoryOf = ({ territories }: TerritoryPlan, id: string): Territory | undefined =>
  territories.find(({ territory }) => territory === id);

/** The territory that a place itself is mapped to. */
export const holderOf = ({ places }: TerritoryPlan, place: Place): string | undefined =>
  places.find((one) => isSamePlace(one.place, place))?.territory;

const changed = (state: TerritoryPlan, id: string, change: Partial<Territory>): readonly Territory[] =>
  state.territories.map((one) => (one.territory === id ? { ...one, ...change } : one));

const without = ({ places }: TerritoryPlan, gone: readonly Place[]): readonly MappedPlace[] =>
  places.filter(({ place }) => !gone.some((one) => isSamePlace(one, place)));

const evolved = (state: TerritoryPlan, { type, data }: TerritoryEvent): Omit<TerritoryPlan, 'latest'> => {
  const { territory } = data;
  switch (type) {
    case 'TerritoryOpened': {
      const { name, level, parent, head } = data;
      const others = state.territories.filter((one) => one.territory !== territory);
      return { ...state, territories: [...others, { territory, name, level, parent, head }] };
    }
    case 'TerritoryRenamed':
      return { ...state, territories: changed(state, territory, { name: data.name }) };
    case 'TerritoryMoved':
      return { ...state, territories: changed(state, territory, { parent: data.parent }) };
    case 'TerritoryHeadAppointed':
      return { ...state, territories: changed(state, territory, { head: data.head }) };
    case 'PlacesMapped':
      return {
        ...state,
        places: [...without(state, data.places), ...data.places.map((place) => ({ place, territory }))],
      };
    case 'PlacesReleased':
      return { ...state, places: without(state, data.places) };
    case 'TerritoryClosed':
      return { ...state, territories: state.territories.filter((one) => one.territory !== territory) };
    default:
      return state;
  }
};

/** The plan after one more event. Total: what isn't the room's changes nothing but the time. */
export const evolveTerritories = (state: TerritoryPlan, event: StoredEvent<TerritoryEvent>): TerritoryPlan => ({
  ...evolved(state, event),
  latest: event.occurredAt,
});
