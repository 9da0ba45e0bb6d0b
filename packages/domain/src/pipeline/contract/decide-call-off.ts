/**
 * Whether a contract takes an order (row K14): in force on the order's day, with its customer, of goods that are agreed, at
 * the agreed price, and no more than is left. All reasons are told at once.
 */
import {
  type CommandMeta,
  type Decision,
  decimalOfMoney,
  decimalOfQuantity,
  divideHalfAway,
  formatDecimal,
  type Money,
  type Quantity,
  rescaleDecimal,
  subtractDecimals,
  unless,
} from '../../kernel/index.ts';
import type { CalledLine, CallOffReason, OrderContent } from '../../trade/index.ts';
import {
  type CallOff,
  CallOffCleared,
  CallOffDeclined,
  CallOffGranted,
  CallOffReleased,
  CallOffShipped,
  type EnterShipment,
  fulfilmentOf,
  type ReleaseCallOff,
  type TakenByOrder,
  type TakenLine,
} from './call-off.ts';
import type { ContractContent, ContractEvent } from './events.ts';
import type { ContractRejection } from './rejections.ts';
import { advanceOpen, type Contract } from './state.ts';

type Answer = Decision<ContractRejection, ContractEvent>;
type ContractLine = ContractContent['lines'][number];

/** What so much of a contract's line comes to, rounded to the last digit of its amount. */
const agreedFor = ({ quantity: whole, amount }: ContractLine, part: Quantity): Money => {
  const scale = Math.max(whole.scale, part.scale);
  const all = rescaleDecimal(decimalOfQuantity(whole), scale).units;
  const some = rescaleDecimal(decimalOfQuantity(part), scale).units;
  const units = all === 0n ? 0n : divideHalfAway(BigInt(amount.amount) * some, all);
  return { ...amount, amount: Number(units) };
};

/** The line of the contract that a line of an order is of: of its id, where a product is agreed on in several lines. */
const lineFor = ({ lines }: ContractContent, { line, product }: Pick<CalledLine, 'line' | 'product'>) => {
  const own = lines.filter((one) => one.product === product);
  return own.find((one) => one.line === line) ?? own[0];
};

/**
 * What an order of so much of a contract's goods says where nothing else is said: its customer, and its prices, with tax and
 * freight (row K7). Products that aren't agreed on are left out.
 *
 * @param wanted so much of each product, each by a line of its own
 */
export const orderUnder = (
  { customer, content }: Contract,
  wanted: readonly { readonly line: string; readonly product: string; readonly quantity: Quantity }[],
): OrderContent => ({
  ...(customer === null ? {} : { customer }),
  lines: wanted.flatMap((one) => {
    const own = content === null ? undefined : lineFor(content, one);
    return own === undefined ? [] : [{ ...one, amount: agreedFor(own, one.quantity) }];
  }),
});

/** One unit of the last digit, either way, is what rounding may make. */
const isPrice = (gross: Money, agreed: Money): boolean => {
  const { units, scale } = subtractDecimals(decimalOfMoney(gross), decimalOfMoney(agreed));
  const unit = rescaleDecimal({ units: 1n, scale: agreed.scale }, Math.max(scale, agreed.scale)).units;
  return gross.currency === agreed.currency && units * units <= unit * unit;
};

const forceReasons = (state: Contract, customer: string, { on }: CommandMeta): readonly CallOffReason[] => {
  const { status, signedOn, content } = state;
  if (status !== 'signed' || signedOn === null || content === null) return [{ code: 'not-in-force', status }];
  const until = content.delivery.by;
  return [
    ...(state.customer === customer ? [] : [{ code: 'another-customer' as const }]),
    ...(on < signedOn ? [{ code: 'before-signing' as const, signedOn }] : []),
    ...(on > until ? [{ code: 'after-its-end' as const, until }] : []),
  ];
};

const lineReasons = (content: ContractContent, lines: readonly CalledLine[]): readonly CallOffReason[] =>
  lines.flatMap((one): readonly CallOffReason[] => {
    const { line, product, quantity, gross } = one;
    const own = lineFor(content, one);
    if (own === undefined) return [{ code: 'not-agreed', line, product }];
    const expected = own.quantity.unit;
    if (quantity.unit !== expected) return [{ code: 'other-unit', line, unit: quantity.unit, expected }];
    const agreed = agreedFor(own, quantity);
    return isPrice(gross, agreed) ? [] : [{ code: 'other-price', line, asked: gross, agreed }];
  });

const takenLines = (content: ContractContent, lines: readonly CalledLine[]): readonly (CalledLine & TakenLine)[] =>
  lines.flatMap((one) => {
    const own = lineFor(content, one);
    return own === undefined || own.quantity.unit !== one.quantity.unit ? [] : [{ ...one, of: own.line }];
  });

const quantityReasons = (
  content: ContractContent,
  { taken }: Contract,
  order: string,
  lines: readonly TakenLine[],
): readonly CallOffReason[] => {
  const others = fulfilmentOf(content, taken, order);
  const own = taken.get(order);
  const asked = { ask: 0, granted: true, lines, advanceOpen: false, shipments: own?.shipments ?? [] };
  const alone = fulfilmentOf(content, new Map([[order, asked]]));
  return alone.flatMap(({ line, product, calledOff }, index): readonly CallOffReason[] => {
    const left = others[index]?.left ?? { units: 0n, scale: 0 };
    const unit = content.lines.find((one) => one.line === line)?.quantity.unit ?? '';
    return subtractDecimals(left, calledOff).units >= 0n
      ? []
      : [{ code: 'beyond-quantity', product, asked: formatDecimal(calledOff), left: formatDecimal(left), unit }];
  });
};

/** Takes an order, or says why not; an asking that was answered before, or comes late, is passed over. */
export const callOff = ({ data, meta }: ReturnType<typeof CallOff.of>, state: Contract): Answer => {
  const { contract, customer, order, ask, lines } = data;
  if (ask <= (state.taken.get(order)?.ask ?? 0)) return unless([], () => []);
  const { content } = state;
  const inForce = forceReasons(state, customer, meta);
  const named = { contract, customer, order, ask };
  if (content === null) return unless([], () => [CallOffDeclined.of({ ...named, reasons: [...inForce] })]);
  const of = takenLines(content, lines);
  const reasons = [...inForce, ...lineReasons(content, lines), ...quantityReasons(content, state, order, of)];
  return unless<ContractRejection, ContractEvent>([], () =>
    reasons.length > 0
      ? [CallOffDeclined.of({ ...named, reasons: reasons.slice(0, 2000) })]
      : [
          CallOffGranted.of({
            ...named,
            terms: content.terms,
            advanceOpen: advanceOpen(state).units > 0n,
            lines: [...of],
          }),
        ],
  );
};

/** Has back what an order took; nothing to do where it took nothing, or took it by a later asking. */
export const releaseCallOff = ({ data }: ReturnType<typeof ReleaseCallOff.of>, { taken }: Contract): Answer => {
  const own = taken.get(data.order);
  return unless([], () => (own?.granted === true && own.ask <= data.ask ? [CallOffReleased.of(data)] : []));
};

/** That no more of a line leaves by an order than the contract granted it. */
const beyondFaults = (
  { contract, content }: Contract,
  order: string,
  own: TakenByOrder,
  sent: readonly { readonly of: string; readonly quantity: Quantity }[],
): readonly ContractRejection[] => {
  if (content === null) return [];
  const now = { ...own, shipments: [...own.shipments, { shipment: '', lines: sent }] };
  const before = fulfilmentOf(content, new Map([[order, own]]));
  return fulfilmentOf(content, new Map([[order, now]])).flatMap(({ line, calledOff, shipped }, index) => {
    const taken = before[index]?.calledOff ?? { units: 0n, scale: 0 };
    if (subtractDecimals(taken, calledOff).units >= 0n) return [];
    const said = {
      contract: contract ?? '',
      order,
      line,
      shipped: formatDecimal(shipped),
      taken: formatDecimal(taken),
    };
    return [{ code: 'contract.beyond-call-off', data: said }];
  });
};

/** Counts a shipment, once; of an order that takes nothing of the contract there is nothing to count. */
export const enterShipment = ({ data }: ReturnType<typeof EnterShipment.of>, state: Contract): Answer => {
  const { taken, contract, customer } = state;
  const { order, shipment, lines } = data;
  const own = taken.get(order);
  if (own === undefined || own.shipments.some((one) => one.shipment === shipment)) return unless([], () => []);
  const of = new Map(own.lines.map((line) => [line.line, line.of]));
  const sent = lines.flatMap(({ line, quantity }) => {
    const ofLine = of.get(line);
    return ofLine === undefined ? [] : [{ of: ofLine, quantity }];
  });
  return unless<ContractRejection, ContractEvent>(beyondFaults(state, order, own, sent), () =>
    sent.length === 0
      ? []
      : [CallOffShipped.of({ contract: contract ?? '', customer: customer ?? '', order, shipment, lines: sent })],
  );
};

/** The orders that wait for the advance, once the last of it has come. */
export const clearedBy = (state: Contract, paid: Money): readonly ContractEvent[] => {
  const left = subtractDecimals(advanceOpen(state), decimalOfMoney(paid));
  if (left.units > 0n) return [];
  const { contract, customer, taken } = state;
  return [...taken].flatMap(([order, { granted, advanceOpen: waits }]) =>
    granted && waits ? [CallOffCleared.of({ contract: contract ?? '', customer: customer ?? '', order })] : [],
  );
};
