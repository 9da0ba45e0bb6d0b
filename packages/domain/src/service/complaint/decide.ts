/**
 * What may happen to a complaint, and why not. Every reason is told at once. Time goes forward within a complaint; it is
 * settled by those whose line it is, and closed by the customer's word or by the passing of time.
 */
import {
  type CommandMeta,
  type Decision,
  day,
  formatInstant,
  type LocalDate,
  policyRef,
  refuse,
  unless,
} from '../../kernel/index.ts';
import { type ComplaintPolicies, standingAt } from './clock.ts';
import type { ComplaintCommand } from './commands.ts';
import type { ComplaintContent } from './content.ts';
import {
  ComplaintAcknowledged,
  ComplaintAssigned,
  ComplaintConfirmed,
  ComplaintCorrected,
  ComplaintEscalated,
  type ComplaintEvent,
  ComplaintLodged,
  ComplaintPaused,
  ComplaintReopened,
  ComplaintReprioritised,
  ComplaintResolved,
  ComplaintResumed,
  ComplaintRouted,
  EmergencyNegotiated,
  OutcomeStated,
} from './events.ts';
import { decideMeasure } from './measures.ts';
import { namedIn } from './named.ts';
import { type ComplaintPolicy, lineOf } from './policy.ts';
import type { ComplaintRejection } from './rejections.ts';
import { decideRemedy } from './remedies.ts';
import type { ComplaintState, LodgedComplaint } from './state.ts';
import type { Standing } from './words.ts';

/** What the room needs from outside: the policy in force at the command's time. */
export interface ComplaintGiven {
  readonly policy: ComplaintPolicy;
}

type Answer = Decision<ComplaintRejection, ComplaintEvent>;
type Faults = readonly ComplaintRejection[];
type Ask<Type extends ComplaintCommand['type']> = Extract<ComplaintCommand, { readonly type: Type }>;

const contentFaults = (complaint: string, { about, contact, consumer }: ComplaintContent): Faults => [
  ...(Object.values(about).some((one) => one !== undefined)
    ? []
    : [{ code: 'complaint.about-nothing', data: { complaint } } as const]),
  ...(contact === undefined || consumer !== undefined
    ? []
    : [{ code: 'complaint.contact-of-nobody', data: { complaint } } as const]),
];

const lodge = (state: ComplaintState, { policy }: ComplaintGiven, { data }: Ask<'LodgeComplaint'>): Answer => {
  const { complaint, content } = data;
  const already: Faults =
    state.status === 'lodged' ? [{ code: 'complaint.lodged-already', data: { complaint, on: state.lodged.on } }] : [];
  return unless([...already, ...contentFaults(complaint, content)], () => [
    ComplaintLodged.of(
      { complaint, content, line: lineOf(policy, content.severity) },
      { policies: [policyRef(policy)] },
    ),
  ]);
};

/** Anything that happened after it was lodged must still lie after it. */
const firstAfter = (state: LodgedComplaint): number | null => {
  const instants = [
    ...state.gravity.slice(1),
    ...[...state.departments, ...state.handlers, ...state.pauses, ...state.remedies, ...state.causes],
    ...[...state.corrections, ...state.preventions, ...state.resolutions],
    ...state.stated,
    ...[state.acknowledged, state.negotiated].filter((one) => one !== null),
  ].map(({ at }) => at);
  return instants.length === 0 ? null : Math.min(...instants);
};

const correct = (state: LodgedComplaint, { policy }: ComplaintGiven, command: Ask<'CorrectComplaint'>): Answer => {
  const { complaint, corrects, after, reason } = command.data;
  const { at } = command.meta;
  const next = firstAfter(state);
  const faults: Faults = [
    ...(corrects === state.origin
      ? []
      : [{ code: 'complaint.corrects-another', data: { complaint, corrects, origin: state.origin } } as const]),
    ...(after === null ? [] : contentFaults(complaint, after)),
    ...(after === null || next === null || at <= next
      ? []
      : [
          {
            code: 'complaint.dated-too-late',
            data: { complaint, at: formatInstant(at), next: formatInstant(next) },
          } as const,
        ]),
  ];
  const line = lineOf(policy, (after ?? state.content).severity);
  return unless(faults, () => [
    ComplaintCorrected.of(
      { complaint, before: state.content, after, line, reason },
      { corrects, policies: [policyRef(policy)] },
    ),
  ]);
};

const tooEarly = ({ complaint, lodged, latest }: LodgedComplaint, { at }: CommandMeta): Faults => {
  const last = latest ?? lodged;
  return at >= last.at
    ? []
    : [
        {
          code: 'complaint.dated-too-early',
          data: { complaint, at: formatInstant(at), latest: formatInstant(last.at) },
        },
      ];
};

const notOpen = ({ complaint }: LodgedComplaint, standing: Standing): Faults =>
  standing === 'open' || standing === 'paused' ? [] : [{ code: 'complaint.not-open', data: { complaint, standing } }];

const notPausedFaults = (state: LodgedComplaint): Faults => {
  const pause = state.pauses.at(-1);
  return pause === undefined || pause.resumed !== null
    ? []
    : [{ code: 'complaint.paused', data: { complaint: state.complaint, since: formatInstant(pause.at) } }];
};

/** What was escalated is settled by the roles that the policy names; nothing is, before it was routed and negotiated. */
const resolveFaults = (state: LodgedComplaint, policy: ComplaintPolicy, { by }: CommandMeta): Faults => {
  const { complaint } = state;
  const gravity = state.gravity.at(-1);
  const escalated = gravity?.line === 'escalated';
  const roles = policy.escalationRoles;
  const faults: (ComplaintRejection | false)[] = [
    ...notPausedFaults(state),
    escalated && state.departments.length === 0 && { code: 'complaint.not-routed', data: { complaint } },
    escalated &&
      roles.length > 0 &&
      !by.roles.some((role) => roles.includes(role)) && {
        code: 'complaint.beyond-first-line',
        data: { complaint, severity: gravity.severity, roles, policy: policyRef(policy) },
      },
    gravity?.severity === 'emergency' &&
      state.negotiated === null && { code: 'complaint.not-negotiated', data: { complaint } },
    ...state.remedies
      .filter(({ answered }) => answered === null)
      .map(({ remedy }) => ({ code: 'complaint.remedy-unanswered', data: { complaint, remedy } }) as const),
  ];
  return faults.filter((fault) => fault !== false);
};

const closing = (
  state: LodgedComplaint,
  standing: Standing,
  policy: ComplaintPolicy,
  command: Ask<'ConfirmComplaint' | 'ReopenComplaint'>,
): Answer => {
  const { complaint } = state;
  const last = state.resolutions.at(-1);
  if (last === undefined || standing === 'open' || standing === 'paused')
    return refuse({ code: 'complaint.not-resolved', data: { complaint, standing } });
  const named = namedIn(state);
  const citing = { policies: [policyRef(policy)] };
  if (command.type === 'ReopenComplaint') {
    const { reopenWithinDays: days, reopenedClock: clock } = policy;
    const late = command.meta.at > last.at + days * day;
    return unless(
      [
        ...tooEarly(state, command.meta),
        late && { code: 'complaint.reopened-too-late', data: { complaint, days, policy: policyRef(policy) } },
      ],
      () => [ComplaintReopened.of({ ...named, reason: command.data.reason, clock }, citing)],
    );
  }
  const { score } = command.data;
  const confirmed: LocalDate | undefined = last.confirmed?.on;
  const days = policy.confirmWithinDays;
  return unless(
    [
      ...tooEarly(state, command.meta),
      confirmed !== undefined && { code: 'complaint.confirmed-already', data: { complaint, on: confirmed } },
      standing === 'lapsed' && { code: 'complaint.lapsed', data: { complaint, days, policy: policyRef(policy) } },
    ],
    () => [ComplaintConfirmed.of({ ...named, ...(score === undefined ? {} : { score }) }, citing)],
  );
};

/** A step of the handling, of a complaint that is open: what stands against it, and the event. */
const step = (
  state: LodgedComplaint,
  policy: ComplaintPolicy,
  command: ComplaintCommand,
): readonly [Faults, () => ComplaintEvent | null] | null => {
  const named = namedIn(state);
  const { complaint } = state;
  const gravity = state.gravity.at(-1);
  const citing = { policies: [policyRef(policy)] };
  switch (command.type) {
    case 'RouteComplaint': {
      const { complaint: _, ...routed } = command.data;
      return [[], () => ComplaintRouted.of({ ...named, ...routed })];
    }
    case 'AcknowledgeComplaint': {
      const { complaint: _, ...answer } = command.data;
      const on = state.acknowledged?.on;
      return [
        on === undefined ? [] : [{ code: 'complaint.acknowledged-already', data: { complaint, on } }],
        () => ComplaintAcknowledged.of({ ...named, ...answer }),
      ];
    }
    case 'AssignComplaint': {
      const { handler } = command.data;
      const same = state.handlers.at(-1)?.handler === handler;
      return [[], () => (same ? null : ComplaintAssigned.of({ ...named, handler }))];
    }
    case 'EscalateComplaint':
      return [
        gravity?.line === 'escalated' ? [{ code: 'complaint.escalated-already', data: { complaint } }] : [],
        () => ComplaintEscalated.of({ ...named, reason: command.data.reason }),
      ];
    case 'ReprioritiseComplaint': {
      const { severity, reason } = command.data;
      // What the first line passed up stays up, whatever its severity becomes.
      const line = gravity?.line === 'escalated' ? 'escalated' : lineOf(policy, severity);
      const same = gravity?.severity === severity;
      return [[], () => (same ? null : ComplaintReprioritised.of({ ...named, severity, line, reason }, citing))];
    }
    case 'PauseComplaint': {
      const { waiting, waitsFor, reason } = command.data;
      return [
        [
          ...notPausedFaults(state),
          ...(waiting === waitsFor
            ? [{ code: 'complaint.waits-for-itself', data: { complaint, party: waiting } } as const]
            : []),
        ],
        () => ComplaintPaused.of({ ...named, waiting, waitsFor, reason }),
      ];
    }
    case 'ResumeComplaint':
      return [
        state.pauses.at(-1)?.resumed === null ? [] : [{ code: 'complaint.not-paused', data: { complaint } }],
        () => ComplaintResumed.of(named),
      ];
    case 'NegotiateEmergency': {
      const severity = gravity?.severity ?? state.content.severity;
      return [
        severity === 'emergency' ? [] : [{ code: 'complaint.no-emergency', data: { complaint, severity } }],
        () => EmergencyNegotiated.of({ ...named, agreement: command.data.agreement }),
      ];
    }
    case 'ResolveComplaint':
      return [
        resolveFaults(state, policy, command.meta),
        () => ComplaintResolved.of({ ...named, outcome: command.data.outcome }, citing),
      ];
    default:
      return null;
  }
};

/** Answers a command on a complaint: all reasons against it, or the events. */
export const decideComplaint =
  (command: ComplaintCommand, given: ComplaintGiven) =>
  (state: ComplaintState): Answer => {
    if (command.type === 'LodgeComplaint') return lodge(state, given, command);
    const { complaint } = command.data;
    if (state.status !== 'lodged') return refuse({ code: 'complaint.not-lodged', data: { complaint } });
    if (command.type === 'CorrectComplaint') return correct(state, given, command);
    const { policy } = given;
    const policies: ComplaintPolicies = [policy];
    const standing = standingAt(state, policies, command.meta.at) ?? 'open';
    if (command.type === 'ConfirmComplaint' || command.type === 'ReopenComplaint')
      return closing(state, standing, policy, command);
    const early = tooEarly(state, command.meta);
    const handled = step(state, policy, command);
    if (handled !== null) {
      const [faults, event] = handled;
      return unless([...early, ...notOpen(state, standing), ...faults], () => [event()].filter((one) => one !== null));
    }
    if (command.type === 'StateOutcome') {
      const { complaint: _, ...stated } = command.data;
      return unless(early, () => [OutcomeStated.of({ ...namedIn(state), ...stated })]);
    }
    // Measures go on after the complaint is closed, and what was accepted may be given later; offers are made before.
    const asked = decideRemedy(state, command) ?? decideMeasure(state, command);
    if (asked === null) return unless(early, () => []);
    const [faults, event] = asked;
    const offers = command.type === 'ProposeRemedy' || command.type === 'AnswerRemedy';
    return unless([...early, ...(offers ? notOpen(state, standing) : []), ...faults], () => [event()]);
  };
