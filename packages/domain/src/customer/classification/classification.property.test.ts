// The classification on arbitrary histories: the rules of every room, the same answer whatever the order of arrival, and
// histories that no decider wrote.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  checkLaws,
  factOn,
  jsonFault,
  type LocalDate,
  type Money,
  money,
  quarter,
  replay,
  type StoredEvent,
} from '../../kernel/index.ts';
import {
  type Asking,
  assertRules,
  checkRules,
  ids,
  metas,
  recordedHistory,
  storedBy,
  tell,
  testMeta,
} from '../../testing/index.ts';
import {
  type ClassificationCommand,
  ClassifyCustomer,
  CorrectClassification,
  CorrectGrade,
  GradeCustomer,
} from './commands.ts';
import { type ClassificationEvent, CustomerClassified, CustomerGraded, type GradeEvidence } from './events.ts';
import {
  type Classification,
  type ClassificationGiven,
  classification,
  classificationAxesPolicy,
  classificationLaws,
  classificationMessages,
  type GradePolicy,
  paretoPolicy,
  toldOfAxis,
} from './index.ts';

const customer = 'C1';
const given: ClassificationGiven = { gradePolicy: paretoPolicy, axes: classificationAxesPolicy };
const dayOf = (number: number): LocalDate => addDays('2024-01-01', number);

const figures = (
  value: Money,
  above: number,
  total: number,
  rank: number | null,
  customers: number,
): GradeEvidence => ({
  period: quarter(2024, 1),
  value,
  above: money(above, 'CNY'),
  total: money(total, 'CNY'),
  rank,
  customers,
});

/** Of each grade one, and one of none. */
const evidences: fc.Arbitrary<GradeEvidence> = fc.constantFrom(
  figures(money(600, 'CNY'), 0, 1000, 1, 4),
  figures(money(150, 'CNY'), 800, 1000, 3, 4),
  figures(money(50, 'CNY'), 950, 1000, 4, 4),
  figures(money(-7, 'CNY'), 1000, 1000, null, 4),
);

const wrongEvidences: fc.Arbitrary<GradeEvidence> = fc.constantFrom(
  figures(money(2000, 'CNY'), 0, 1000, 1, 4),
  figures(money(600, 'CNY'), 500, 1000, 2, 4),
  figures(money(600, 'CNY'), 0, 1000, 5, 4),
  figures(money(600, 'CNY'), 0, 1000, null, 4),
  figures(money(0, 'CNY'), 0, 1000, 1, 4),
  figures(money(600, 'CNY'), -1, -1, 1, 4),
  figures(money(600, 'CNY'), 100, 1000, 1, 4),
  figures(money(600, 'USD'), 0, 1000, 1, 4),
);

const axes = fc.constantFrom('class', 'time', 'size', '__proto__');
const codes = fc.constantFrom('key', 'old', 'new', 'constructor');
const reasons = fc.constantFrom('', '三年合同');
const who = ids('C', 2);
const meta = metas({ from: '2024-01-01', to: '2024-01-04' });
const evidence = fc.oneof({ weight: 4, arbitrary: evidences }, { weight: 1, arbitrary: wrongEvidences });

/** Names one of the customer's events so far, whatever it is, or none that exists. */
const correcting = <D>(
  data: fc.Arbitrary<D>,
  make: (
    about: { customer: string; corrects: string },
    data: D,
    at: ClassificationCommand['meta'],
  ) => ClassificationCommand,
): fc.Arbitrary<Asking<Classification, ClassificationCommand, ClassificationEvent>> =>
  fc.tuple(who, data, meta, fc.nat()).map(([of, content, at, pick]) => ({ history }) => {
    const events = history.filter(({ stream }) => stream === `test.classification-${of}`);
    return make({ customer: of, corrects: events[pick % (events.length + 1)]?.id ?? 'no-such-event' }, content, at);
  });

const commands: fc.Arbitrary<Asking<Classification, ClassificationCommand, ClassificationEvent>> = fc.oneof(
  fc
    .tuple(
      fc.record(
        { customer: who, axis: axes, value: codes, reason: reasons },
        { requiredKeys: ['customer', 'axis', 'value'] },
      ),
      meta,
    )
    .map(([data, at]) => ClassifyCustomer.of(data, at)),
  fc.tuple(who, evidence, meta).map(([of, rests, at]) => GradeCustomer.of({ customer: of, evidence: rests }, at)),
  correcting(fc.tuple(axes, fc.option(codes)), (about, [axis, value], at) =>
    CorrectClassification.of({ ...about, axis, value }, at),
  ),
  correcting(fc.option(evidence), (about, rests, at) => CorrectGrade.of({ ...about, evidence: rests }, at)),
);

test('the classification keeps the rules of every room and its own laws on any story, and meets every refusal', () => {
  const report = assertRules(classification, {
    commands,
    given: () => given,
    longest: 30,
    runs: 300,
    mustReach: 'events',
  });
  // Refusals of a broken policy need a broken policy: see below.
  const never = report.reach.rejections.filter(({ times }) => times === 0).map(({ name }) => name);
  expect(never.filter((code) => !code.startsWith('classification.policy-'))).toEqual([]);
});

test('it keeps them under any policy too, one that grades nobody included', () => {
  const cuts = fc.array(
    fc.record({ grade: codes, below: fc.constantFrom(-1, 8000, 9000, 8000.5) }, { requiredKeys: ['grade'] }),
    { maxLength: 4 },
  );
  const policies: fc.Arbitrary<GradePolicy> = fc.record({
    name: fc.constant('own'),
    version: fc.nat({ max: 9 }),
    cuts,
  });
  const missing = new Set(
    Object.keys(classificationMessages).filter((code) => code.startsWith('classification.policy-')),
  );
  fc.assert(
    fc.property(policies, (gradePolicy) => {
      const report = checkRules(classification, { commands, given: () => ({ gradePolicy }), runs: 4 });
      expect(report.broken).toEqual([]);
      for (const { name, times } of report.reach.rejections) if (times > 0) missing.delete(name);
    }),
  );
  // What can't be read never becomes a policy that is given.
  expect([...missing]).toEqual(['classification.policy-unreadable']);
});

/** What somebody knows: a value on an axis or figures from a day on, or that another thing he said was wrong. */
interface Said {
  readonly key: number;
  readonly axis: string | null;
  readonly day: number;
  readonly value: string | null;
  readonly corrects: number | null;
}

const lastDay = 8;
const rank: Readonly<Record<string, GradeEvidence>> = {
  A: figures(money(600, 'CNY'), 0, 1000, 1, 4),
  B: figures(money(150, 'CNY'), 800, 1000, 3, 4),
  C: figures(money(50, 'CNY'), 950, 1000, 4, 4),
};

const asCommand = ({ key, axis, day, value, corrects }: Said, idOf: (key: number) => string): ClassificationCommand => {
  const at = { ...testMeta(dayOf(day)), commandId: `said-${key}` };
  const figuresOf = value === null ? null : (rank[value] ?? null);
  if (corrects === null) {
    return axis === null
      ? GradeCustomer.of({ customer, evidence: figuresOf as GradeEvidence }, at)
      : ClassifyCustomer.of({ customer, axis, value: value ?? '' }, at);
  }
  return axis === null
    ? CorrectGrade.of({ customer, corrects: idOf(corrects), evidence: figuresOf }, at)
    : CorrectClassification.of({ customer, corrects: idOf(corrects), axis, value }, at);
};

/** Days of one axis differ, so that every order is allowed in which a correction comes after what it corrects. */
const sayings: fc.Arbitrary<readonly Said[]> = fc
  .uniqueArray(
    fc.record({
      axis: fc.constantFrom(null, 'size', '__proto__'),
      day: fc.nat({ max: lastDay }),
      value: fc.constantFrom('A', 'B', 'C'),
      retracts: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
      pick: fc.option(fc.nat(), { freq: 1 }),
    }),
    { selector: ({ axis, day }) => `${axis} ${day}`, maxLength: 12, size: 'max' },
  )
  .map((drafts) => {
    const corrected = new Set<number>();
    const said: Said[] = [];
    for (const [key, { axis, day, value, retracts, pick }] of drafts.entries()) {
      const open = said.filter((one) => one.axis === axis && one.value !== null && !corrected.has(one.key));
      const target = pick === null ? undefined : open[pick % (open.length || 1)];
      if (target !== undefined) corrected.add(target.key);
      said.push({
        key,
        axis,
        day,
        value: target !== undefined && retracts ? null : value,
        corrects: target?.key ?? null,
      });
    }
    return said;
  });

const inOrder = (said: readonly Said[], picks: readonly number[]): readonly Said[] => {
  const left = [...said];
  const told: Said[] = [];
  for (const pick of picks.slice(0, said.length)) {
    const ready = left.filter(({ corrects }) => corrects === null || told.some(({ key }) => key === corrects));
    const next = ready[pick % ready.length] as Said;
    told.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return told;
};

const telling = (said: readonly Said[]): Classification => {
  const story = tell(
    classification,
    said.map(
      (one) =>
        ({ history }: { readonly history: readonly StoredEvent<ClassificationEvent>[] }) =>
          asCommand(one, (key) => history.find(({ command }) => command.id === `said-${key}`)?.id ?? ''),
    ),
    () => given,
  );
  for (const { outcome } of story.steps) expect(outcome.kind).toBe('accepted');
  expect(checkLaws(classificationLaws, story.history)).toEqual([]);
  return story.states.get(`test.classification-${customer}`) ?? classification.initial;
};

const meantOn = (said: readonly Said[], of: string | null, day: number): string | null => {
  const corrected = new Set(said.map(({ corrects }) => corrects));
  return (
    said
      .filter(({ axis, value, key, day: from }) => axis === of && value !== null && from <= day && !corrected.has(key))
      .reduce<Said | null>((latest, one) => (latest === null || one.day > latest.day ? one : latest), null)?.value ??
    null
  );
};

test('the same values and grades told in any allowed order answer alike as of every date, and as they mean', () => {
  fc.assert(
    fc.property(sayings, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (said, picks) => {
      for (const state of [telling(said), telling(inOrder(said, picks))]) {
        for (let day = -1; day <= lastDay + 1; day++) {
          expect(factOn(state.grade.facts, dayOf(day))?.value.grade ?? null).toBe(meantOn(said, null, day));
          for (const axis of ['size', '__proto__']) {
            const { facts } = toldOfAxis(state, axis);
            expect(factOn(facts, dayOf(day))?.value.value ?? null).toBe(meantOn(said, axis, day));
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});

/** Events that no decider would make: any content by the schemas, correcting anything, by any policy. */
const wildEvents: fc.Arbitrary<readonly ClassificationEvent[]> = fc.array(
  fc
    .tuple(
      fc.oneof(
        fc.record({ customer: who, axis: axes, value: fc.option(codes) }).map((data) => CustomerClassified.of(data)),
        fc
          .record({ customer: who, grade: fc.option(codes), evidence: fc.option(evidence) })
          .map((data) => CustomerGraded.of(data, { policies: ['pareto@1', 'other@2'] })),
      ),
      fc.option(fc.nat({ max: 8 }), { freq: 2 }),
    )
    .map(([event, corrects]) => (corrects === null ? event : { ...event, corrects: `id-${corrects}` })),
  { maxLength: 12 },
);

test('any history is folded and decided upon, even one that no decider wrote', () => {
  fc.assert(
    fc.property(wildEvents, fc.array(fc.nat({ max: 4 }), { maxLength: 12 }), commands, (events, dates, asking) => {
      const history = events.flatMap((event, index) =>
        storedBy(testMeta(dayOf(dates[index] ?? 0)), [event], 'test.classification-C1', index).map((one) => ({
          ...one,
          id: `id-${index}`,
        })),
      );
      const state = replay(classification, history);
      expect(jsonFault(state)).toBeNull();
      const command = typeof asking === 'function' ? asking({ history, states: new Map() }) : asking;
      const corrects = 'corrects' in command.data ? { corrects: 'id-1' } : {};
      const asked = { ...command, data: { ...command.data, ...corrects } } as ClassificationCommand;
      expect(() => classification.decide(asked, given)(state)).not.toThrow();
      expect(() => checkLaws(classificationLaws, recordedHistory(history))).not.toThrow();
    }),
    { numRuns: 500 },
  );
});
