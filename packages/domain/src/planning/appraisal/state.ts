/** What is known of the appraisals of one subject, now. Plain JSON; total on whatever was recorded. */
import type { Instant, LocalDate, Period, StoredEvent } from '../../kernel/index.ts';
import type { AppraisalEvent, Consequence, Sheet } from './events.ts';
import type { KpiInput } from './facts.ts';
import type { AppraisalScheme } from './scheme.ts';
import type { AppraisalResult } from './score.ts';

/** A sheet that was given out; null where it hasn't come back. */
export interface IssuedSheet {
  readonly form: Sheet['form'];
  readonly due: LocalDate;
  readonly collected: { readonly sheet: Sheet; readonly on: LocalDate } | null;
}

/** Who did something, and when. */
export interface Done {
  readonly by: string;
  readonly on: LocalDate;
}

export interface Frozen extends Done {
  /** The event, for a later one to correct. */
  readonly event: string;
  readonly result: AppraisalResult;
  readonly inputs: readonly KpiInput[];
}

export interface Explained extends Done {
  readonly kpi: string;
  readonly cause: string;
  readonly countermeasure: string;
  readonly owner: string;
  readonly due: LocalDate;
}

/** How the appraised took the feedback. */
export type AppraisalResponse =
  | ({ readonly kind: 'acknowledged' } & Done)
  | ({
      readonly kind: 'objected';
      readonly reason: string;
      readonly answer: null | (Done & { readonly upheld: boolean });
    } & Done);

export interface Decided extends Done {
  readonly consequence: Consequence;
  readonly reason: string;
}

/** One appraisal. */
export interface Appraisal {
  readonly id: string;
  readonly appraisee: string;
  readonly period: Period;
  readonly scheme: AppraisalScheme;
  readonly sheets: readonly IssuedSheet[];
  /** The last facts of each indicator, in the order in which they were first told. */
  readonly inputs: readonly KpiInput[];
  /** Null before it is frozen, and again while it is measured anew. */
  readonly frozen: Frozen | null;
  /** The event of the first freezing, while it is measured anew. */
  readonly reopened: string | null;
  readonly explained: readonly Explained[];
  readonly feedback: (Done & { readonly guidance: string }) | null;
  readonly response: AppraisalResponse | null;
  readonly decided: readonly Decided[];
  /** The latest business time of what was told of it. */
  readonly latest: Instant;
}

/** A period of coaching, and the appraisal that led to it. */
export interface Coaching {
  readonly appraisal: string;
  readonly coach: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly goal: string;
}

/** All appraisals of a subject, the oldest first. */
export interface AppraisalFile {
  readonly appraisals: readonly Appraisal[];
  readonly coachings: readonly Coaching[];
}

/** Of whom nothing is known yet. */
export const noAppraisals: AppraisalFile = { appraisals: [], coachings: [] };

/** An appraisal by its id. */
export const appraisalOf = ({ appraisals }: AppraisalFile, id: string): Appraisal | undefined =>
  appraisals.find((one) => one.id === id);

const put = <T>(list: readonly T[], entry: T, same: (one: T) => boolean): readonly T[] => {
  const index = list.findIndex(same);
  return index === -1 ? [...list, entry] : list.with(index, entry);
};

type Event = StoredEvent<AppraisalEvent>;

/** An appraisal after one more event of its own. */
const changed = (of: Appraisal, event: Event): Appraisal => {
  const done: Done = { by: event.by.id, on: event.occurredOn };
  switch (event.type) {
    case 'AppraisalSheetIssued': {
      const { form, due } = event.data;
      return { ...of, sheets: put<IssuedSheet>(of.sheets, { form, due, collected: null }, (one) => one.form === form) };
    }
    case 'AppraisalSheetCollected': {
      const { sheet } = event.data;
      const collected = { sheet, on: done.on };
      return { ...of, sheets: of.sheets.map((one) => (one.form === sheet.form ? { ...one, collected } : one)) };
    }
    case 'KpiMeasured': {
      const { input } = event.data;
      return { ...of, inputs: put<KpiInput>(of.inputs, input, ({ kpi }) => kpi === input.kpi) };
    }
    case 'AppraisalFrozen': {
      const { result, inputs } = event.data;
      return {
        ...of,
        frozen: { ...done, event: event.id, result, inputs },
        reopened: null,
        feedback: null,
        response: null,
      };
    }
    case 'ShortfallExplained': {
      const { kpi, cause, countermeasure, owner, due } = event.data;
      const explained = { ...done, kpi, cause, countermeasure, owner, due };
      return { ...of, explained: put<Explained>(of.explained, explained, (one) => one.kpi === kpi) };
    }
    case 'AppraisalFeedbackGiven':
      return { ...of, feedback: { ...done, guidance: event.data.guidance } };
    case 'AppraisalAcknowledged':
      return { ...of, response: { ...done, kind: 'acknowledged' } };
    case 'AppraisalObjected':
      return { ...of, response: { ...done, kind: 'objected', reason: event.data.reason, answer: null } };
    case 'ObjectionAnswered': {
      const { upheld } = event.data;
      if (of.response?.kind !== 'objected') return of;
      const answered = { ...of, response: { ...of.response, answer: { ...done, upheld } } };
      return upheld ? { ...answered, reopened: of.frozen?.event ?? null, frozen: null } : answered;
    }
    case 'ConsequenceDecided': {
      const { consequence, reason } = event.data;
      return { ...of, decided: [...of.decided, { ...done, consequence, reason }] };
    }
    default:
      return of;
  }
};

/** The state after one more event; total. */
export const evolveAppraisals = (file: AppraisalFile, event: Event): AppraisalFile => {
  const { appraisal: id } = event.data;
  if (event.type === 'AppraisalOpened') {
    const { appraisee, period, scheme } = event.data;
    const opened: Appraisal = {
      id,
      appraisee,
      period,
      scheme,
      sheets: [],
      inputs: [],
      frozen: null,
      reopened: null,
      explained: [],
      feedback: null,
      response: null,
      decided: [],
      latest: event.occurredAt,
    };
    return { ...file, appraisals: put<Appraisal>(file.appraisals, opened, (one) => one.id === id) };
  }
  const of = appraisalOf(file, id);
  if (of === undefined) return file;
  const { appraisals } = file;
  const coachings =
    event.type === 'CoachingStarted'
      ? [
          ...file.coachings,
          {
            appraisal: id,
            coach: event.data.coach,
            from: event.data.from,
            until: event.data.until,
            goal: event.data.goal,
          },
        ]
      : file.coachings;
  const after = { ...changed(of, event), latest: Math.max(of.latest, event.occurredAt) };
  return { appraisals: appraisals.with(appraisals.indexOf(of), after), coachings };
};
