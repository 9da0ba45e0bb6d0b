/**
 * Appraisals as of a date (绩效考核): each with its indicators, what they came to and with which weight they counted, whether
 * what was frozen is what its inputs come to, which unmet targets wait for a cause, and what followed.
 */
import {
  addDays,
  daysBetween,
  type LocalDate,
  type Period,
  type PolicyRef,
  policyRef,
  type Ratio,
  type Text,
} from '@clientele/domain/kernel';
import {
  type Appraisal,
  type Decided,
  daysAttended,
  type Explained,
  effectiveClasses,
  type Kpi,
  type KpiInput,
  type Missing,
  resultOf,
  appraisal as room,
  type Sheet,
  type Subject,
  scoreOf,
  unmetOf,
} from '@clientele/domain/planning';
import { compareKeys } from '../kernel/key-order.ts';
import { streamsOn } from '../kernel/told-streams.ts';
import type { AppraisalBook } from './book.ts';

export interface AppraisalsQuestion {
  /** What was so at the end of this date. */
  readonly asOf: LocalDate;
  /** Of this subject only. */
  readonly subject?: string;
  /** Of periods that lie within these dates only. */
  readonly period?: Period;
}

/** One indicator of an appraisal. */
export interface AppraisedKpi {
  readonly kpi: Kpi;
  readonly value: Ratio | null;
  readonly target: Ratio | null;
  readonly ratio: Ratio | null;
  /** In basis points: as the scheme says, and as it counted after the undefined gave theirs away. */
  readonly weight: number;
  readonly counted: number;
  readonly met: boolean | null;
  readonly missing: Missing | null;
  /** Where the figures come from; null where nothing was measured. */
  readonly source: string | null;
  /** Of breadth: how many classes of equal size would be as broad. */
  readonly effective: Ratio | null;
}

/** A target that wasn't met (未达成), and what was found out about it (row B25). */
export interface UnmetTarget {
  readonly kpi: string;
  readonly name: Text;
  /** Until when its cause and countermeasure are due. */
  readonly due: LocalDate;
  readonly explained: Explained | null;
  /** Not explained, and due before the report's date; or explained later than it was due. */
  readonly overdue: boolean;
  readonly late: boolean;
  /** Days beyond the due date: until it was explained, or until the report's date. */
  readonly daysLate: number;
}

export interface AppraisalRow {
  readonly subject: Subject;
  readonly appraisal: string;
  readonly appraisee: string;
  readonly period: Period;
  readonly scheme: PolicyRef;
  /** `provisional` where it isn't frozen: its score is what was measured so far. */
  readonly standing: 'provisional' | 'frozen' | 'measured-anew';
  readonly frozenOn: LocalDate | null;
  readonly score: Ratio | null;
  readonly kpis: readonly AppraisedKpi[];
  /** Whether the frozen result, computed again from its inputs, has the same digits; null before it is frozen. */
  readonly verified: boolean | null;
  readonly unmet: readonly UnmetTarget[];
  readonly sheets: readonly {
    readonly form: Sheet['form'];
    readonly due: LocalDate;
    readonly collectedOn: LocalDate | null;
  }[];
  /** Days of field duty by the attendance sheet; null where none came back. */
  readonly daysAttended: number | null;
  readonly feedbackOn: LocalDate | null;
  readonly response: 'none' | 'acknowledged' | 'objected' | 'upheld' | 'dismissed';
  readonly decided: readonly Decided[];
}

export interface Appraisals {
  readonly asOf: LocalDate;
  /** By period, then by subject. */
  readonly rows: readonly AppraisalRow[];
}

const kpisOf = (of: Appraisal, inputs: readonly KpiInput[]): readonly AppraisedKpi[] => {
  const scored = scoreOf(of.scheme, inputs);
  return of.scheme.kpis.flatMap(({ kpi }) => {
    const one = scored.kpis.find(({ kpi: code }) => code === kpi.code);
    if (one === undefined) return [];
    const input = inputs.find(({ kpi: code }) => code === kpi.code);
    const { value, target, ratio, met, missing } = one.measured;
    return [
      {
        kpi,
        value,
        target,
        ratio,
        weight: one.weight,
        counted: one.counted,
        met,
        missing,
        source: input?.source ?? null,
        effective: input?.facts.form === 'breadth' ? effectiveClasses(input.facts.classes) : null,
      },
    ];
  });
};

const unmet = (of: Appraisal, asOf: LocalDate): readonly UnmetTarget[] => {
  if (of.frozen === null) return [];
  const due = addDays(of.frozen.on, of.scheme.explainWithin);
  return unmetOf(of.frozen).map((kpi) => {
    const explained = of.explained.find((one) => one.kpi === kpi) ?? null;
    const daysLate = Math.max(0, daysBetween(due, explained?.on ?? asOf));
    return {
      kpi,
      name: of.scheme.kpis.find((one) => one.kpi.code === kpi)?.kpi.name ?? { en: kpi, zh: kpi },
      due,
      explained,
      overdue: explained === null && daysLate > 0,
      late: explained !== null && daysLate > 0,
      daysLate,
    };
  });
};

const responseOf = ({ response }: Appraisal): AppraisalRow['response'] => {
  if (response === null) return 'none';
  if (response.kind === 'acknowledged') return 'acknowledged';
  if (response.answer === null) return 'objected';
  return response.answer.upheld ? 'upheld' : 'dismissed';
};

const rowOf = (subject: Subject, of: Appraisal, asOf: LocalDate): AppraisalRow => {
  const { frozen, scheme } = of;
  const inputs = frozen?.inputs ?? of.inputs;
  return {
    subject,
    appraisal: of.id,
    appraisee: of.appraisee,
    period: of.period,
    scheme: policyRef(scheme),
    standing: frozen !== null ? 'frozen' : of.reopened === null ? 'provisional' : 'measured-anew',
    frozenOn: frozen?.on ?? null,
    score: scoreOf(scheme, inputs).score,
    kpis: kpisOf(of, inputs),
    verified: frozen === null ? null : sameResult(frozen.result, resultOf(scheme, frozen.inputs)),
    unmet: unmet(of, asOf),
    sheets: of.sheets.map(({ form, due, collected }) => ({ form, due, collectedOn: collected?.on ?? null })),
    daysAttended: daysAttended(of),
    feedbackOn: of.feedback?.on ?? null,
    response: responseOf(of),
    decided: of.decided,
  };
};

type Result = ReturnType<typeof resultOf>;

const sameResult = (kept: Result, again: Result): boolean =>
  kept.score === again.score &&
  kept.kpis.length === again.kpis.length &&
  kept.kpis.every((one, index) => {
    const other = again.kpis[index];
    return (
      other !== undefined &&
      one.kpi === other.kpi &&
      one.value === other.value &&
      one.target === other.target &&
      one.ratio === other.ratio &&
      one.counted === other.counted &&
      one.met === other.met
    );
  });

/** The appraisals as they stood on a date. */
export const appraisals = (book: AppraisalBook, { asOf, subject, period }: AppraisalsQuestion): Appraisals => {
  const rows = [...streamsOn(book, room, asOf)].flatMap(([of, file]) =>
    subject !== undefined && of !== subject
      ? []
      : file.appraisals
          .filter((one) => period === undefined || (period.start <= one.period.start && one.period.end <= period.end))
          .map((one) => rowOf(of as Subject, one, asOf)),
  );
  const order = (left: AppraisalRow, right: AppraisalRow): number =>
    left.period.start === right.period.start
      ? compareKeys(left.subject, right.subject) || compareKeys(left.appraisal, right.appraisal)
      : left.period.start < right.period.start
        ? -1
        : 1;
  return { asOf, rows: rows.toSorted(order) };
};
