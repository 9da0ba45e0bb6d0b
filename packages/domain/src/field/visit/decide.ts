/** What may happen to a visit, and why not. Nothing is completed that has not begun; all reasons at once. */
import {
  addDays,
  type CommandMeta,
  type Decision,
  formatInstant,
  instantIn,
  minute,
  refuse,
  unless,
} from '../../kernel/index.ts';
import type { VisitCommand } from './commands.ts';
import { metresBetween } from './content.ts';
import * as made from './events.ts';
import { ruleOf, type VisitPolicy, visitPolicyRef } from './policy.ts';
import type { VisitRejection } from './rejections.ts';
import type { KnownVisit, VisitState } from './state.ts';

/** What the room needs from outside. */
export interface VisitGiven {
  readonly visitPolicy: VisitPolicy;
}

type Reason = VisitRejection | false | null;
type Asked<Type extends VisitCommand['type']> = Extract<VisitCommand, { readonly type: Type }>;
type Opening = Asked<'PlanVisit'> | Asked<'BeginUnplannedVisit'>;
type Step = Exclude<VisitCommand, Opening>;
type Decided = Decision<VisitRejection, made.VisitEvent>;

const focusFault = (policy: VisitPolicy, { data }: Asked<'PlanVisit'>): Reason => {
  const { visit, focus, stage } = data;
  const allowed = ruleOf(policy, data.class)?.focuses.find((one) => one.stage === stage)?.allowed;
  return (
    allowed !== undefined &&
    !allowed.includes(focus) && { code: 'visit.focus-not-of-class', data: { visit, focus, allowed } }
  );
};

const open = (state: VisitState, command: Opening, policy: VisitPolicy): Decided => {
  const { visit } = command.data;
  const known: Reason = state !== null && { code: 'visit.known-already', data: { visit } };
  const policies = [visitPolicyRef(policy)];
  if (command.type === 'BeginUnplannedVisit') {
    const { kind, mode } = command.data;
    const fits = kind === 'off-plan' || (kind === 'walk-in') === (mode === 'in-person');
    return unless<VisitRejection, made.VisitEvent>(
      [known, !fits && { code: 'visit.mode-does-not-fit', data: { visit, kind, mode } }],
      () => [made.UnplannedVisitBegun.of(command.data)],
    );
  }
  const { on } = command.meta;
  const day = command.data.on;
  return unless<VisitRejection, made.VisitEvent>(
    [known, day < on && { code: 'visit.day-is-past', data: { visit, day, on } }, focusFault(policy, command)],
    () => [made.VisitPlanned.of(command.data, { policies })],
  );
};

/** While a visit is what a step may be taken. */
const stages: { readonly [Type in Step['type']]: readonly KnownVisit['status'][] } = {
  ResearchVisit: ['planned'],
  MakeAppointment: ['planned'],
  ReplanVisit: ['planned'],
  MissVisit: ['planned'],
  ExcuseVisit: ['planned', 'missed'],
  BeginVisit: ['planned'],
  RelayVisit: ['begun', 'ended', 'reported'],
  AnswerQuestions: ['begun'],
  PresentMaterials: ['begun'],
  NoteVisitFindings: ['begun'],
  EndVisit: ['begun'],
  ReportVisit: ['ended'],
};

const dayOf = ({ days }: KnownVisit, { on }: CommandMeta) => days.at(-1) ?? on;

const nothingSaid = (said: object): boolean =>
  Object.values(said).every((value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0));

const excuseFault = (state: KnownVisit, { meta }: Step, { excuseDays }: VisitPolicy): Reason => {
  const { visit } = state;
  const until = addDays(dayOf(state, meta), excuseDays);
  if (state.excuse !== null) return { code: 'visit.excused-already', data: { visit } };
  return meta.on > until && { code: 'visit.excuse-too-late', data: { visit, until, on: meta.on } };
};

const faultsOf = (state: KnownVisit, command: Step, policy: VisitPolicy): readonly Reason[] => {
  const { visit, mode } = state;
  const { on } = command.meta;
  const planned = dayOf(state, command.meta);
  switch (command.type) {
    case 'MakeAppointment':
      return [command.data.means === 'in-person' && { code: 'visit.appointment-in-person', data: { visit } }];
    case 'ReplanVisit': {
      const day = command.data.on;
      return [
        day < on && { code: 'visit.day-is-past', data: { visit, day, on } },
        day === planned && { code: 'visit.same-day', data: { visit, day } },
      ];
    }
    case 'MissVisit':
      return [on < planned && { code: 'visit.day-not-come', data: { visit, day: planned, on } }];
    case 'ExcuseVisit':
      return [excuseFault(state, command, policy)];
    case 'BeginVisit':
      return [
        state.researched === null && { code: 'visit.not-researched', data: { visit } },
        mode === 'in-person' && command.data.position === undefined && { code: 'visit.place-unknown', data: { visit } },
      ];
    case 'RelayVisit':
      return [
        (state.wanted === null || state.wanted === state.salesperson) && {
          code: 'visit.nobody-absent',
          data: { visit },
        },
        state.relayed !== null && { code: 'visit.relayed-already', data: { visit } },
      ];
    case 'AnswerQuestions':
      return [nothingSaid(command.data.answers) && { code: 'visit.nothing-noted', data: { visit } }];
    case 'PresentMaterials': {
      const { kinds, difference, usp } = command.data;
      const allowed = ruleOf(policy, state.class)?.materials ?? [];
      const others = allowed.length === 0 ? [] : kinds.filter((kind) => !allowed.includes(kind));
      return [
        others.length > 0 && { code: 'visit.material-not-for-class', data: { visit, kinds: others } },
        kinds.includes('product-introduction') &&
          (difference === undefined || usp === undefined) && { code: 'visit.usp-missing', data: { visit } },
      ];
    }
    case 'NoteVisitFindings': {
      const { visit: _visit, ...said } = command.data;
      return [nothingSaid(said) && { code: 'visit.nothing-noted', data: { visit } }];
    }
    case 'ReportVisit': {
      const day = command.data.next.on;
      return [day < on && { code: 'visit.next-in-the-past', data: { visit, day, on } }];
    }
    default:
      return [];
  }
};

const eventOf = (state: KnownVisit, command: Step, policy: VisitPolicy): made.VisitEvent => {
  const named = { visit: state.visit, customer: state.customer, salesperson: state.salesperson };
  const policies = [visitPolicyRef(policy)];
  switch (command.type) {
    case 'ResearchVisit':
      return made.VisitResearched.of({ ...command.data, ...named });
    case 'MakeAppointment':
      return made.AppointmentMade.of({ ...command.data, ...named });
    case 'ReplanVisit':
      return made.VisitReplanned.of({ ...command.data, ...named });
    case 'MissVisit':
      return made.VisitMissed.of(named);
    case 'ExcuseVisit':
      return made.VisitExcused.of({ ...command.data, ...named }, { policies });
    case 'BeginVisit': {
      const { position, customerAt } = command.data;
      const known = position !== undefined && customerAt !== undefined;
      const distance = known ? { distance: metresBetween(position, customerAt) } : {};
      return made.VisitBegun.of({ ...command.data, ...named, ...distance });
    }
    case 'RelayVisit':
      return made.VisitRelayed.of({ ...command.data, ...named, to: state.wanted ?? state.salesperson });
    case 'AnswerQuestions':
      return made.QuestionsAnswered.of({ ...command.data, ...named });
    case 'PresentMaterials':
      return made.MaterialsPresented.of({ ...command.data, ...named }, { policies });
    case 'NoteVisitFindings':
      return made.VisitFindingsNoted.of({ ...command.data, ...named });
    case 'EndVisit':
      return made.VisitEnded.of(named);
    case 'ReportVisit': {
      const day = state.ended?.on ?? state.latest.on;
      const due = instantIn(policy.zone, day, policy.reportBy * minute);
      return made.VisitReported.of({ ...command.data, ...named, due }, { policies });
    }
  }
};

/** Answers a command on a visit: all reasons against it, or the event. */
export const decideVisit =
  (command: VisitCommand, { visitPolicy: policy }: VisitGiven) =>
  (state: VisitState): Decided => {
    if (command.type === 'PlanVisit' || command.type === 'BeginUnplannedVisit') return open(state, command, policy);
    const { visit } = command.data;
    if (state === null) return refuse({ code: 'visit.unknown', data: { visit } });
    const needed = stages[command.type];
    const { status, latest } = state;
    if (!needed.includes(status)) return refuse({ code: 'visit.not-at-this-stage', data: { visit, status, needed } });
    const { at } = command.meta;
    const early: Reason = at < latest.at && {
      code: 'visit.before-what-happened',
      data: { visit, at: formatInstant(at), latest: formatInstant(latest.at) },
    };
    return unless<VisitRejection, made.VisitEvent>([early, ...faultsOf(state, command, policy)], () => [
      eventOf(state, command, policy),
    ]);
  };
