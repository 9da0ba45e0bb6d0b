// The laws of the room on histories that break them, which no decider would make: each tells where, and in both languages.
import { describe, expect, test } from 'vitest';
import { type Actor, checkLaws, type DomainEvent, money, quarter } from '../../kernel/index.ts';
import { type Happened, happened, recordedHistory, storedHistory } from '../../testing/index.ts';
import {
  AppraisalAcknowledged,
  type AppraisalEvent,
  AppraisalFeedbackGiven,
  AppraisalFrozen,
  AppraisalOpened,
  CoachingStarted,
  type Consequence,
  ConsequenceDecided,
  KpiMeasured,
} from './events.ts';
import { appraisalLaws } from './laws.ts';
import { bandedScheme, generalManager, of, period, seller, sevenInputs, subject, supervisor } from './samples.ts';
import { resultOf } from './score.ts';

const inputs = sevenInputs(900);
const opened = happened(
  '2025-01-02',
  AppraisalOpened.of({ ...of, appraisee: seller.id, period, scheme: bandedScheme }),
  supervisor,
);
const measured = inputs.map((input) => happened('2025-04-01', KpiMeasured.of({ ...of, input }), supervisor));
const result = resultOf(bandedScheme, inputs);
const frozen = (more: Partial<Parameters<typeof AppraisalFrozen.of>[0]> = {}, by: Actor = supervisor) =>
  happened('2025-04-02', AppraisalFrozen.of({ ...of, inputs: [...inputs], result, ...more }), by);
const told = happened('2025-04-03', AppraisalFeedbackGiven.of({ ...of, guidance: 'calls' }), supervisor);
const decided = (consequence: Consequence, which: string = of.appraisal) =>
  happened(
    '2025-04-04',
    ConsequenceDecided.of({ subject, appraisal: which, consequence, reason: 'so' }),
    generalManager,
  );

const broken = (...events: readonly (AppraisalEvent | Happened<AppraisalEvent>)[]) =>
  checkLaws(appraisalLaws, recordedHistory<DomainEvent>(storedHistory(`test.appraisal-${subject}`, events))).map(
    ({ law, revision, text }) => {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      return [law, revision];
    },
  );

describe('the laws of appraisals', () => {
  test('B2 B8: hold where what was frozen is what its inputs come to', () => {
    expect(broken(opened, ...measured, frozen(), told)).toEqual([]);
  });

  test('B2 B3 B4 B5: tell a frozen figure that is off by its last digit, and inputs that nobody measured', () => {
    const [first, ...others] = result.kpis;
    if (first === undefined) throw new Error('seven');
    const off = { ...result, kpis: [{ ...first, ratio: '0.900001' }, ...others] };
    expect(broken(opened, ...measured, frozen({ result: off }))).toEqual([['appraisal.recomputed-is-frozen', 8]]);
    expect(broken(opened, ...measured, frozen({ result: { ...result, score: '0.922501' } }))).toEqual([
      ['appraisal.recomputed-is-frozen', 8],
    ]);
    const kinder = sevenInputs(1000);
    expect(
      broken(opened, ...measured, frozen({ inputs: [...kinder], result: resultOf(bandedScheme, kinder) })),
    ).toEqual([['appraisal.inputs-as-measured', 8]]);
  });

  test('B18 B19: tell a period that is appraised twice', () => {
    const again = (key: typeof period) =>
      happened(
        '2025-04-09',
        AppraisalOpened.of({ ...of, appraisal: 'A2', appraisee: seller.id, period: key, scheme: bandedScheme }),
        supervisor,
      );
    expect(broken(opened, again(period))).toEqual([['appraisal.once-a-period', 1]]);
    expect(broken(opened, again(quarter(2025, 2)))).toEqual([]);
  });

  test('B21 B22 C6 C7: tell a reward, a penalty or a promotion that the score does not lead to', () => {
    const all = [opened, ...measured, frozen(), told];
    expect(broken(...all, decided({ kind: 'reward', amount: money(1000, 'CNY', 0) }))).toEqual([
      ['appraisal.consequence-follows-score', 10],
    ]);
    expect(broken(...all, decided({ kind: 'promotion', from: 'seller', to: 'senior seller' }))).toEqual([
      ['appraisal.consequence-follows-score', 10],
    ]);
    expect(broken(opened, decided({ kind: 'penalty', amount: null }))).toEqual([
      ['appraisal.consequence-follows-score', 1],
    ]);
  });

  test('B23: tell a dismissal without coaching', () => {
    const poor = sevenInputs(0).filter(({ kpi }) => kpi === 'sales-attainment');
    const low = (which: string, on: typeof period) => [
      happened(
        on.start,
        AppraisalOpened.of({ subject, appraisal: which, appraisee: seller.id, period: on, scheme: bandedScheme }),
        supervisor,
      ),
      ...poor.map((input) => happened(on.end, KpiMeasured.of({ subject, appraisal: which, input }), supervisor)),
      happened(
        on.end,
        AppraisalFrozen.of({ subject, appraisal: which, inputs: [...poor], result: resultOf(bandedScheme, poor) }),
        supervisor,
      ),
    ];
    const dismissed = decided({ kind: 'dismissal' }, 'A3');
    const coached = happened(
      '2025-04-10',
      CoachingStarted.of({ ...of, coach: 'coach', from: '2025-04-10', until: '2025-07-01', goal: 'plan' }),
      supervisor,
    );
    expect(broken(...low('A1', period), ...low('A3', quarter(2025, 3)), dismissed)).toEqual([
      ['appraisal.coached-before-dismissal', 6],
    ]);
    expect(broken(...low('A1', period), coached, ...low('A3', quarter(2025, 3)), dismissed)).toEqual([]);
  });

  test('B24: tell who judged himself, and who answered for another', () => {
    expect(broken(opened, ...measured, frozen({}, seller))).toEqual([['appraisal.nobody-judges-himself', 8]]);
    expect(
      broken(opened, ...measured, frozen(), told, happened('2025-04-04', AppraisalAcknowledged.of(of), supervisor)),
    ).toEqual([['appraisal.nobody-judges-himself', 10]]);
  });
});
