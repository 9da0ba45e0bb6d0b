/** The fold from the events of cards, classifications and territories to customer facts, by the rules by which the domain tells them. */
import {
  type CardEvent,
  type ClassificationEvent,
  type TerritoryEvent,
  territoryEvents,
} from '@clientele/domain/customer';
import type { RecordedEvent } from '@clientele/domain/kernel';
import { retract, tell, tellOrRetract } from '../kernel/facts.ts';
import type { Fold } from '../kernel/fold.ts';
import { tellTerritory } from '../territories/book.ts';
import { type CustomerFacts, type CustomerRecord, classesOn, noCustomers, recordOf } from './facts.ts';
import { factsForm, loadFacts, mergeFacts, saveFacts } from './keeping.ts';

/** What is told of customers. */
export type CustomerEvent = CardEvent | ClassificationEvent;

type Told = CustomerEvent | TerritoryEvent;

const territoryTypes: readonly TerritoryEvent['type'][] = territoryEvents.map(({ type }) => type);

const isOfTerritories = (event: RecordedEvent<Told>): event is RecordedEvent<TerritoryEvent> =>
  'territory' in event.data && 'plan' in event.data;

type Of<Type extends CustomerEvent['type']> = RecordedEvent<Extract<CustomerEvent, { readonly type: Type }>>;

/** No grade is a fact too (no positive value); without evidence it only takes back what it corrects. */
const graded = (record: CustomerRecord, event: Of<'CustomerGraded'>): void => {
  const { grade, evidence } = event.data;
  record.grade ??= [];
  retract(record.grade, event);
  if (grade !== null || evidence !== null) tell(record.grade, event, grade);
};

const step = (facts: CustomerFacts, event: RecordedEvent<Told>): CustomerFacts => {
  if (isOfTerritories(event)) {
    tellTerritory(facts.territories, event);
    return facts;
  }
  const record = recordOf(facts, event.data.customer);
  switch (event.type) {
    case 'CustomerRegistered':
    case 'CustomerRenamed':
      record.name ??= [];
      if (event.data.name !== undefined) tellOrRetract(record.name, event, event.data.name);
      break;
    case 'CustomerPlaced':
      record.place ??= [];
      tellOrRetract(record.place, event, event.data.place);
      break;
    case 'TerritoryAssigned':
      record.territory ??= [];
      tellOrRetract(record.territory, event, event.data.territory);
      break;
    case 'CustomerClassified':
      facts.axes.add(event.data.axis);
      tellOrRetract(classesOn(record, event.data.axis), event, event.data.value);
      break;
    case 'CustomerGraded':
      graded(record, event);
      break;
    default:
      break;
  }
  return facts;
};

/** Each customer's facts by valid time. A customer's card is one stream and its classification one, so any shard may see either. */
export const customerFacts: Fold<CustomerFacts, Told> = {
  ...factsForm,
  handles: [
    'CustomerRegistered',
    'CustomerRenamed',
    'CustomerPlaced',
    'TerritoryAssigned',
    'CustomerClassified',
    'CustomerGraded',
    ...territoryTypes,
  ],
  shardKey: ({ stream }) => stream,
  init: noCustomers,
  step,
  save: saveFacts,
  load: loadFacts,
  merge: mergeFacts,
};
