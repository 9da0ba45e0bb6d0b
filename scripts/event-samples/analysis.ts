/** Events of territories and of findings, written by hand for the lock. */
import {
  PlacesMapped,
  PlacesReleased,
  TerritoryClosed,
  TerritoryHeadAppointed,
  TerritoryMoved,
  TerritoryOpened,
  TerritoryRenamed,
} from '@clientele/domain/customer';
import { quarter, year } from '@clientele/domain/kernel';
import { FindingAnswered, FindingClosed, FindingRaised } from '@clientele/domain/planning';

const plan = 'main';
const levels = { policies: ['territory-levels@1'] as const };

export const territorySamples = [
  TerritoryOpened.of({ plan, territory: 'T-1', name: '华东大区', level: 'region', parent: null, head: 'S-1' }, levels),
  TerritoryOpened.of({ plan, territory: 'T-2', name: 'Zhejiang', level: 'area', parent: 'T-1', head: 'S-2' }, levels),
  TerritoryRenamed.of({ plan, territory: 'T-2', name: '浙江省区' }),
  TerritoryMoved.of({ plan, territory: 'T-2', from: 'T-1', parent: 'T-9' }, levels),
  TerritoryMoved.of({ plan, territory: 'T-2', from: 'T-9', parent: null }, levels),
  TerritoryHeadAppointed.of({ plan, territory: 'T-1', from: 'S-1', head: 'S-3' }),
  PlacesMapped.of({ plan, territory: 'T-2', from: null, places: [{ country: 'CN', province: '浙江', city: '杭州' }] }),
  PlacesMapped.of({ plan, territory: 'T-1', from: 'T-2', places: [{ district: '330106' }, { country: 'SG' }] }),
  PlacesReleased.of({ plan, territory: 'T-1', places: [{ country: 'SG' }] }),
  TerritoryClosed.of({ plan, territory: 'T-2' }),
];

const about = { axis: 'territory', key: 'T-1' };

export const findingSamples = [
  FindingRaised.of(
    {
      finding: 'F-1',
      content: { rule: 'region-falls', about, period: quarter(2025, 4), measured: '-0.120000', limit: '-0.100000' },
    },
    { policies: ['findings@1'] },
  ),
  FindingRaised.of({
    finding: 'F-2',
    content: { rule: 'by-hand', about: { axis: 'category', key: null }, period: year(2025), note: '无类别商品过多' },
  }),
  FindingAnswered.of({
    finding: 'F-1',
    about,
    answer: { kind: 'countermeasure', what: '增派销售员', owner: 'S-3', due: '2026-03-31' },
  }),
  FindingAnswered.of({
    finding: 'F-2',
    about: { axis: 'category', key: null },
    answer: { kind: 'focus', what: 'Name the category of each product', owner: 'U-1', due: '2026-01-31' },
  }),
  FindingClosed.of({ finding: 'F-1', about, solved: true, outcome: '恢复增长' }),
];
