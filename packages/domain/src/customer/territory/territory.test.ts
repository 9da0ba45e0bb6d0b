/** A plan of territories by examples: its tree, its heads, its partition of places, and every reason against a change. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkLaws, messageCatalogue, type Place } from '../../kernel/index.ts';
import {
  assertRules,
  type Happened,
  happened,
  ids,
  metas,
  recordedHistory,
  scenario,
  storedHistory,
  testMeta,
} from '../../testing/index.ts';
import {
  AppointTerritoryHead,
  CloseTerritory,
  MapPlaces,
  MoveTerritory,
  OpenTerritory,
  ReleasePlaces,
  RenameTerritory,
  type TerritoryCommand,
} from './commands.ts';
import {
  PlacesMapped,
  PlacesReleased,
  TerritoryClosed,
  type TerritoryEvent,
  TerritoryHeadAppointed,
  TerritoryMoved,
  TerritoryOpened,
} from './events.ts';
import { territory, territoryLaws, territoryLevelLabel, territoryLevels, territoryMessages } from './index.ts';

const plan = 'main';
const on = testMeta;
const told = scenario(territory, { levels: territoryLevels });
const opened = (id: string, level: string, parent: string | null) =>
  TerritoryOpened.of(
    { plan, territory: id, name: id, level, parent, head: 'S1' },
    { policies: ['territory-levels@1'] },
  );
const east = opened('east', 'region', null);
const zhejiang = opened('zj', 'area', 'east');
const hangzhou: Place = { country: 'CN', province: '浙江', city: '杭州' };
const ningbo: Place = { country: 'CN', province: '浙江', city: '宁波' };
const mapped = (id: string, places: Place[], from: string | null = null) =>
  PlacesMapped.of({ plan, territory: id, from, places });
const since = (...events: readonly (TerritoryEvent | Happened<TerritoryEvent>)[]) =>
  told.given(...events.map((event) => ('event' in event ? event : happened('2024-01-01', event))));

describe('the tree of territories', () => {
  test('G5: 大区, 省区, 城市, 片区: each lies under one of a higher level and has a head', () => {
    const data = { plan, name: 'x', head: 'S1' };
    told
      .when(OpenTerritory.of({ ...data, territory: 'east', level: 'region' }, on('2024-01-01')))
      .when(OpenTerritory.of({ ...data, territory: 'zj', level: 'area', parent: 'east' }, on('2024-01-02')))
      .when(OpenTerritory.of({ ...data, territory: 'p1', level: 'patch', parent: 'zj' }, on('2024-01-03')))
      .when(OpenTerritory.of({ ...data, territory: 'c1', level: 'city', parent: 'p1' }, on('2024-01-04')))
      .thenRejected({
        code: 'territory.not-under-its-level',
        data: { plan, territory: 'c1', level: 'city', parent: 'p1', parentLevel: 'patch' },
      });
    expect(territoryLevels.levels.map((level) => territoryLevelLabel(level, 'zh'))).toEqual([
      '大区',
      '省区',
      '城市',
      '片区',
    ]);
  });

  test('never turns in circles: what lies above can not be put below', () => {
    since(east, zhejiang)
      .when(MoveTerritory.of({ plan, territory: 'east', parent: 'zj' }, on('2024-02-01')))
      .thenRejected('territory.not-under-its-level');
    since(east, zhejiang)
      .when(MoveTerritory.of({ plan, territory: 'zj', parent: 'zj' }, on('2024-02-01')))
      .thenRejected('territory.not-under-its-level');
    since(east, zhejiang, opened('south', 'region', null))
      .when(MoveTerritory.of({ plan, territory: 'zj', parent: 'south' }, on('2024-02-01')))
      .thenEvents(
        TerritoryMoved.of(
          { plan, territory: 'zj', from: 'east', parent: 'south' },
          { policies: ['territory-levels@1'] },
        ),
      );
  });

  test('every reason against a new territory is told at once', () => {
    since(happened('2024-03-01', east))
      .when(
        OpenTerritory.of(
          { plan, territory: 'east', name: 'x', level: 'galaxy', parent: 'nowhere', head: 'S1' },
          on('2024-02-01'),
        ),
      )
      .thenRejected(
        'territory.before-the-last-change',
        'territory.open-already',
        'territory.unknown-level',
        'territory.unknown-parent',
      );
  });

  test('a head is followed by another, and the same one again is nothing new', () => {
    since(east)
      .when(AppointTerritoryHead.of({ plan, territory: 'east', head: 'S1' }, on('2024-02-01')))
      .thenEvents()
      .when(AppointTerritoryHead.of({ plan, territory: 'east', head: 'S2' }, on('2024-02-01')))
      .thenEvents(TerritoryHeadAppointed.of({ plan, territory: 'east', from: 'S1', head: 'S2' }));
    since(east)
      .when(RenameTerritory.of({ plan, territory: 'east', name: 'east' }, on('2024-02-01')))
      .thenEvents();
    since(east)
      .when(RenameTerritory.of({ plan, territory: 'west', name: 'x' }, on('2023-02-01')))
      .thenRejected('territory.before-the-last-change', 'territory.unknown');
  });

  test('is closed from below, once nothing lies in it', () => {
    since(east, zhejiang, mapped('east', [hangzhou]))
      .when(CloseTerritory.of({ plan, territory: 'east' }, on('2024-02-01')))
      .thenRejected(
        { code: 'territory.has-territories', data: { plan, territory: 'east', under: ['zj'] } },
        { code: 'territory.has-places', data: { plan, territory: 'east', places: 1 } },
      );
    since(east, zhejiang)
      .when(CloseTerritory.of({ plan, territory: 'zj' }, on('2024-02-01')))
      .thenEvents(TerritoryClosed.of({ plan, territory: 'zj' }));
  });
});

describe('places', () => {
  test('G5: lie in one territory at a time: one that is taken moves only where its territory is named', () => {
    const taken = since(east, zhejiang, mapped('zj', [hangzhou]));
    taken.when(MapPlaces.of({ plan, territory: 'east', places: [hangzhou, ningbo] }, on('2024-02-01'))).thenRejected({
      code: 'territory.place-taken',
      data: { plan, territory: 'east', place: 'CN 浙江 杭州', holder: 'zj' },
    });
    taken
      .when(MapPlaces.of({ plan, territory: 'east', places: [hangzhou], from: 'zj' }, on('2024-02-01')))
      .thenEvents(mapped('east', [hangzhou], 'zj'))
      .when(MapPlaces.of({ plan, territory: 'east', places: [hangzhou] }, on('2024-02-02')))
      .thenEvents();
    taken.when(MapPlaces.of({ plan, territory: 'east', places: [ningbo], from: 'zj' }, on('2024-02-01'))).thenRejected({
      code: 'territory.place-not-there',
      data: { plan, territory: 'zj', place: 'CN 浙江 宁波', holder: null },
    });
  });

  test('are named once, and released by the territory that has them', () => {
    since(east, mapped('east', [hangzhou]))
      .when(ReleasePlaces.of({ plan, territory: 'east', places: [ningbo, ningbo] }, on('2024-02-01')))
      .thenRejected('territory.place-twice', 'territory.place-not-there');
    since(east, mapped('east', [hangzhou]))
      .when(ReleasePlaces.of({ plan, territory: 'east', places: [hangzhou] }, on('2024-02-01')))
      .thenEvents(PlacesReleased.of({ plan, territory: 'east', places: [hangzhou] }));
  });
});

const meta = metas({ from: '2024-01-01', to: '2024-01-01' });
const who = ids('T', 3).map((id) => (id === 'T2' ? '__proto__' : id));
const level = fc.constantFrom('region', 'area');
const places = fc.array(fc.constantFrom<Place>(hangzhou, ningbo, { city: '__proto__' }), {
  minLength: 1,
  maxLength: 2,
});
const commands: fc.Arbitrary<TerritoryCommand> = fc
  .record({ territory: who, other: who, level, places, at: meta, from: fc.boolean(), kind: fc.nat({ max: 11 }) })
  .map(({ territory: id, other, level: of, places: list, at, from, kind }): TerritoryCommand => {
    const node = { plan, territory: id };
    const parent = of === 'area' && from ? { parent: other } : {};
    if (kind === 0) return RenameTerritory.of({ ...node, name: other }, at);
    if (kind <= 2) return MoveTerritory.of({ ...node, parent: from ? other : null }, at);
    if (kind === 3) return AppointTerritoryHead.of({ ...node, head: other }, at);
    if (kind <= 5) return MapPlaces.of({ ...node, places: list, ...(from ? { from: other } : {}) }, at);
    if (kind <= 7) return ReleasePlaces.of({ ...node, places: list.slice(0, 1) }, at);
    if (kind === 8) return CloseTerritory.of(node, at);
    return OpenTerritory.of({ ...node, name: id, level: of, head: 'S1', ...parent }, at);
  });

test('G5: plans keep the rules of every room and their own laws on any story', () => {
  const report = assertRules(territory, {
    commands,
    given: () => ({ levels: territoryLevels }),
    longest: 30,
    runs: 150,
    mustReach: 'events',
  });
  expect(report.passed).toBe(true);
});

const breaches = (...events: readonly (TerritoryEvent | Happened<TerritoryEvent>)[]) =>
  checkLaws(territoryLaws, recordedHistory<TerritoryEvent>(storedHistory('test.territory-main', events))).map(
    ({ law, revision }) => [law, revision],
  );

test('the laws bite: on circles, orphans, a place in two territories, and changes out of order', () => {
  const moved = (id: string, parent: string | null) => TerritoryMoved.of({ plan, territory: id, from: null, parent });
  expect(breaches(east, zhejiang, mapped('zj', [hangzhou]), mapped('east', [hangzhou], 'zj'))).toEqual([]);
  expect(breaches(east, zhejiang, moved('east', 'zj'))).toEqual([['territory.one-tree', 2]]);
  expect(breaches(zhejiang)).toEqual([['territory.one-tree', 0]]);
  expect(breaches(east, east)).toEqual([['territory.one-tree', 1]]);
  expect(breaches(east, zhejiang, TerritoryClosed.of({ plan, territory: 'east' }))).toEqual([
    ['territory.one-tree', 2],
  ]);
  expect(breaches(east, zhejiang, mapped('zj', [hangzhou]), mapped('east', [hangzhou]))).toEqual([
    ['territory.one-territory-a-place', 3],
  ]);
  expect(breaches(east, PlacesReleased.of({ plan, territory: 'east', places: [hangzhou] }))).toEqual([
    ['territory.one-territory-a-place', 1],
  ]);
  expect(breaches(east, mapped('east', [hangzhou]), TerritoryClosed.of({ plan, territory: 'east' }))).toEqual([
    ['territory.one-territory-a-place', 2],
  ]);
  expect(breaches(happened('2024-02-01', east), happened('2024-01-01', zhejiang))).toEqual([
    ['territory.told-in-order', 1],
  ]);
  expect(
    breaches(
      east,
      TerritoryOpened.of({ plan: 'other', territory: 'x', name: 'x', level: 'area', parent: null, head: 'S' }),
    ),
  ).toEqual([['territory.told-in-order', 1]]);
});

test('every reason is said in both languages, with the territory that it is about', () => {
  const say = messageCatalogue([territoryMessages]);
  const data = {
    plan,
    territory: 'T9',
    parent: 'P',
    level: 'l',
    known: ['a'],
    parentLevel: 'k',
    place: 'X',
    holder: 'H',
  };
  const more = { under: ['U'], places: 3, at: 'then', latest: 'later' };
  for (const code of Object.keys(territoryMessages)) {
    for (const language of ['en', 'zh'] as const)
      expect(say({ code, data: { ...data, ...more } }, language)).toContain('T9');
    expect(say({ code, data: { ...data, ...more } }, 'zh')).toMatch(/\p{Script=Han}/u);
  }
});
