/** What holds on every contract, whoever wrote it. */
import { type Law, lawOf, type Text } from '../../kernel/index.ts';
import { contractCallOffEvents, fulfilmentOf } from './call-off.ts';
import { type ContractEvent, contractEvents } from './events.ts';
import { type Contract, evolveContract, noContract, openGoods, openObligations } from './state.ts';

const handles = contractEvents.map(({ type }) => type);
const text = (en: string, zh: string): Text => ({ en, zh });

const faultOf = (before: Contract, event: ContractEvent, by: string, on: Contract['signedOn']): Text | null => {
  switch (event.type) {
    case 'ContractDrafted':
      return before.signedOn === null ? null : text('it was signed before', '此前合同已签订');
    case 'ContractReviewed':
      return before.draftedBy === by ? text('who drafted it reviewed it', '由起草人自行审核') : null;
    case 'ContractSigned':
      return before.status === 'reviewed' ? null : text('what stands was not reviewed', '现稿未经审核');
    case 'ContractEnded': {
      const open = openObligations(before, on ?? '0001-01-01').length;
      if (event.data.outcome !== 'fulfilled') return null;
      if (open > 0) return text(`${open} obligation(s) are still owed`, `尚有 ${open} 项未履行`);
      const goods = openGoods(before).length;
      return goods > 0 ? text(`goods of ${goods} line(s) have not left`, `尚有 ${goods} 行货物未发出`) : null;
    }
    case 'CallOffDeclined':
    case 'CallOffReleased':
    case 'CallOffCleared':
    case 'CallOffShipped':
      return null;
    default:
      return before.status === 'signed' ? null : text('the contract is not signed', '合同尚未签订');
  }
};

/** Orders take no more of a line than is agreed, and no more leaves than they took (row K14). */
const neverBeyond = (before: Contract, event: ContractEvent, after: Contract): Text | null => {
  if (!contractCallOffEvents.some(({ type }) => type === event.type) || after.content === null) return null;
  const beyond = fulfilmentOf(after.content, after.taken).find(({ left }) => left.units < 0n);
  if (beyond !== undefined)
    return text(`more than is agreed of line ${beyond.line} is taken`, `行 ${beyond.line} 的订货超过合同数量`);
  if (event.type !== 'CallOffShipped') return null;
  const known = before.taken.get(event.data.order);
  const twice = known?.shipments.some(({ shipment }) => shipment === event.data.shipment) ?? false;
  return twice
    ? text(`shipment ${event.data.shipment} is counted twice`, `发货 ${event.data.shipment} 重复计入`)
    : null;
};

/** The laws of the room. */
export const contractLaws: readonly Law[] = [
  lawOf<ContractEvent, Contract>({
    code: 'contract.reviewed-signed-fulfilled',
    rows: ['K10', 'K15', 'K14'],
    text: text(
      'What is signed was reviewed by another than its author; money and deeds follow the signing; it ends fulfilled only when nothing is owed.',
      '签订之前须经起草人以外者审核，定金与履行在签订之后，全部履行后方为履行完毕。',
    ),
    scope: 'stream',
    handles,
    initial: noContract,
    check: (before, event) => ({
      memory: evolveContract(before, event),
      breach: faultOf(before, event, event.by.id, event.occurredOn),
    }),
  }),
  lawOf<ContractEvent, Contract>({
    code: 'contract.never-beyond',
    rows: ['K14'],
    text: text(
      'Orders take no more of a contract than is agreed, and what leaves is counted once.',
      '依据合同的订货不超过约定数量，发货只计一次。',
    ),
    scope: 'stream',
    handles,
    initial: noContract,
    check: (before, event) => {
      const memory = evolveContract(before, event);
      return { memory, breach: neverBeyond(before, event, memory) };
    },
  }),
];
