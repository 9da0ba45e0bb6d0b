// Results of days: confirmed once, by somebody else, when the day has come; corrected by naming the event.
import { describe, expect, test } from 'vitest';
import { type Actor, checkLaws, type DomainEvent, type LocalDate } from '../../kernel/index.ts';
import { happened, recordedHistory, scenario, storedHistory, storedId, testMeta } from '../../testing/index.ts';
import { ConfirmDailyResults, CorrectDailyResult } from './commands.ts';
import { DailyResultConfirmed } from './events.ts';
import { result } from './index.ts';

const told = scenario(result, {});
const head: Actor = { id: 'head', roles: ['sales-director'] };
const day = { plan: 'P1', on: '2025-03-03' } as const;
const metric = { metric: 'revenue', unit: { kind: 'money', currency: 'CNY', scale: 2 } } as const;
const seven = 'salesperson:7';
const eight = 'salesperson:8';
const meta = (on: LocalDate = '2025-03-03', by: Actor = head) => testMeta(on, { by });
const confirming = (...results: readonly (readonly [typeof seven | typeof eight, number])[]) => ({
  ...day,
  ...metric,
  results: results.map(([subject, value]) => ({ subject, value })),
});
const confirmed = (subject: typeof seven | typeof eight, value: number | null) =>
  DailyResultConfirmed.of({ ...day, ...metric, subject, value });
const id = (revision: number) => storedId('test.result-scenario', revision);

describe('the result of a day', () => {
  test('B20: is confirmed for each salesperson, once; what is confirmed already changes nothing', () => {
    told
      .when(ConfirmDailyResults.of(confirming([seven, 500], [eight, 0]), meta()))
      .thenEvents(confirmed(seven, 500), confirmed(eight, 0))
      .when(ConfirmDailyResults.of(confirming([eight, 0], [seven, 500]), meta()))
      .thenNothing()
      .when(ConfirmDailyResults.of(confirming([seven, 501]), meta()))
      .thenRejected({
        code: 'result.already-confirmed',
        data: { subject: seven, unit: metric.unit, value: 500, asked: 501, event: id(0) },
      });
  });

  test('B20: is confirmed by somebody else, and on the day itself at the earliest', () => {
    told
      .when(ConfirmDailyResults.of(confirming([seven, 500]), meta('2025-03-03', { id: '7', roles: [] })))
      .thenRejected({ code: 'result.confirms-own', data: { actor: '7' } });
    told
      .when(ConfirmDailyResults.of(confirming([seven, 500]), meta('2025-03-02')))
      .thenRejected({ code: 'result.not-over-yet', data: { on: '2025-03-03', at: '2025-03-02' } });
    expect(told.when(ConfirmDailyResults.of(confirming([seven, 500]), meta())).outcome._tag).toBe('Right');
  });

  test('B20: is corrected by naming the event, also to nothing; by nobody for himself', () => {
    const once = told.given(happened('2025-03-03', confirmed(seven, 500), head));
    const correct = (event: string, value: number | null, by: Actor = head) =>
      CorrectDailyResult.of({ ...day, event, value }, meta('2025-03-04', by));
    const another = once
      .when(correct(id(0), 450))
      .thenEvents(DailyResultConfirmed.of({ ...day, ...metric, subject: seven, value: 450 }, { corrects: id(0) }));
    another.when(correct(id(0), 400)).thenRejected({ code: 'result.nothing-to-correct', data: { event: id(0) } });
    another
      .when(correct(id(1), null))
      .thenEvents(DailyResultConfirmed.of({ ...day, ...metric, subject: seven, value: null }, { corrects: id(1) }))
      .when(ConfirmDailyResults.of(confirming([seven, 7]), meta('2025-03-05')))
      .thenEvents(confirmed(seven, 7));
    once.when(correct(id(0), 500)).thenNothing();
    once
      .when(correct(id(0), 900, { id: '7', roles: [] }))
      .thenRejected({ code: 'result.confirms-own', data: { actor: '7' } });
  });

  test('is of one metric in its unit, and names nobody twice', () => {
    told
      .when(ConfirmDailyResults.of(confirming([seven, 1], [seven, 2]), meta()))
      .thenRejected({ code: 'result.subject-twice', data: { subject: seven } });
    told.when(ConfirmDailyResults.of({ ...confirming([seven, 1]), unit: { kind: 'count' } }, meta())).thenRejected({
      code: 'result.unit-of-another-metric',
      data: { metric: 'revenue', unit: 'count', needed: 'money' },
    });
    const other = told.given(happened('2025-03-03', confirmed(seven, 500), head));
    for (const unit of [
      { ...metric.unit, scale: 0 },
      { ...metric.unit, currency: 'USD' },
    ])
      other
        .when(ConfirmDailyResults.of({ ...confirming([eight, 1]), unit }, meta()))
        .thenRejected({ code: 'result.of-another-metric', data: { metric: 'revenue', before: 'revenue' } });
    other
      .when(ConfirmDailyResults.of({ ...confirming([eight, 1]), metric: 'gross-profit' }, meta()))
      .thenRejected('result.of-another-metric');
  });
});

test('B20: the laws tell of a result that was confirmed by its owner, too early, or twice', () => {
  const broken = (...events: Parameters<typeof storedHistory<DomainEvent>>[1]) =>
    checkLaws(result.laws, recordedHistory(storedHistory<DomainEvent>('test.result-P1.2025-03-03', events))).map(
      ({ law, revision }) => [law, revision],
    );
  const own: Actor = { id: '7', roles: [] };
  expect(
    broken(happened('2025-03-03', confirmed(seven, 1), head), happened('2025-03-03', confirmed(eight, 1), head)),
  ).toEqual([]);
  expect(broken(happened('2025-03-03', confirmed(seven, 1), own))).toEqual([['result.confirmed-by-another', 0]]);
  expect(broken(happened('2025-03-02', confirmed(seven, 1), head))).toEqual([['result.confirmed-by-another', 0]]);
  expect(
    broken(happened('2025-03-03', confirmed(seven, 1), head), happened('2025-03-03', confirmed(seven, 2), head)),
  ).toEqual([['result.confirmed-once', 1]]);
});
