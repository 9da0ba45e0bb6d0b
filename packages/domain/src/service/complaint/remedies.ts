/** Remedies: what is offered is answered, what was accepted is given, and a document shows it. */
import type { ComplaintCommand } from './commands.ts';
import { type ComplaintEvent, RemedyAnswered, RemedyGiven, RemedyProposed } from './events.ts';
import { namedIn } from './named.ts';
import type { ComplaintRejection } from './rejections.ts';
import type { LodgedComplaint, Remedy } from './state.ts';
import { documentsFor } from './words.ts';

/** What stands against a step, and the event that it makes. */
export type Weighed = readonly [faults: readonly ComplaintRejection[], event: () => ComplaintEvent];

type Ask<Type extends ComplaintCommand['type']> = Extract<ComplaintCommand, { readonly type: Type }>;

const propose = (state: LodgedComplaint, { data }: Ask<'ProposeRemedy'>): Weighed => {
  const { complaint, ...proposed } = data;
  const { remedy, kind, amount, quantity } = proposed;
  const of = { complaint, remedy };
  const faults: (ComplaintRejection | false)[] = [
    state.remedies.some((one) => one.remedy === remedy) && { code: 'complaint.remedy-proposed-already', data: of },
    (kind === 'compensation' || kind === 'allowance') &&
      amount === undefined && { code: 'complaint.remedy-without-amount', data: { ...of, kind } },
    amount !== undefined &&
      amount.amount <= 0 && { code: 'complaint.remedy-not-above-zero', data: { ...of, field: 'amount' } },
    quantity !== undefined &&
      quantity.amount <= 0 && { code: 'complaint.remedy-not-above-zero', data: { ...of, field: 'quantity' } },
  ];
  return [faults.filter((fault) => fault !== false), () => RemedyProposed.of({ ...namedIn(state), ...proposed })];
};

const answerFaults = (complaint: string, { remedy, answered }: Remedy): readonly ComplaintRejection[] =>
  answered === null
    ? []
    : [{ code: 'complaint.remedy-answered-already', data: { complaint, remedy, accepted: answered.accepted } }];

const givingFaults = (one: Remedy, { data }: Ask<'GiveRemedy'>): readonly ComplaintRejection[] => {
  const { complaint, remedy, document } = data;
  const of = { complaint, remedy };
  const takes = documentsFor[one.kind];
  const faults: (ComplaintRejection | false)[] = [
    one.answered === null && { code: 'complaint.remedy-unanswered', data: of },
    one.answered?.accepted === false && { code: 'complaint.remedy-refused', data: of },
    one.given !== null && { code: 'complaint.remedy-given-already', data: { ...of, id: one.given.id } },
    !takes.includes(document) && {
      code: 'complaint.remedy-shown-by-other',
      data: { ...of, kind: one.kind, document, takes },
    },
  ];
  return faults.filter((fault) => fault !== false);
};

/** Weighs a command on a remedy; null where it is none. */
export const decideRemedy = (state: LodgedComplaint, command: ComplaintCommand): Weighed | null => {
  if (command.type === 'ProposeRemedy') return propose(state, command);
  if (command.type !== 'AnswerRemedy' && command.type !== 'GiveRemedy') return null;
  const { complaint, ...said } = command.data;
  const one = state.remedies.find(({ remedy }) => remedy === said.remedy);
  const unknown: ComplaintRejection = { code: 'complaint.remedy-unknown', data: { complaint, remedy: said.remedy } };
  if (command.type === 'AnswerRemedy') {
    const { complaint: _, ...answered } = command.data;
    return [
      one === undefined ? [unknown] : answerFaults(complaint, one),
      () => RemedyAnswered.of({ ...namedIn(state), ...answered }),
    ];
  }
  const { complaint: _, ...given } = command.data;
  return [
    one === undefined ? [unknown] : givingFaults(one, command),
    () => RemedyGiven.of({ ...namedIn(state), ...given }),
  ];
};
