/** Events of complaints, written by hand for the lock: what each looks like with everything it may say, and with the least. */
import { known, money, quantity } from '@clientele/domain/kernel';
import {
  CauseFound,
  ComplaintAcknowledged,
  ComplaintAssigned,
  ComplaintConfirmed,
  type ComplaintContent,
  ComplaintCorrected,
  ComplaintEscalated,
  ComplaintLodged,
  ComplaintPaused,
  ComplaintReopened,
  ComplaintReprioritised,
  ComplaintResolved,
  ComplaintResumed,
  ComplaintRouted,
  CorrectionMade,
  EmergencyNegotiated,
  OutcomeStated,
  PreventionDone,
  PreventionPlanned,
  RemedyAnswered,
  RemedyGiven,
  RemedyProposed,
} from '@clientele/domain/service';

const complaint = 'K-17';
const of = { complaint, customer: 'C-1' };
const policies = ['complaints@1'] as const;
const full: ComplaintContent = {
  customer: 'C-1',
  consumer: 'N-4',
  contact: known('0571-5550100'),
  channel: 'phone',
  about: { order: 'O-1001', invoice: 'I-88', product: 'P-11', visit: 'V-3', person: 'S-7' },
  productName: '龙井茶 250 g',
  class: 'quality',
  severity: 'serious',
  territory: 'east',
  place: { country: 'CN', province: '浙江', city: '杭州' },
  text: 'the tin was open',
};
const least: ComplaintContent = { channel: 'web', about: { product: 'P-11' }, class: 'delivery', severity: 'ordinary' };

export const complaintSamples = [
  ComplaintLodged.of({ complaint, content: full, line: 'escalated' }, { policies }),
  ComplaintLodged.of({ complaint, content: least, line: 'first' }, { policies }),
  ComplaintCorrected.of(
    { complaint, before: full, after: least, line: 'first', reason: 'typed in wrongly' },
    { corrects: '5b1b1c5e-96f5-5f0c-9d7e-6d9a0b3c1f00', policies },
  ),
  ComplaintCorrected.of(
    { complaint, before: least, after: null, line: 'first', reason: 'entered twice' },
    { corrects: '5b1b1c5e-96f5-5f0c-9d7e-6d9a0b3c1f00', policies },
  ),
  ComplaintRouted.of({ ...of, department: '生产部', note: 'batch 12' }),
  ComplaintRouted.of({ complaint, department: 'logistics' }),
  ComplaintAcknowledged.of({ ...of, answer: 'we look into it' }),
  ComplaintAssigned.of({ ...of, handler: 'S-9' }),
  ComplaintEscalated.of({ ...of, reason: 'third time' }),
  ComplaintReprioritised.of(
    { ...of, severity: 'emergency', line: 'escalated', reason: 'a child was hurt' },
    { policies },
  ),
  ComplaintPaused.of({ ...of, waiting: 'handler', waitsFor: 'supplier', reason: 'laboratory' }),
  ComplaintResumed.of(of),
  EmergencyNegotiated.of({ ...of, agreement: 'all stock of the batch goes back' }),
  RemedyProposed.of({
    ...of,
    remedy: 'R-1',
    kind: 'compensation',
    amount: money(500_00, 'CNY'),
    quantity: quantity(2, 'box'),
    text: 'for two tins',
  }),
  RemedyProposed.of({ complaint, remedy: 'R-2', kind: 'repair' }),
  RemedyAnswered.of({ ...of, remedy: 'R-1', accepted: false, reason: 'too little' }),
  RemedyGiven.of({ ...of, remedy: 'R-2', document: 'service-case', id: 'A-5' }),
  CauseFound.of({ ...of, cause: 'packaging', text: 'the seal leaks' }),
  CorrectionMade.of({ ...of, text: 'tins replaced' }),
  PreventionPlanned.of({ ...of, measure: 'M-1', text: 'test each batch', owner: 'S-9', due: '2026-03-01' }),
  PreventionDone.of({ ...of, measure: 'M-1' }),
  ComplaintResolved.of({ ...of, outcome: 'replaced' }, { policies }),
  ComplaintConfirmed.of({ ...of, score: 4 }, { policies }),
  ComplaintReopened.of({ ...of, reason: 'open again', clock: 'restarts' }, { policies }),
  OutcomeStated.of({ complaint, timely: true, disputed: false, outcome: 'closed with explanation' }),
];
