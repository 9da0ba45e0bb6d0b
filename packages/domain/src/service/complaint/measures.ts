/** Cause, correction, prevention: each step builds on the one before, and goes on after the complaint itself is closed. */
import type { ComplaintCommand } from './commands.ts';
import { CauseFound, CorrectionMade, PreventionDone, PreventionPlanned } from './events.ts';
import { namedIn } from './named.ts';
import type { ComplaintRejection } from './rejections.ts';
import type { Weighed } from './remedies.ts';
import type { LodgedComplaint } from './state.ts';

type Ask<Type extends ComplaintCommand['type']> = Extract<ComplaintCommand, { readonly type: Type }>;

const plan = (state: LodgedComplaint, { data, meta }: Ask<'PlanPrevention'>): Weighed => {
  const { complaint, ...planned } = data;
  const { measure, due } = planned;
  const faults: (ComplaintRejection | false)[] = [
    state.corrections.length === 0 && { code: 'complaint.without-correction', data: { complaint } },
    state.preventions.some((one) => one.measure === measure) && {
      code: 'complaint.measure-planned-already',
      data: { complaint, measure },
    },
    due < meta.on && { code: 'complaint.measure-due-in-the-past', data: { complaint, measure, due, on: meta.on } },
  ];
  return [faults.filter((fault) => fault !== false), () => PreventionPlanned.of({ ...namedIn(state), ...planned })];
};

const complete = (state: LodgedComplaint, { data }: Ask<'CompletePrevention'>): Weighed => {
  const { complaint, measure } = data;
  const planned = state.preventions.find((one) => one.measure === measure);
  const faults: (ComplaintRejection | false)[] = [
    planned === undefined && { code: 'complaint.measure-unknown', data: { complaint, measure } },
    planned !== undefined &&
      planned.done !== null && {
        code: 'complaint.measure-done-already',
        data: { complaint, measure, on: planned.done.on },
      },
  ];
  return [faults.filter((fault) => fault !== false), () => PreventionDone.of({ ...namedIn(state), measure })];
};

/** Weighs a command on the cause or what follows from it; null where it is none. */
export const decideMeasure = (state: LodgedComplaint, command: ComplaintCommand): Weighed | null => {
  switch (command.type) {
    case 'RecordCause': {
      const { complaint: _, ...cause } = command.data;
      return [[], () => CauseFound.of({ ...namedIn(state), ...cause })];
    }
    case 'RecordCorrection': {
      const { complaint, text } = command.data;
      const faults: readonly ComplaintRejection[] =
        state.causes.length === 0 ? [{ code: 'complaint.without-cause', data: { complaint } }] : [];
      return [faults, () => CorrectionMade.of({ ...namedIn(state), text })];
    }
    case 'PlanPrevention':
      return plan(state, command);
    case 'CompletePrevention':
      return complete(state, command);
    default:
      return null;
  }
};
