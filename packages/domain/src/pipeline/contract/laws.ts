/** What holds on every contract, whoever wrote it. */
import { type Law, lawOf, type Text } from '../../kernel/index.ts';
import { type ContractEvent, contractEvents } from './events.ts';
import { type Contract, evolveContract, noContract, openObligations } from './state.ts';

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
      return event.data.outcome === 'fulfilled' && open > 0
        ? text(`${open} obligation(s) are still owed`, `尚有 ${open} 项未履行`)
        : null;
    }
    default:
      return before.status === 'signed' ? null : text('the contract is not signed', '合同尚未签订');
  }
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
];
