/** What happens to a sales contest (销售竞赛, row C5): announced, results entered, closed with a ranking and prizes, or called off. */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, moneySchema, periodSchema, type Tag, tag } from '../../../kernel/index.ts';

export const ofContest = { contest: idSchema } as const;
const text = z.string().min(1).max(400);

export const contestSchema = z.strictObject({
  ...ofContest,
  name: text,
  /** What counts, in words that everybody reads the same: a report and its definition. */
  counts: text,
  /** The first day counts, the end doesn't. */
  period: periodSchema,
  entrants: z.array(idSchema).max(500),
  /** By place from the first: whole numbers of one unit of money, never rising. */
  prizes: z.array(moneySchema).max(100),
});

const staff = (ids: readonly string[]): readonly Tag[] => ids.map((id) => tag('salesperson', id));

/** A contest was announced. */
export const ContestAnnounced = eventType({
  type: 'ContestAnnounced',
  version: 1,
  schema: contestSchema,
  tags: ({ contest, entrants }) => [tag('contest', contest), ...staff([...new Set(entrants)])],
});

/** What an entrant reached; entered again, the last holds. */
export const ContestResultEntered = eventType({
  type: 'ContestResultEntered',
  version: 1,
  schema: z.strictObject({ ...ofContest, entrant: idSchema, value: z.int() }),
  tags: ({ contest, entrant }) => [tag('contest', contest), ...staff([entrant])],
});

/** The contest was closed: the ranking of those with a result, equal results on one place, their prizes pooled and split. */
export const ContestClosed = eventType({
  type: 'ContestClosed',
  version: 1,
  schema: z.strictObject({
    ...ofContest,
    ranking: z
      .array(z.strictObject({ entrant: idSchema, value: z.int(), place: z.int().min(1), prize: z.int() }))
      .max(500),
  }),
  tags: ({ contest, ranking }) => [tag('contest', contest), ...staff(ranking.map(({ entrant }) => entrant))],
});

/** The contest was called off. */
export const ContestCalledOff = eventType({
  type: 'ContestCalledOff',
  version: 1,
  schema: z.strictObject({ ...ofContest, reason: z.string().min(1).max(2000) }),
  tags: ({ contest }) => [tag('contest', contest)],
});

/** Every event type of the room. */
export const contestEvents = [ContestAnnounced, ContestResultEntered, ContestClosed, ContestCalledOff] as const;

export type ContestEvent = EventOf<(typeof contestEvents)[number]>;
export type ContestTerms = z.infer<typeof contestSchema>;
export type Ranked = z.infer<typeof ContestClosed.schema>['ranking'][number];
