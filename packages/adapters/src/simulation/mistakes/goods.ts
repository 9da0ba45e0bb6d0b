/** Mistakes on the way of the goods: what was never agreed, made, inspected or sent. */
import { addDays } from '@clientele/domain/kernel';
import {
  AmendOrder,
  CancelOrder,
  CorrectOrder,
  DeliverGoods,
  InspectGoods,
  ReportProduction,
  ResolveOrderException,
  ScheduleOrder,
} from '@clientele/domain/trade';
import type { Mistakes } from '../moment-subjects.ts';
import { storekeeper } from '../people.ts';
import { firstOf, originOf, withFirst } from './orders.ts';

const passed = { outcome: 'passed', findings: 'nothing to object to' } as const;

export const goodsMistakes: Partial<Mistakes> = {
  'order passed on': [
    {
      code: 'order.delivered-before-produced',
      command: ({ order, customer }, { meta, today }) => {
        const dates = { producedBy: addDays(today(), 9), deliveredBy: addDays(today(), 2), agreedWith: ['customer'] };
        return ScheduleOrder.of({ order, ...dates }, meta(customer.seller));
      },
    },
    {
      code: 'order.done-beside-status',
      command: ({ order }, { meta }) =>
        ReportProduction.of({ order, status: 'finished', done: 50, note: 'nearly' }, meta(storekeeper)),
    },
  ],
  'order scheduled': [
    {
      code: 'order.rescheduled-without-reason',
      command: ({ order, customer }, { meta, today }) => {
        const dates = { producedBy: today(), deliveredBy: addDays(today(), 2), agreedWith: ['customer'] };
        return ScheduleOrder.of({ order, ...dates }, meta(customer.seller));
      },
    },
  ],
  'order to inspect': [
    {
      code: 'order.more-than-left',
      command: (sale, { meta }) => {
        const { line, quantity } = firstOf(sale);
        const lines = [{ line, quantity: { ...quantity, amount: quantity.amount * 2 } }];
        return InspectGoods.of({ order: sale.order, inspection: 'N0', lines, ...passed }, meta(storekeeper));
      },
    },
  ],
  'order inspected': [
    {
      code: 'order.document-known',
      command: (sale, { meta }) => {
        const { line, quantity } = firstOf(sale);
        const { order, inspection } = sale;
        return InspectGoods.of({ order, inspection, lines: [{ line, quantity }], ...passed }, meta(storekeeper));
      },
    },
  ],
  'goods shipped': [
    {
      code: 'order.goods-out',
      command: ({ order, customer }, { meta }) => CancelOrder.of({ order, reason: 'too late' }, meta(customer.seller)),
    },
    {
      code: 'order.below-shipped',
      command: (sale, { meta }) => {
        const { quantity } = firstOf(sale);
        const after = withFirst(sale, { quantity: { ...quantity, amount: quantity.amount - 1 } });
        return AmendOrder.of({ order: sale.order, after, reason: 'one less' }, meta(sale.customer.seller));
      },
    },
    {
      code: 'order.dated-after-goods',
      command: ({ order, content, customer }, company) =>
        CorrectOrder.of(
          { order, corrects: originOf(company, order), after: content, reason: 'a slip' },
          company.meta(customer.seller),
        ),
    },
    {
      code: 'order.unknown-document',
      command: ({ order }, { meta }) =>
        DeliverGoods.of({ order, shipment: 'none', receivedBy: 'receiving' }, meta(storekeeper)),
    },
  ],
  'goods delivered': [
    {
      code: 'order.already-delivered',
      command: ({ order, shipment }, { meta }) =>
        DeliverGoods.of({ order, shipment, receivedBy: 'receiving' }, meta(storekeeper)),
    },
  ],
  'exception resolved': [
    {
      code: 'order.already-resolved',
      command: ({ order, exception }, { meta }) =>
        ResolveOrderException.of({ order, exception, resolution: 'again' }, meta(storekeeper)),
    },
  ],
};
