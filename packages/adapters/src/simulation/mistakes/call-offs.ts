/** Mistakes with orders that rest on a contract: of nobody, twice, before it took them, and before its deposit came. */
import { CallOffContract, PassOrderOn, ShipGoods } from '@clientele/domain/trade';
import type { Company } from '../company.ts';
import type { Sale } from '../entities.ts';
import type { Mistake, Mistakes } from '../moment-subjects.ts';
import { storekeeper } from '../people.ts';

const restOnAnother = ({ order, customer }: Sale, { meta }: Company) =>
  CallOffContract.of({ order, contract: 'CT0' }, meta(customer.seller));

const passedOnAlready: Mistake<Sale> = {
  code: 'order.not-called-off',
  command: ({ order, customer }, { meta }) =>
    PassOrderOn.of({ order, to: 'supply', requirements: 'at once' }, meta(customer.seller)),
};

export const callOffMistakes: Partial<Mistakes> = {
  'sale to nobody': [{ code: 'order.without-customer', command: restOnAnother }],
  'call-off awaited': [{ code: 'order.rests-on-contract', command: restOnAnother }, passedOnAlready],
  'call-off declined': [passedOnAlready],
  'order called off': [{ code: 'order.rests-on-contract', command: restOnAnother }],
  'advance awaited': [
    {
      code: 'order.advance-open',
      command: ({ order, content }, { meta }) => {
        const lines = content.lines.map(({ line, quantity }) => ({ line, quantity }));
        return ShipGoods.of({ order, shipment: 'T0', lines, carrier: 'carrier' }, meta(storekeeper));
      },
    },
  ],
};
