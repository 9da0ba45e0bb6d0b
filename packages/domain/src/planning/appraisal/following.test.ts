// What follows a frozen appraisal: the unmet explained, and feedback that is answered.
import { describe, expect, test } from 'vitest';
import {
  codes,
  feedback,
  freezing,
  frozenAt,
  measuring,
  on,
  opened,
  resultOf,
  sold,
} from '../../../test/appraisal-steps.ts';
import type { LocalDate } from '../../kernel/index.ts';
import { AcknowledgeAppraisal, AnswerObjection, ExplainShortfall, ObjectToAppraisal } from './commands.ts';
import { id, manager, of, seller, supervisor } from './samples.ts';

describe('an unmet target', () => {
  const explaining = (more: Partial<Parameters<typeof ExplainShortfall.of>[0]> = {}) =>
    ExplainShortfall.of(
      {
        ...of,
        kpi: 'sales-attainment',
        cause: 'two dealers closed',
        countermeasure: 'win two dealers in the south',
        owner: 'seller-7',
        due: '2025-06-30',
        meeting: { on: '2025-04-05', participants: ['seller-7', 'supervisor'] },
        ...more,
      },
      on('2025-04-06', supervisor),
    );

  test('B17 B25: demands its cause and a countermeasure from a meeting of those concerned', () => {
    const frozen = frozenAt(999);
    expect(codes(frozen.when(explaining()))).toBe('accepted');
    expect(
      codes(
        frozen.when(
          explaining({
            cause: ' ',
            countermeasure: '',
            due: '2025-04-05',
            meeting: { on: '2025-04-01', participants: ['supervisor', 'supervisor'] },
          }),
        ),
      ),
    ).toEqual([
      'appraisal.cause-missing',
      'appraisal.countermeasure-missing',
      'appraisal.meeting-of-one',
      'appraisal.owner-not-in-the-meeting',
      'appraisal.meeting-not-after-freezing',
      'appraisal.due-in-the-past',
    ]);
  });

  test('B25: is explained by somebody who was in the meeting', () => {
    const outsider = on('2025-04-06', manager);
    const { data } = explaining();
    expect(codes(frozenAt(999).when(ExplainShortfall.of(data, outsider)))).toEqual([
      'appraisal.explained-by-an-outsider',
    ]);
  });

  test('B25: is one below its target, not at it, and only in what was frozen', () => {
    expect(codes(frozenAt(1000).when(explaining()))).toEqual(['appraisal.nothing-unmet']);
    expect(codes(frozenAt(999).when(explaining({ kpi: 'customers' })))).toEqual(['appraisal.nothing-unmet']);
    expect(codes(opened().when(explaining()))).toEqual(['appraisal.not-frozen']);
  });
});

describe('feedback', () => {
  const acknowledging = (date: LocalDate, by = seller) => AcknowledgeAppraisal.of(of, on(date, by));
  const objecting = (date: LocalDate, by = seller) =>
    ObjectToAppraisal.of({ ...of, reason: 'an order of March is missing' }, on(date, by));
  const answering = (upheld: boolean, by = manager, date: LocalDate = '2025-04-09') =>
    AnswerObjection.of({ ...of, upheld, reason: 'looked into' }, on(date, by));
  const informed = frozenAt(900).when(feedback());

  test('B24: follows the appraisal, is given by another, and is acknowledged by the appraised alone', () => {
    expect(codes(opened().when(feedback()))).toEqual(['appraisal.not-frozen']);
    expect(codes(frozenAt(900).when(acknowledging('2025-04-04')))).toEqual(['appraisal.no-feedback-yet']);
    expect(codes(informed.when(feedback()))).toEqual(['appraisal.feedback-given-already']);
    expect(codes(informed.when(acknowledging('2025-04-04', manager)))).toEqual(['appraisal.only-the-appraised']);
    const done = informed.when(acknowledging('2025-04-04'));
    expect(done.state.appraisals[0]?.response).toEqual({ kind: 'acknowledged', by: 'seller-7', on: '2025-04-04' });
    expect(codes(done.when(objecting('2025-04-05')))).toEqual(['appraisal.answered-already']);
  });

  test('B24: may be objected to for five days, and somebody else answers', () => {
    expect(codes(informed.when(objecting('2025-04-09')))).toEqual(['appraisal.objection-too-late']);
    const objected = informed.when(objecting('2025-04-08'));
    expect(codes(objected)).toBe('accepted');
    expect(codes(objected.when(answering(true, { ...manager, id: supervisor.id })))).toEqual([
      'appraisal.judge-of-his-own-feedback',
    ]);
    expect(codes(objected.when(answering(false)).when(answering(true)))).toEqual(['appraisal.no-open-objection']);
    expect(codes(objected.when(answering(false)))).toBe('accepted');
  });

  test('an objection that is upheld opens the appraisal: measured anew, it replaces what was frozen', () => {
    const before = informed.history.find(({ type }) => type === 'AppraisalFrozen')?.id;
    const again = informed
      .when(objecting('2025-04-08'))
      .when(answering(true))
      .when(measuring('sales-attainment', sold(1100), id, '2025-04-10'))
      .when(freezing(id, '2025-04-10'));
    expect(again.history.at(-1)).toMatchObject({ type: 'AppraisalFrozen', corrects: before });
    expect(resultOf(again)?.score).toBe('1.100000');
    expect(again.state.appraisals[0]).toMatchObject({ feedback: null, response: null, reopened: null });
  });
});
