/**
 * One customer's history as lines that people read: what happened when, and what it did to the sales. A pure function of the
 * events about the customer, whatever rooms they come from; an event that nobody has words for is named by its type.
 */
import { axisLabel, type CardEvent, type ClassificationEvent, classificationLabel } from '@clientele/domain/customer';
import {
  decimalOfMoney,
  formatRatio,
  type Instant,
  type LocalDate,
  type Place,
  type RecordedEvent,
  ratioOf,
  rescaleDecimal,
  type Text,
  tag,
} from '@clientele/domain/kernel';
import {
  type CreditEvent,
  creditEvents,
  type FulfilmentEvent,
  fulfilmentEvents,
  type OrderContent,
  type OrderEvent,
  type OutletEvent,
  type SaleEvent,
  saleEvents,
} from '@clientele/domain/trade';
import { customerText } from '../composition/labels.ts';
import type { Amount } from '../kernel/figure.ts';
import { isOfOutlet, outletSentence } from '../terms/outlets.ts';
import { type ServiceEvent, serviceSentence, serviceTypes } from '../terms/service.ts';
import { correction, facts, listed, sentences, withRemark } from '../terms/story.ts';
import { creditSentence, fulfilmentSentence } from '../terms/trade.ts';
import { effectOn } from './amounts.ts';

export interface StoryLine {
  /** When it was so. */
  readonly on: LocalDate;
  readonly at: Instant;
  /** The event that tells it. */
  readonly event: string;
  readonly type: string;
  readonly text: Text;
  /** What it adds to the customer's sales (below zero: takes from them), one amount a currency. */
  readonly amounts: readonly Amount[];
}

type Told = CardEvent | ClassificationEvent | OrderEvent;

const placeText = ({ country, province, city, district }: Place): string =>
  [country, province, city, district].filter((name) => name !== undefined).join(' ');

/** How many products a line names before it counts the rest. */
const mostProducts = 3;

const goodsText = ({ lines }: OrderContent): Text =>
  listed(
    lines.map(({ product, productName }) => productName ?? product),
    mostProducts,
  );

type Graded = Extract<ClassificationEvent, { readonly type: 'CustomerGraded' }>;

const evidenceText = ({ evidence }: Graded['data']): Text | null => {
  if (evidence === null) return null;
  const { period, rank, customers, above, total } = evidence;
  const scale = Math.max(above.scale, total.scale);
  const units = (amount: typeof above) => rescaleDecimal(decimalOfMoney(amount), scale).units;
  return sentences.evidence(period.key, rank, customers, formatRatio(ratioOf(units(above), units(total))));
};

const gradedText = ({ data }: Graded): Text => {
  if (data.grade === null && data.evidence === null) return sentences.takenBack(facts.grade);
  const sentence = data.grade === null ? sentences.ungraded() : sentences.graded(data.grade);
  return withRemark(sentence, evidenceText(data));
};

const classifiedText = ({ data }: Extract<ClassificationEvent, { readonly type: 'CustomerClassified' }>): Text => {
  const { axis, value } = data;
  if (value === null) return sentences.takenBack(facts.class);
  return sentences.classified(
    { en: axisLabel(axis, 'en'), zh: axisLabel(axis, 'zh') },
    { en: classificationLabel(axis, value, 'en'), zh: classificationLabel(axis, value, 'zh') },
  );
};

const customerSentence = (event: CardEvent | ClassificationEvent): Text => {
  switch (event.type) {
    case 'CustomerRegistered': {
      const { customer, name } = event.data;
      return sentences.registered(name === undefined ? null : customerText(customer, name));
    }
    case 'CustomerRenamed':
      return sentences.renamed(customerText(event.data.customer, event.data.name));
    case 'CustomerPlaced':
      return event.data.place === null
        ? sentences.takenBack(facts.place)
        : sentences.placed(placeText(event.data.place));
    case 'TerritoryAssigned':
      return event.data.territory === null
        ? sentences.takenBack(facts.territory)
        : sentences.assigned(event.data.territory);
    case 'CustomerClassified':
      return classifiedText(event);
    case 'CustomerGraded':
      return gradedText(event);
  }
};

const saleSentence = (event: SaleEvent): Text => {
  const { order } = event.data;
  switch (event.type) {
    case 'OrderPlaced':
      return sentences.ordered(order, goodsText(event.data.content));
    case 'OrderConfirmed':
      return sentences.confirmed(order);
    case 'OrderAmended':
      return sentences.amended(order, event.data.reason);
    case 'OrderCancelled':
      return sentences.cancelled(order, event.data.reason);
    case 'LinesReturned':
      return sentences.returned(order, goodsText(event.data.returned), event.data.reason);
    case 'ReturnRecorded':
      return sentences.credited(order, goodsText(event.data.returned), event.data.reason);
    case 'OrderCorrected':
      return event.data.after === null
        ? sentences.withdrawn(order, event.data.reason)
        : sentences.corrected(order, event.data.reason);
    case 'ReturnCorrected':
      return event.data.after === null
        ? sentences.returnWithdrawn(order, event.data.reason)
        : sentences.returnCorrected(order, event.data.reason);
  }
};

const customerTypes: ReadonlySet<string> = new Set([
  'CustomerRegistered',
  'CustomerRenamed',
  'CustomerPlaced',
  'TerritoryAssigned',
  'CustomerClassified',
  'CustomerGraded',
] satisfies Told['type'][]);

const saleTypes: ReadonlySet<string> = new Set(saleEvents.map(({ type }) => type));
const fulfilmentTypes: ReadonlySet<string> = new Set(fulfilmentEvents.map(({ type }) => type));
const creditTypes: ReadonlySet<string> = new Set(creditEvents.map(({ type }) => type));

const lineOf = (customer: string, event: RecordedEvent): StoryLine => {
  const { id, type, occurredOn: on, occurredAt: at } = event;
  const line = (text: Text, amounts: readonly Amount[] = []): StoryLine => ({ on, at, event: id, type, text, amounts });
  if (event.fault !== undefined) return line(sentences.unreadable(type));
  if (customerTypes.has(type)) {
    const sentence = customerSentence(event as RecordedEvent<CardEvent | ClassificationEvent>);
    return line(withRemark(sentence, event.corrects === undefined ? null : correction));
  }
  if (saleTypes.has(type)) {
    const told = event as RecordedEvent<SaleEvent>;
    return line(saleSentence(told), effectOn(customer, told as RecordedEvent<OrderEvent>));
  }
  if (fulfilmentTypes.has(type)) return line(fulfilmentSentence(event as RecordedEvent<FulfilmentEvent>));
  if (creditTypes.has(type)) return line(creditSentence(event as RecordedEvent<CreditEvent>));
  if (isOfOutlet(type)) return line(outletSentence(event as RecordedEvent<OutletEvent>));
  if (serviceTypes.has(type)) return line(serviceSentence(event as RecordedEvent<ServiceEvent>));
  return line(sentences.other(type));
};

/**
 * The history of a customer, by when it was so; what was so at one instant stands as it was told.
 *
 * @param asOf leaves out what was so only after this date
 */
export const storyOf = (events: Iterable<RecordedEvent>, customer: string, asOf?: LocalDate): readonly StoryLine[] => {
  const about = tag('customer', customer);
  const lines: StoryLine[] = [];
  for (const event of events) {
    if (event.tags.includes(about) && (asOf === undefined || event.occurredOn <= asOf)) {
      lines.push(lineOf(customer, event));
    }
  }
  return lines.sort((left, right) => left.at - right.at);
};
