/** Mistakes on customers' cards and in the tree of territories. */
import {
  CloseTerritory,
  CorrectName,
  CorrectPlacement,
  MapPlaces,
  MoveTerritory,
  OpenTerritory,
  RegisterCustomer,
  ReleasePlaces,
  RenameCustomer,
  RenameTerritory,
} from '@clientele/domain/customer';
import { day } from '@clientele/domain/kernel';
import type { Mistakes } from '../moment-subjects.ts';
import { salesDirector } from '../people.ts';
import { territoryPlan as plan } from '../places.ts';

export const customerMistakes: Partial<Mistakes> = {
  'customer registered': [
    {
      code: 'card.registered-already',
      command: ({ customer: { id, seller } }, { meta }) => RegisterCustomer.of({ customer: id }, meta(seller)),
    },
    {
      code: 'card.instant-taken',
      command: ({ customer: { id, seller }, events }, { meta }) =>
        RenameCustomer.of({ customer: id, name: 'another' }, meta(seller, events[0]?.occurredAt)),
    },
    {
      code: 'card.corrects-unknown-event',
      command: ({ customer: { id, seller } }, { meta }) =>
        CorrectName.of({ customer: id, corrects: 'no-such-event', name: 'another' }, meta(seller)),
    },
    {
      code: 'card.corrects-another-fact',
      command: ({ customer: { id, seller }, events }, { meta }) =>
        CorrectName.of({ customer: id, corrects: events[1]?.id ?? '', name: 'another' }, meta(seller)),
    },
    {
      code: 'card.not-registered',
      command: ({ customer: { id, seller } }, { meta }) =>
        RenameCustomer.of({ customer: `${id}-0`, name: 'nobody' }, meta(seller)),
    },
  ],
  'placement corrected': [
    {
      code: 'card.corrected-already',
      command: ({ customer: { id, place, seller }, corrected }, { meta }) =>
        CorrectPlacement.of({ customer: id, corrects: corrected, place }, meta(seller)),
    },
  ],
  'placement taken back': [
    {
      code: 'card.corrects-a-retraction',
      command: ({ customer: { id, place, seller }, event }, { meta }) =>
        CorrectPlacement.of({ customer: id, corrects: event, place }, meta(seller)),
    },
  ],
  'area opened': [
    {
      code: 'territory.unknown',
      command: (_, { meta }) =>
        RenameTerritory.of({ plan, territory: 'nowhere', name: 'nowhere' }, meta(salesDirector)),
    },
    {
      code: 'territory.open-already',
      command: ({ id, manager }, { meta }) =>
        OpenTerritory.of({ plan, territory: id, name: id, level: 'area', head: manager.id }, meta(salesDirector)),
    },
    {
      code: 'territory.unknown-parent',
      command: ({ manager }, { meta }) =>
        OpenTerritory.of(
          { plan, territory: 'new', name: 'new', level: 'area', parent: 'nowhere', head: manager.id },
          meta(salesDirector),
        ),
    },
    {
      code: 'territory.unknown-level',
      command: ({ manager }, { meta }) =>
        OpenTerritory.of(
          { plan, territory: 'new', name: 'new', level: 'continent', head: manager.id },
          meta(salesDirector),
        ),
    },
    {
      code: 'territory.not-under-its-level',
      command: ({ id, region }, { meta }) =>
        MoveTerritory.of({ plan, territory: region.id, parent: id }, meta(salesDirector)),
    },
    {
      code: 'territory.place-taken',
      command: ({ region, province }, { meta }) =>
        MapPlaces.of({ plan, territory: region.id, places: [province.place] }, meta(salesDirector)),
    },
    {
      code: 'territory.place-not-there',
      command: ({ region, province }, { meta }) =>
        ReleasePlaces.of({ plan, territory: region.id, places: [province.place] }, meta(salesDirector)),
    },
    {
      code: 'territory.place-twice',
      command: ({ id, province: { place } }, { meta }) =>
        MapPlaces.of({ plan, territory: id, places: [place, place] }, meta(salesDirector)),
    },
    {
      code: 'territory.has-territories',
      command: ({ region }, { meta }) => CloseTerritory.of({ plan, territory: region.id }, meta(salesDirector)),
    },
    {
      code: 'territory.has-places',
      command: ({ id }, { meta }) => CloseTerritory.of({ plan, territory: id }, meta(salesDirector)),
    },
    {
      code: 'territory.before-the-last-change',
      command: ({ id }, { meta, now }) =>
        RenameTerritory.of({ plan, territory: id, name: 'late' }, meta(salesDirector, now() - 1000 * day)),
    },
  ],
};
