// Complaints on arbitrary stories: the rules of every room, and clocks that agree with the log.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  businessClock,
  type CommandMeta,
  chinaBusinessCalendar,
  day,
  type Instant,
  type JsonObject,
  type LocalDate,
  madeAt,
  money,
  quantity,
  replay,
  utc,
} from '../../kernel/index.ts';
import { type Asking, assertRules, businessCalendars, type SoFar, stories } from '../../testing/index.ts';
import {
  AcknowledgeComplaint,
  AnswerRemedy,
  AssignComplaint,
  type ComplaintCommand,
  type ComplaintContent,
  type ComplaintEvent,
  type ComplaintPolicy,
  type ComplaintState,
  CompletePrevention,
  ConfirmComplaint,
  CorrectComplaint,
  complaintAt,
  complaintClocks,
  complaintPolicy,
  complaintStateSchema,
  documentsFor,
  EscalateComplaint,
  GiveRemedy,
  LodgeComplaint,
  type LodgedComplaint,
  NegotiateEmergency,
  PauseComplaint,
  PlanPrevention,
  ProposeRemedy,
  parties,
  RecordCause,
  RecordCorrection,
  ReopenComplaint,
  ReprioritiseComplaint,
  ResolveComplaint,
  ResumeComplaint,
  RouteComplaint,
  remedyDocuments,
  remedyKinds,
  complaint as room,
  StateOutcome,
  severities,
  standingAt,
} from './index.ts';

type Ask = Asking<ComplaintState, ComplaintCommand, ComplaintEvent>;
type Past = SoFar<ComplaintState, ComplaintEvent>;

const policies: readonly ComplaintPolicy[] = [
  { ...complaintPolicy, escalationRoles: ['manager'] },
  { ...complaintPolicy, version: 2, reopenedClock: 'restarts', confirmWithinDays: 2, reopenWithinDays: 3 },
];
const maybe = <A>(values: fc.Arbitrary<A>) => fc.option(values, { nil: undefined });
const said = <A extends object>(value: A): { [K in keyof A]: Exclude<A[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as never;

const contents = fc
  .record({
    customer: maybe(fc.constantFrom('C1', '__proto__')),
    consumer: maybe(fc.constantFrom('N1')),
    contact: maybe(fc.constant({ kind: 'known', value: '555-0100' } as const)),
    channel: fc.constantFrom('phone', '来信'),
    about: fc.record(
      { order: fc.constant('O1'), product: fc.constant('P1') },
      { requiredKeys: [], noNullPrototype: true },
    ),
    class: fc.constantFrom('quality', 'delivery'),
    severity: fc.constantFrom(...severities),
  })
  .map(said) as fc.Arbitrary<ComplaintContent>;

const complaints = fc.constantFrom('K1', 'K1', 'K1', 'K2');
const stateOf = ({ states }: Past, complaint: string): ComplaintState =>
  states.get(`test.complaint-${complaint}`) ?? room.initial;

const start: Instant = Date.UTC(2024, 0, 5, 3);
/** Time goes on by hours or days; now and then it would go back. */
const metas = fc
  .tuple(
    fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 0, max: 60 }).map((half) => (half * day) / 48) },
      { weight: 1, arbitrary: fc.constantFrom(9 * day, 40 * day, -5 * day) },
    ),
    fc.nat({ max: 999_999 }),
    fc.constantFrom(['manager'], []),
  )
  .map(([ahead, number, roles]) => ({ history }: Past): CommandMeta => {
    const last = history.at(-1)?.occurredAt ?? start;
    return madeAt(utc, last + ahead, `c${number}`, { id: 'U1', roles });
  });

const reason = 'so it is';
const text = 'done';
const remedies = fc.constantFrom('R1', 'R2');
const measures = fc.constantFrom('M1', 'M2');
const none = fc.constant({});

/** A command on a complaint; where it isn't lodged yet, mostly its lodging. */
const asking = (
  type: { readonly of: (data: never, meta: CommandMeta) => ComplaintCommand },
  data: fc.Arbitrary<object>,
): fc.Arbitrary<Ask> =>
  fc
    .tuple(complaints, data, metas, contents, fc.nat(8))
    .map(([complaint, rest, meta, content, early]) => (past: Past) => {
      const { status } = stateOf(past, complaint);
      return status !== 'lodged' && early > 0
        ? LodgeComplaint.of({ complaint, content }, meta(past))
        : type.of({ complaint, ...rest } as never, meta(past));
    });

/** The next step of offering something, as far as it goes, and once more. */
const offering = fc.tuple(fc.constant('K1'), metas, fc.constantFrom(...remedyKinds), fc.nat(3)).map(
  ([complaint, meta, kind, roll]): Ask =>
    (past) => {
      const state = stateOf(past, complaint);
      const remedy = 'R1';
      const one = state.status === 'lodged' ? state.remedies.find((known) => known.remedy === remedy) : undefined;
      const when = meta(past);
      if (one === undefined || roll === 0) {
        const amount = roll === 0 ? {} : { amount: money(5, 'CNY') };
        return ProposeRemedy.of({ complaint, remedy, kind, ...amount }, when);
      }
      if (one.answered === null || roll === 1) return AnswerRemedy.of({ complaint, remedy, accepted: roll > 1 }, when);
      const [document] = documentsFor[one.kind];
      return GiveRemedy.of({ complaint, remedy, document: document ?? 'order', id: 'D1' }, when);
    },
);

/** The next step from the cause to what prevents it, as far as it goes, and once more. */
const preventing = fc.tuple(fc.constant('K1'), metas, fc.nat(3)).map(
  ([complaint, meta, roll]): Ask =>
    (past) => {
      const state = stateOf(past, complaint);
      const when = meta(past);
      if (state.status !== 'lodged' || state.causes.length === 0)
        return RecordCause.of({ complaint, cause: 'seal' }, when);
      if (state.corrections.length === 0) return RecordCorrection.of({ complaint, text }, when);
      if (state.preventions.length === 0 || roll === 0)
        return PlanPrevention.of({ complaint, measure: 'M1', text, owner: 'S1', due: '2030-01-01' }, when);
      return CompletePrevention.of({ complaint, measure: 'M1' }, when);
    },
);

/** What the state asks for next, so that stories come far. */
const next = fc.tuple(complaints, metas, contents, fc.boolean(), fc.nat(9)).map(
  ([complaint, meta, content, yes, roll]): Ask =>
    (past) => {
      const state = stateOf(past, complaint);
      const when = { ...meta(past), by: { id: 'M1', roles: ['manager'] } };
      if (state.status !== 'lodged') return LodgeComplaint.of({ complaint, content }, when);
      const last = state.gravity.at(-1);
      const waits = state.pauses.at(-1)?.resumed === null;
      const nobody = { ...when, by: { id: 'S1', roles: [] } };
      const pause = { complaint, waiting: 'handler', waitsFor: yes ? 'supplier' : 'handler', reason } as const;
      if (roll === 0) return PauseComplaint.of(pause, when);
      if (roll === 1) return ResolveComplaint.of({ complaint, outcome: text }, nobody);
      if (roll === 2) return AcknowledgeComplaint.of({ complaint }, when);
      if (roll === 3) return EscalateComplaint.of({ complaint, reason }, when);
      if (waits) return ResumeComplaint.of({ complaint }, when);
      if (state.departments.length === 0) return RouteComplaint.of({ complaint, department: 'service' }, when);
      if (last?.severity === 'emergency' && state.negotiated === null)
        return NegotiateEmergency.of({ complaint, agreement: text }, when);
      const open = state.remedies.find(({ answered }) => answered === null);
      if (open !== undefined) return AnswerRemedy.of({ complaint, remedy: open.remedy, accepted: yes }, when);
      const resolution = state.resolutions.at(-1);
      if (resolution === undefined || resolution.reopened !== null)
        return ResolveComplaint.of({ complaint, outcome: text }, when);
      return yes && roll > 5
        ? ReopenComplaint.of({ complaint, reason }, when)
        : ConfirmComplaint.of({ complaint }, when);
    },
);

const correction = fc
  .tuple(complaints, contents, metas, fc.constantFrom('origin', 'other'), fc.nat(4), fc.boolean())
  .map(
    ([complaint, content, meta, corrects, gone, moved]): Ask =>
      (past) => {
        const state = stateOf(past, complaint);
        const origin = state.status === 'lodged' && corrects === 'origin' ? state.origin : 'none';
        const when = state.status === 'lodged' && !moved ? { ...meta(past), ...state.lodged } : meta(past);
        return CorrectComplaint.of({ complaint, corrects: origin, after: gone === 0 ? null : content, reason }, when);
      },
  );

const dates = fc.integer({ min: -20, max: 60 }).map((ahead): LocalDate => addDays('2024-01-20', ahead));
const commands: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 12, arbitrary: next },
  { weight: 14, arbitrary: offering },
  { weight: 14, arbitrary: preventing },
  { weight: 2, arbitrary: correction },
  ...[
    asking(
      LodgeComplaint,
      contents.map((content) => ({ content })),
    ),
    asking(RouteComplaint, fc.record({ department: fc.constantFrom('production', '物流') })),
    asking(AcknowledgeComplaint, none),
    asking(AssignComplaint, fc.record({ handler: fc.constantFrom('S1', 'S2') })),
    asking(EscalateComplaint, fc.constant({ reason })),
    asking(ReprioritiseComplaint, fc.record({ severity: fc.constantFrom(...severities), reason: fc.constant(reason) })),
    asking(
      PauseComplaint,
      fc.record({
        waiting: fc.constantFrom(...parties),
        waitsFor: fc.constantFrom(...parties),
        reason: fc.constant(reason),
      }),
    ),
    asking(ResumeComplaint, none),
    asking(NegotiateEmergency, fc.constant({ agreement: text })),
    asking(
      ProposeRemedy,
      fc
        .record({
          remedy: remedies,
          kind: fc.constantFrom(...remedyKinds),
          amount: maybe(fc.integer({ min: -1, max: 9 }).map((amount) => money(amount, 'CNY'))),
          quantity: maybe(fc.integer({ min: 0, max: 3 }).map((count) => quantity(count))),
        })
        .map(said),
    ),
    asking(AnswerRemedy, fc.record({ remedy: remedies, accepted: fc.boolean() })),
    asking(
      GiveRemedy,
      fc.record({ remedy: remedies, document: fc.constantFrom(...remedyDocuments), id: fc.constant('D1') }),
    ),
    asking(RecordCause, fc.constant({ cause: 'packaging' })),
    asking(RecordCorrection, fc.constant({ text })),
    asking(
      PlanPrevention,
      fc.record({ measure: measures, text: fc.constant(text), owner: fc.constant('S1'), due: dates }),
    ),
    asking(CompletePrevention, fc.record({ measure: measures })),
    asking(ResolveComplaint, fc.constant({ outcome: text })),
    asking(ConfirmComplaint, fc.record({ score: fc.integer({ min: 1, max: 5 }) })),
    asking(ReopenComplaint, fc.constant({ reason })),
    asking(StateOutcome, fc.constant({ timely: true, disputed: false })),
  ].map((arbitrary) => ({ weight: 1, arbitrary })),
);

const given = fc.constantFrom(...policies).map((policy) => () => ({ policy }));

test('the complaint keeps the rules of every room, reaches every event and gives every reason', () => {
  const report = assertRules(room, { commands, given, longest: 60, runs: 180, mustReach: 'events and rejections' });
  expect(report.passed).toBe(true);
}, 60_000);

const histories = stories(room, { commands, given, longest: 25, spoiled: 0 });
const [first = complaintPolicy, ...others] = policies;
const lodgedOf = (states: ReadonlyMap<string, ComplaintState>): readonly LodgedComplaint[] =>
  [...states.values()].filter((state) => state.status === 'lodged');

test('what is kept of a complaint is read back as it was', () => {
  fc.assert(
    fc.property(histories, ({ states }) => {
      for (const state of states.values()) {
        const kept = JSON.parse(JSON.stringify(state)) as JsonObject;
        expect(complaintStateSchema.parse(kept)).toEqual(state);
      }
    }),
  );
});

test('what was so of a complaint at an instant is what had happened by then', () => {
  fc.assert(
    fc.property(histories, fc.nat(40), ({ history, states }, ahead) => {
      for (const [stream, state] of states) {
        const events = history.filter((event) => event.stream === stream);
        if (state.status !== 'lodged' || events.some(({ type }) => type === 'ComplaintCorrected')) continue;
        const at = state.lodged.at + (ahead * day) / 4;
        const then = replay(
          room,
          events.filter(({ occurredAt }) => occurredAt <= at),
        );
        expect({ ...complaintAt(state, at), latest: null }).toEqual({ ...then, latest: null });
        expect(standingAt(state, [first, ...others], at)).toBe(standingAt(then, [first, ...others], at));
      }
    }),
  );
});

test('O12: the clocks of a complaint never run back, stand still while it is paused, and a breach stays a breach', () => {
  fc.assert(
    fc.property(
      histories,
      fc.oneof(businessCalendars(), fc.constant(chinaBusinessCalendar)),
      fc.array(fc.nat({ max: 240 }), { minLength: 2, maxLength: 6 }),
      ({ states }, calendar, hours) => {
        const clock = businessClock(calendar);
        for (const state of lodgedOf(states)) {
          const instants = hours.sort((a, b) => a - b).map((hour) => state.lodged.at + hour * 3_600_000);
          const restarts = state.resolutions.flatMap(({ reopened }) =>
            reopened?.clock === 'restarts' ? [reopened.at] : [],
          );
          instants.slice(1).forEach((at, index) => {
            const from = instants[index] as Instant;
            const [before, after] = [from, at].map((one) => complaintClocks(state, [first, ...others], clock, one));
            if (!before || !after) throw new Error('it was lodged by then');
            expect(after.answer.used).toBeGreaterThanOrEqual(before.answer.used);
            if (!restarts.some((restart) => restart > from && restart <= at))
              expect(after.resolution.used).toBeGreaterThanOrEqual(before.resolution.used);
            for (const which of ['answer', 'resolution'] as const) {
              if (before[which].state === 'breached') expect(after[which].state).toBe('breached');
              const paused = state.pauses.some((pause) => pause.at <= from && (pause.resumed?.at ?? at) >= at);
              const waits = state.pauses.some((pause) => pause.at <= at && (pause.resumed?.at ?? at + 1) > at);
              if (paused) expect(after[which].used).toBe(before[which].used);
              if (waits && after[which].remaining > 0) expect(after[which].deadline).toBeNull();
            }
          });
        }
      },
    ),
  );
});
