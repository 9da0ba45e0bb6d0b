/** What a contact is for, and of which class its customer is, where that is known. */
import { expect, test } from 'vitest';
import { parseCommand } from '../../kernel/index.ts';
import { testMeta as on, scenario } from '../../testing/index.ts';
import {
  BeginUnplannedVisit,
  EndVisit,
  UnplannedVisitBegun,
  visit,
  visitCommands,
  visitOccasions,
  visitOccasionTexts,
  visitPolicy,
} from './index.ts';

const of = { visit: 'V1', customer: 'C1', salesperson: 'S7' };
const told = scenario(visit, { visitPolicy });

test('a contact says its occasion and its class where they are known, and none where they are not', () => {
  const met = { ...of, kind: 'off-plan', mode: 'in-person', purpose: '回访' } as const;
  for (const occasion of visitOccasions) {
    const { state } = told
      .when(BeginUnplannedVisit.of({ ...met, occasion }, on('2025-03-05')))
      .thenEvents(UnplannedVisitBegun.of({ ...met, occasion }));
    expect(state).toMatchObject({ occasion, class: null });
    expect(visitOccasionTexts[occasion].zh).toMatch(/访/u);
  }
  expect(
    told.given(UnplannedVisitBegun.of(met)).when(EndVisit.of({ visit: 'V1' }, on('2025-03-05'))).state,
  ).toMatchObject({
    occasion: null,
    status: 'ended',
  });
  const parsed = parseCommand(visitCommands)({
    type: 'BeginUnplannedVisit',
    data: { ...met, occasion: 'tour' },
    meta: on('2025-03-05'),
  });
  expect(parsed._tag).toBe('Left');
});
