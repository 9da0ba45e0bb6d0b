/** Sales by the plan of territories: by what lies above, on the date that counts, and by where places lie. */
import {
  PlacesMapped,
  PlacesReleased,
  TerritoryAssigned,
  TerritoryClosed,
  type TerritoryEvent,
  TerritoryHeadAppointed,
  TerritoryMoved,
  TerritoryOpened,
  TerritoryRenamed,
} from '@clientele/domain/customer';
import type { LocalDate } from '@clientele/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNo, logOf, type Stream, streamOf } from '../../test/events.ts';
import { folded, foldedInShards, foldedInTwo } from '../../test/laws.ts';
import { answered, bookOf, line, only, placed, section, told, yuan } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { composition } from '../composition/composition.ts';
import { regionBridge } from '../regions/bridge.ts';
import { ancestorSteps, noTerritoryBook, tellTerritory } from './book.ts';

const plan = 'main';
const opened = (territory: string, level: string, parent: string | null, name = territory) =>
  TerritoryOpened.of({ plan, territory, name, level, parent, head: 'S1' });
const moved = (territory: string, from: string, parent: string) => TerritoryMoved.of({ plan, territory, from, parent });
const mapped = (territory: string, province: string, from: string | null = null, of = plan) =>
  PlacesMapped.of({ plan: of, territory, from, places: [{ country: '中国', province }] });

const tree = (...events: readonly (readonly [LocalDate, TerritoryEvent])[]): Stream =>
  streamOf('test.territory-main', events);

const founded = [
  ['2023-01-01', opened('east', 'region', null, '华东大区')],
  ['2023-01-01', opened('south', 'region', null, '华南大区')],
  ['2023-01-01', opened('zj', 'area', 'east', '浙江省区')],
  ['2023-01-01', opened('hz', 'patch', 'zj', '杭州片区')],
] as const satisfies readonly (readonly [LocalDate, TerritoryEvent])[];

const sale = (order: string, on: LocalDate, customer: string, territory: string, amount: number): Stream =>
  placed(order, on, { customer, territory, lines: [line('P1', yuan(amount))] });

const sales: readonly Stream[] = [
  sale('1', '2024-02-01', 'C1', 'hz', 10),
  sale('2', '2024-08-01', 'C1', 'hz', 5),
  sale('3', '2024-08-02', 'C2', 'south', 3),
];

test('G5: sales at any depth of the tree: of a patch, its province and its region, in the words of the plan', () => {
  const streams = [tree(...founded), ...sales];
  const shown = (axis: string) =>
    section(streams, { axes: [axis] }).rows.map(({ classes, value }) => [classes[0]?.text.zh, value]);
  expect(shown('territory')).toEqual([
    ['杭州片区', 15n],
    ['华南大区', 3n],
  ]);
  expect(shown('territory.area')).toEqual([
    ['浙江省区', 15n],
    ['未知', 3n],
  ]);
  expect(shown('territory.region')).toEqual([
    ['华东大区', 15n],
    ['华南大区', 3n],
  ]);
  expect(shown('territory.galaxy')).toEqual([['未知', 18n]]);
});

test('G5 G17: what moved to another region in July counts there since, and as it is now it counts there throughout', () => {
  const streams = [
    tree(
      ...founded,
      ['2024-07-01', moved('zj', 'east', 'south')],
      ['2024-07-02', TerritoryRenamed.of({ plan, territory: 'south', name: '南方大区' })],
    ),
    ...sales,
    streamOf('test.card-C1', [['2023-01-01', TerritoryAssigned.of({ customer: 'C1', territory: 'hz' })]]),
    streamOf('test.card-C2', [['2023-01-01', TerritoryAssigned.of({ customer: 'C2', territory: 'south' })]]),
  ];
  const by = (question: object) => {
    const own = section(streams, { axes: ['territory.region'], ...question });
    return told(own, own.rows).map(([key, value]) => [key, value]);
  };
  expect(by({})).toEqual([
    ['east', '10'],
    ['south', '8'],
  ]);
  expect(by({ region: 'as-was' })).toEqual([
    ['east', '10'],
    ['south', '8'],
  ]);
  expect(by({ region: 'as-is' })).toEqual([['south', '18']]);
  expect(by({ region: 'as-is', asOf: '2024-06-30' })).toEqual([['east', '10']]);
  const bridge = only(
    answered(regionBridge(bookOf(streams), { asOf: '2025-12-31', axis: 'territory.region' })).sections,
  );
  expect(
    bridge.rows.map(({ class: { key }, asWas, movedIn, movedOut, asIs }) => [key, asWas, movedIn, movedOut, asIs]),
  ).toEqual([
    ['east', 10n, 0n, 10n, 0n],
    ['south', 8n, 10n, 0n, 18n],
  ]);
});

test('G5: a sale that names no territory lies where its place lay then, by the narrowest part that is mapped', () => {
  const at = (order: string, on: LocalDate, place: object, territory?: string): Stream =>
    placed(order, on, {
      customer: 'C1',
      place,
      ...(territory === undefined ? {} : { territory }),
      lines: [line('P1', yuan(1))],
    });
  const city = PlacesMapped.of({ plan, territory: 'hz', from: null, places: [{ province: '浙江', city: '杭州' }] });
  const streams = [
    tree(
      ...founded,
      ['2023-01-02', mapped('zj', '浙江省')],
      ['2024-03-01', city],
      ['2024-06-01', mapped('south', '浙江', 'zj')],
      ['2024-09-01', PlacesReleased.of({ plan, territory: 'south', places: [{ province: '330000' }] })],
    ),
    at('1', '2024-01-01', { province: '浙江', city: '杭州' }),
    at('2', '2024-04-01', { country: '中国', province: '浙江', city: '杭州' }),
    at('3', '2024-04-01', { province: '浙江省', city: '宁波' }),
    at('4', '2024-07-01', { province: '浙江' }),
    at('5', '2024-10-01', { province: '浙江' }),
    at('6', '2024-10-01', { province: '浙江' }, 'east'),
    at('7', '2024-01-01', { country: 'SG' }),
  ];
  const own = section(streams, { axes: ['territory'] });
  expect(told(own, own.rows).map(([key, value]) => [key, value])).toEqual([
    ['zj', '2'],
    ['east', '1'],
    ['hz', '1'],
    ['south', '1'],
    [null, '2'],
  ]);
});

test('a draft of a plan divides nothing, and what is closed leads nowhere', () => {
  const draft = TerritoryOpened.of({
    plan: 'draft',
    territory: 'hz',
    name: 'x',
    level: 'region',
    parent: null,
    head: 'S',
  });
  const streams = [
    tree(...founded, ['2024-05-01', TerritoryClosed.of({ plan, territory: 'east' })]),
    streamOf('test.territory-draft', [['2023-06-01', draft]]),
    ...sales,
  ];
  const own = section(streams, { axes: ['territory.region'] });
  expect(told(own, own.rows).map(([key, value]) => [key, value])).toEqual([
    ['east', '10'],
    ['south', '3'],
    [null, '5'],
  ]);
});

const ids = ['a', 'b', 'c', '__proto__'] as const;
const change = fc
  .record({
    kind: fc.nat({ max: 5 }),
    id: fc.constantFrom(...ids),
    other: fc.constantFrom(...ids),
    day: fc.nat({ max: 90 }),
  })
  .map(({ kind, id, other, day }): readonly [number, TerritoryEvent] => {
    const node = { plan, territory: id };
    const place = [{ province: other }];
    if (kind === 0) return [day, TerritoryClosed.of(node)];
    if (kind === 1) return [day, moved(id, id, other)];
    if (kind === 2) return [day, TerritoryHeadAppointed.of({ ...node, from: 'S', head: 'T' })];
    if (kind === 3) return [day, PlacesMapped.of({ ...node, from: null, places: place })];
    if (kind === 4) return [day, PlacesReleased.of({ ...node, places: place })];
    return [day, opened(id, id === 'a' ? 'region' : 'area', other === id ? null : other)];
  });
const plans = fc
  .array(change, { maxLength: 25 })
  .map((changes) =>
    tree(...changes.toSorted(([left], [right]) => left - right).map(([day, event]) => [dayNo(day), event] as const)),
  );

test('whatever a log says of territories, circles too, sales by them add up, and every way to fold them answers alike', () => {
  fc.assert(
    fc.property(plans, fc.nat({ max: 30 }), (stream, at) => {
      const log = logOf(
        stream,
        ...ids.flatMap((id, index) => [
          sale(`${index}`, dayNo(40 + index), 'C1', id, 2 ** index),
          placed(`p${index}`, dayNo(60), { customer: 'C2', place: { province: id }, lines: [line('P1', yuan(100))] }),
        ]),
      );
      const book = folded(salesBook, log);
      const answers = (of: typeof book) =>
        ['territory', 'territory.region', 'territory.area'].map((axis) =>
          answered(composition(of, { asOf: dayNo(100), axes: [axis] })).sections.map((own) => told(own, own.rows)),
        );
      for (const own of answers(book)) expect(own[0]?.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(415);
      expect(answers(foldedInTwo(salesBook, log, Math.min(at, log.length)))).toEqual(answers(book));
      expect(answers(foldedInShards(salesBook, log, 3))).toEqual(answers(book));
    }),
  );
});

test('a long chain of territories is followed to its top, and one without end is left', () => {
  const book = noTerritoryBook();
  const log = logOf(
    tree(
      ['2023-01-01', opened('top', 'region', null)],
      ...Array.from(
        { length: 20 },
        (_, index) => ['2023-01-02', opened(`n${index}`, 'area', index === 0 ? 'top' : `n${index - 1}`)] as const,
      ),
      ['2023-01-02', opened('x', 'area', 'y')],
      ['2023-01-02', opened('y', 'area', 'x')],
    ),
  );
  for (const event of log) tellTerritory(book, event as Parameters<typeof tellTerritory>[1]);
  const steps = ancestorSteps(book, 'region');
  expect(steps('n19').at(-1)?.value).toBe('top');
  expect(steps('x').at(-1)?.value).toBeNull();
});

test('what becomes of a former parent is no affair of a territory that moved away from it', () => {
  const streams = [
    tree(
      ...founded,
      ['2023-01-01', opened('gd', 'area', 'south')],
      ['2024-07-01', moved('hz', 'zj', 'gd')],
      ['2024-08-01', moved('zj', 'east', 'nowhere')],
    ),
    sale('0', '2024-07-15', 'C1', 'hz', 1),
    sale('1', '2024-09-01', 'C1', 'hz', 4),
    sale('2', '2024-09-01', 'C1', 'zj', 2),
  ];
  const own = section(streams, { axes: ['territory.region'] });
  expect(told(own, own.rows).map(([key, value]) => [key, value])).toEqual([
    ['south', '5'],
    [null, '2'],
  ]);
});
