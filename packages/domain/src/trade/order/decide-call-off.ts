/**
 * How an order asks its contract and takes the answer, as it does with credit: every answer is taken, and what nobody waits
 * for any more lapses, so that the contract has back what it gave. No goods leave before the contract took the order and,
 * where it asks for money ahead, before that came (row K13).
 */
import { type Decision, unless } from '../../kernel/index.ts';
import type { CallOffContract, ClearOrderAdvance, RefuseCallOff, TakeCallOff } from './call-off.ts';
import {
  OrderAdvanceCleared,
  OrderCallOffAsked,
  OrderCallOffDeclined,
  OrderCallOffGranted,
  OrderCallOffLapsed,
} from './call-off.ts';
import { same } from './content.ts';
import type { OrderContent, OrderEvent } from './events.ts';
import { grossOf } from './gross.ts';
import type { OrderRejection } from './rejections.ts';
import type { OpenOrder, OrderState, StandingOrder } from './state.ts';

type Answer = Decision<OrderRejection, OrderEvent>;
type Faults = readonly OrderRejection[];

/** The next asking of a contract for a content; none where it has no customer or can't be counted. */
const asking = (
  { order, callOffAsks }: StandingOrder,
  contract: string,
  content: OrderContent,
): readonly OrderEvent[] => {
  const { customer, lines } = content;
  const gross = grossOf(content);
  if (customer === undefined || gross === null) return [];
  const products = new Map(lines.map(({ line, product }) => [line, product]));
  const called = gross.lines.flatMap((one) => {
    const product = products.get(one.line);
    return product === undefined ? [] : [{ ...one, product }];
  });
  return [OrderCallOffAsked.of({ order, customer, contract, ask: (callOffAsks ?? 0) + 1, lines: called })];
};

/** Asks a contract: not another one while it rests on one, and not again while an answer is awaited. */
export const callOff = ({ data }: ReturnType<typeof CallOffContract.of>, state: OpenOrder): Answer => {
  const { order, contract } = data;
  const { content, callOff: known } = state;
  return unless<OrderRejection, OrderEvent>(
    [
      content.customer === undefined && { code: 'order.without-customer', data: { order } },
      known !== undefined &&
        known.status !== 'declined' &&
        (known.contract !== contract || known.status === 'asked') && {
          code: 'order.rests-on-contract',
          data: { order, contract: known.contract },
        },
    ],
    () => (known?.status === 'granted' ? [] : asking(state, contract, content)),
  );
};

/** That the order needs its contract no more. */
export const letGoOfContract = ({ order, callOff: known }: StandingOrder): readonly OrderEvent[] => {
  if (known === undefined) return [];
  const { customer, contract, ask } = known;
  return [OrderCallOffLapsed.of({ order, customer, contract, ask })];
};

/** What a change of an order that rests on a contract leads to: it asks again for what it now comes to. */
export const callOffAgain = (state: OpenOrder, after: OrderContent): readonly OrderEvent[] => {
  const { callOff: known, content } = state;
  if (known === undefined || known.status === 'declined') return [];
  const productsOf = ({ lines }: OrderContent) => lines.map(({ line, product }) => [line, product]);
  const unchanged =
    after.customer === content.customer &&
    same(grossOf(content), grossOf(after)) &&
    same(productsOf(content), productsOf(after));
  if (unchanged) return [];
  return after.customer === known.customer ? asking(state, known.contract, after) : letGoOfContract(state);
};

const waitsFor = (state: OrderState, contract: string, ask: number): boolean =>
  (state.status === 'placed' || state.status === 'confirmed') &&
  state.callOff?.contract === contract &&
  state.callOff.ask === ask &&
  state.callOff.status === 'asked';

/** The contract took it: what nobody waits for any more goes back to it, and what was taken before is passed over. */
export const takeCallOff = ({ data }: ReturnType<typeof TakeCallOff.of>, state: OrderState): Answer => {
  const { order, customer, contract, ask } = data;
  if (waitsFor(state, contract, ask)) return unless([], () => [OrderCallOffGranted.of(data)]);
  const known = 'callOff' in state ? state.callOff : undefined;
  const isNewer = known?.contract === contract && known.ask > ask;
  const taken = known?.contract === contract && known.ask === ask && known.status === 'granted';
  // A later asking takes the place of this one in the contract too: only what nothing follows is given back.
  return unless([], () => (isNewer || taken ? [] : [OrderCallOffLapsed.of({ order, customer, contract, ask })]));
};

/** The contract didn't take it. */
export const refuseCallOff = ({ data }: ReturnType<typeof RefuseCallOff.of>, state: OrderState): Answer =>
  unless([], () => (waitsFor(state, data.contract, data.ask) ? [OrderCallOffDeclined.of(data)] : []));

/** The contract's advance has come. */
export const clearAdvance = ({ data }: ReturnType<typeof ClearOrderAdvance.of>, state: OrderState): Answer => {
  const known = 'callOff' in state ? state.callOff : undefined;
  const waits = known?.status === 'granted' && known.contract === data.contract && known.advanceOpen;
  return unless([], () => (waits ? [OrderAdvanceCleared.of(data)] : []));
};

/** That the contract took the order that asked for it. */
export const contractFaults = ({ order, callOff: known }: OpenOrder): Faults =>
  known === undefined || known.status === 'granted'
    ? []
    : [
        {
          code: 'order.not-called-off',
          data: {
            order,
            contract: known.contract,
            status: known.status,
            reasons: known.status === 'declined' ? known.reasons : [],
          },
        },
      ];

/** That what the contract asks for ahead has come, before goods leave. */
export const advanceFaults = ({ order, callOff: known }: OpenOrder): Faults =>
  known?.status === 'granted' && known.advanceOpen
    ? [{ code: 'order.advance-open', data: { order, contract: known.contract } }]
    : [];
