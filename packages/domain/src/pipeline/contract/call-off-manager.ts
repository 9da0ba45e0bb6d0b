/**
 * How orders and contracts learn of each other: an order asks its contract, the contract grants or declines, the order takes
 * the answer or lets go; what leaves is counted in the contract, and an advance that came lets the orders go on.
 */
import type { ProcessManager, StoredEvent, Wish } from '../../kernel/index.ts';
import type { OrderCommand, OrderEvent } from '../../trade/index.ts';
import type { ContractCallOffCommand, ContractCallOffEvent } from './call-off.ts';

type Seen =
  | Extract<
      OrderEvent,
      { readonly type: 'OrderCallOffAsked' | 'OrderCallOffGranted' | 'OrderCallOffLapsed' | 'GoodsShipped' }
    >
  | Extract<ContractCallOffEvent, { readonly type: 'CallOffGranted' | 'CallOffDeclined' | 'CallOffCleared' }>;

type Wanted =
  | Extract<OrderCommand, { readonly type: 'TakeCallOff' | 'RefuseCallOff' | 'ClearOrderAdvance' }>
  | ContractCallOffCommand;

/** Which contract an order rests on; null where it rests on none. */
interface Resting {
  readonly contract: string | null;
}

const wanted = ({ contract }: Resting, { type, data }: StoredEvent<Seen>): readonly Omit<Wish<Wanted>, 'at'>[] => {
  switch (type) {
    case 'OrderCallOffAsked':
      return [{ type: 'CallOff', data }];
    case 'OrderCallOffGranted':
      return [];
    case 'OrderCallOffLapsed':
      return [{ type: 'ReleaseCallOff', data }];
    case 'GoodsShipped': {
      const { order, shipment, lines } = data;
      return contract === null ? [] : [{ type: 'EnterShipment', data: { contract, order, shipment, lines } }];
    }
    case 'CallOffGranted': {
      const { lines: _, ...answer } = data;
      return [{ type: 'TakeCallOff', data: answer }];
    }
    case 'CallOffDeclined':
      return [{ type: 'RefuseCallOff', data }];
    case 'CallOffCleared':
      return [{ type: 'ClearOrderAdvance', data }];
  }
};

const after = (state: Resting, event: StoredEvent<Seen>): Resting => {
  if (event.type === 'OrderCallOffGranted') return { contract: event.data.contract };
  return event.type === 'OrderCallOffLapsed' && event.data.contract === state.contract ? { contract: null } : state;
};

/** The manager of call-offs: one instance an order. */
export const callOffManager: ProcessManager<Resting, Seen, Wanted> = {
  name: 'call-off',
  version: 1,
  handles: [
    'OrderCallOffAsked',
    'OrderCallOffGranted',
    'OrderCallOffLapsed',
    'GoodsShipped',
    'CallOffGranted',
    'CallOffDeclined',
    'CallOffCleared',
  ],
  initial: { contract: null },
  instanceOf: ({ data }) => data.order,
  react: (state, event) => {
    if (event.type === 'TimePassed') return { state, commands: [] };
    const commands = wanted(state, event).map((want) => ({ ...want, at: event.occurredAt }) as Wish<Wanted>);
    return { state: after(state, event), commands };
  },
};
