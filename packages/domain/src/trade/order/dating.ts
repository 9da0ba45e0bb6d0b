/**
 * When the events of an order may lie. Papers arrive late and in any order, so most dates are free; but nothing lies before
 * the order was placed, no change before the one that it builds on, and nothing at all after the cancellation.
 */
import { type CommandMeta, formatInstant } from '../../kernel/index.ts';
import type { Moment } from './moment.ts';
import type { DatedEvent, OrderRejection } from './rejections.ts';
import type { OpenOrder } from './state.ts';

type Faults = readonly OrderRejection[];

const dated = (order: string, asked: Moment, event: DatedEvent, other: Moment) => ({
  order,
  on: asked.on,
  at: formatInstant(asked.at),
  event,
  eventOn: other.on,
  eventAt: formatInstant(other.at),
});

const notBefore = (state: OpenOrder, meta: CommandMeta, event: DatedEvent, other: Moment): Faults =>
  meta.at >= other.at ? [] : [{ code: 'order.dated-too-early', data: dated(state.order, meta, event, other) }];

/** That it isn't dated before the order was placed. */
export const notBeforePlacing = (state: OpenOrder, meta: CommandMeta): Faults =>
  notBefore(state, meta, 'placed', state.placed);

/** That it isn't dated before what the order now says was so: its last amendment, or its placing. */
export const notBeforeContent = (state: OpenOrder, meta: CommandMeta): Faults =>
  state.amended === null ? notBeforePlacing(state, meta) : notBefore(state, meta, 'amended', state.amended);

const latestOf = (moments: readonly Moment[]): Moment | undefined => {
  const [first, ...others] = moments;
  return first === undefined ? first : others.reduce((latest, one) => (one.at > latest.at ? one : latest), first);
};

/** That it isn't dated before anything that happened to the order: for what ends it. */
export const notBeforeAnything = (state: OpenOrder, meta: CommandMeta): Faults => {
  const returned = latestOf(state.returns);
  return [
    ...notBeforeContent(state, meta),
    ...(state.status === 'confirmed' ? notBefore(state, meta, 'confirmed', state.confirmed) : []),
    ...(returned === undefined ? [] : notBefore(state, meta, 'returned', returned)),
  ];
};

/** That an order isn't dated after it was confirmed. (Where goods came back, its date is fixed anyway.) */
export const notAfterConfirmation = (state: OpenOrder, meta: CommandMeta): Faults =>
  state.status !== 'confirmed' || meta.at <= state.confirmed.at
    ? []
    : [{ code: 'order.dated-too-late', data: dated(state.order, meta, 'confirmed', state.confirmed) }];
