/** Opening, sheets, measuring and freezing: what may be done until an appraisal stands. */
import {
  type CommandOf,
  contains,
  type Decision,
  formatInstant,
  type Instant,
  policyRef,
  refuse,
  unitOf,
  unless,
} from '../../kernel/index.ts';
import { once } from '../reasons.ts';
import { type AppraisalGiven, authorityFaults } from './authority.ts';
import type {
  CollectAppraisalSheet,
  FreezeAppraisal,
  IssueAppraisalSheet,
  MeasureKpi,
  OpenAppraisal,
} from './commands.ts';
import {
  type AppraisalEvent,
  AppraisalFrozen,
  AppraisalOpened,
  AppraisalSheetCollected,
  AppraisalSheetIssued,
  KpiMeasured,
} from './events.ts';
import { factsFaults, type KpiInput } from './facts.ts';
import type { AppraisalLifeRejection, AppraisalRejection, MeasuringRejection } from './rejections.ts';
import { resultOf } from './score.ts';
import { type Appraisal, type AppraisalFile, appraisalOf } from './state.ts';

export type Answer = Decision<AppraisalRejection, AppraisalEvent>;

/** Opens an appraisal once, for a period of the scheme's cycle for which it has none yet (rows B18 B19). */
export const openAppraisal = (
  { data, meta }: CommandOf<typeof OpenAppraisal>,
  { schemes, authority }: AppraisalGiven,
  file: AppraisalFile,
): Answer => {
  const { subject, appraisal, appraisee, period } = data;
  const scheme = schemes.find((one) => policyRef(one) === data.scheme);
  if (scheme === undefined)
    return refuse({
      code: 'appraisal.scheme-unknown',
      data: { scheme: data.scheme, known: schemes.map((one) => policyRef(one)) },
    });
  const other = file.appraisals.find(
    (one) =>
      one.scheme.name === scheme.name &&
      one.period.start < period.end &&
      period.start < one.period.end &&
      one.id !== appraisal,
  );
  return unless<AppraisalRejection, AppraisalEvent>(
    [
      appraisalOf(file, appraisal) !== undefined && { code: 'appraisal.exists', data: { appraisal, subject } },
      unitOf(period) !== scheme.cycle && {
        code: 'appraisal.not-its-cycle',
        data: { period: period.key, cycle: scheme.cycle },
      },
      scheme.from > period.start && {
        code: 'appraisal.scheme-not-in-force',
        data: { scheme: data.scheme, from: scheme.from, start: period.start },
      },
      other !== undefined && {
        code: 'appraisal.period-taken',
        data: { period: period.key, scheme: scheme.name, other: other.id },
      },
      ...authorityFaults(meta.by, appraisee, 'open', authority),
    ],
    () => [
      AppraisalOpened.of(
        { subject, appraisal, appraisee, period, scheme },
        { policies: [policyRef(scheme), policyRef(authority)] },
      ),
    ],
  );
};

/** Nothing that follows is dated before what it follows from. */
export const tooEarly = ({ id, latest }: Appraisal, at: Instant): AppraisalLifeRejection | null =>
  at < latest
    ? {
        code: 'appraisal.before-what-it-follows',
        data: { appraisal: id, at: formatInstant(at), latest: formatInstant(latest) },
      }
    : null;

/** A frozen appraisal takes no more facts. */
const frozenFault = ({ id, frozen }: Appraisal): AppraisalLifeRejection | null =>
  frozen === null ? null : { code: 'appraisal.frozen-already', data: { appraisal: id, on: frozen.on } };

/** Gives out a sheet (row B26). */
export const issueSheet = (
  { data, meta }: CommandOf<typeof IssueAppraisalSheet>,
  { authority }: AppraisalGiven,
  of: Appraisal,
): Answer => {
  const { form, due } = data;
  const issued = of.sheets.find((one) => one.form === form);
  return unless<AppraisalRejection, AppraisalEvent>(
    [
      frozenFault(of),
      tooEarly(of, meta.at),
      issued !== undefined && {
        code: 'appraisal.sheet-issued-already',
        data: { appraisal: of.id, form, due: issued.due },
      },
      due < meta.on && { code: 'appraisal.due-in-the-past', data: { due, on: meta.on } },
      ...authorityFaults(meta.by, of.appraisee, 'collect', authority),
    ],
    () => [AppraisalSheetIssued.of(data, { policies: [policyRef(authority)] })],
  );
};

/** Takes a sheet back that was given out (row B26). */
export const collectSheet = (
  { data, meta }: CommandOf<typeof CollectAppraisalSheet>,
  { authority }: AppraisalGiven,
  of: Appraisal,
): Answer => {
  const { sheet } = data;
  const { form } = sheet;
  const issued = of.sheets.find((one) => one.form === form);
  const off = sheet.form === 'attendance' ? sheet.leaveDays + sheet.meetingDays : 0;
  return unless<AppraisalRejection, AppraisalEvent>(
    [
      frozenFault(of),
      tooEarly(of, meta.at),
      issued === undefined && { code: 'appraisal.sheet-not-issued', data: { appraisal: of.id, form } },
      issued != null &&
        issued.collected !== null && {
          code: 'appraisal.sheet-collected-already',
          data: { appraisal: of.id, form, on: issued.collected.on },
        },
      sheet.form === 'attendance' &&
        off > sheet.workingDays && {
          code: 'appraisal.more-days-off-than-worked',
          data: { appraisal: of.id, worked: sheet.workingDays, off },
        },
      ...authorityFaults(meta.by, of.appraisee, 'collect', authority),
    ],
    () => [AppraisalSheetCollected.of(data, { policies: [policyRef(authority)] })],
  );
};

/** Days of field duty by the attendance sheet, leave and meetings out; null where none came back. */
export const daysAttended = ({ sheets }: Appraisal): number | null => {
  for (const { collected } of sheets)
    if (collected?.sheet.form === 'attendance')
      return collected.sheet.workingDays - collected.sheet.leaveDays - collected.sheet.meetingDays;
  return null;
};

/** What in an input can't be so in this appraisal. */
const inputFaults = (of: Appraisal, { kpi: code, facts }: KpiInput): readonly MeasuringRejection[] => {
  const kpi = of.scheme.kpis.find((one) => one.kpi.code === code)?.kpi;
  if (kpi === undefined)
    return [{ code: 'appraisal.kpi-not-of-the-scheme', data: { kpi: code, scheme: policyRef(of.scheme) } }];
  const faults = factsFaults(kpi, facts);
  if (facts.form === 'rating')
    return [
      ...faults,
      ...facts.ratings
        .filter(({ by }) => by === of.appraisee)
        .map(({ by }) => ({ code: 'appraisal.rates-himself' as const, data: { kpi: code, actor: by } })),
    ];
  if (facts.form !== 'average') return faults;
  const attended = daysAttended(of);
  return [
    ...faults,
    ...facts.days
      .filter(({ on }) => !contains(of.period, on))
      .map(({ on }) => ({
        code: 'appraisal.day-outside-the-period' as const,
        data: { kpi: code, on, period: of.period.key },
      })),
    ...(attended === null || attended === facts.workingDays
      ? []
      : [
          {
            code: 'appraisal.not-the-days-of-attendance' as const,
            data: { kpi: code, stated: facts.workingDays, attended },
          },
        ]),
  ];
};

/** All facts of an appraisal stand in one event when it is frozen, which fits into one append (1 MiB) at any script. */
const mostCharacters = 250_000;

const tooLarge = ({ inputs }: Appraisal, input: KpiInput): MeasuringRejection | null => {
  const others = inputs.filter(({ kpi }) => kpi !== input.kpi);
  const characters = JSON.stringify([...others, input]).length;
  return characters <= mostCharacters
    ? null
    : { code: 'appraisal.facts-too-large', data: { kpi: input.kpi, characters, most: mostCharacters } };
};

/** Takes the facts of an indicator of the scheme; facts told before are replaced. */
export const takeFacts = (
  { data, meta }: CommandOf<typeof MeasureKpi>,
  { authority }: AppraisalGiven,
  of: Appraisal,
): Answer =>
  unless<AppraisalRejection, AppraisalEvent>(
    [
      frozenFault(of),
      tooEarly(of, meta.at),
      ...once(inputFaults(of, data.input)),
      tooLarge(of, data.input),
      ...authorityFaults(meta.by, of.appraisee, 'measure', authority),
    ],
    () => [KpiMeasured.of(data, { policies: [policyRef(authority)] })],
  );

/** The inputs of an appraisal in the order of its scheme. */
export const inputsOf = ({ scheme, inputs }: Pick<Appraisal, 'scheme' | 'inputs'>): readonly KpiInput[] =>
  scheme.kpis.flatMap(({ kpi }) => inputs.find((one) => one.kpi === kpi.code) ?? []);

/** Freezes an appraisal after its period, with all its inputs and what they come to. */
export const freezeAppraisal = (
  { data, meta }: CommandOf<typeof FreezeAppraisal>,
  { authority }: AppraisalGiven,
  of: Appraisal,
): Answer => {
  const { id: appraisal, period } = of;
  const outstanding = of.sheets.filter(({ collected }) => collected === null).map(({ form }) => form);
  const inputs = inputsOf(of);
  return unless<AppraisalRejection, AppraisalEvent>(
    [
      frozenFault(of),
      tooEarly(of, meta.at),
      meta.on < period.end && {
        code: 'appraisal.period-not-over',
        data: { appraisal, on: meta.on, end: period.end },
      },
      outstanding.length > 0 && { code: 'appraisal.sheets-outstanding', data: { appraisal, forms: outstanding } },
      inputs.length === 0 && { code: 'appraisal.nothing-measured', data: { appraisal } },
      ...once(inputs.flatMap((input) => inputFaults(of, input))),
      ...authorityFaults(meta.by, of.appraisee, 'measure', authority),
    ],
    () => [
      AppraisalFrozen.of(
        { ...data, inputs: [...inputs], result: resultOf(of.scheme, inputs) },
        {
          policies: [policyRef(of.scheme), policyRef(authority)],
          ...(of.reopened === null ? {} : { corrects: of.reopened }),
        },
      ),
    ],
  );
};
