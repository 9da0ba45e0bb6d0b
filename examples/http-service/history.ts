// GET /customers/:id/history: everything that happened to one customer, whatever streams hold it, in words. It is read from the
// log by the customer's tag, and can be asked for as it was known at a time.
import { type EventStore, historyOf } from '@clientele/adapters';
import { tag } from '@clientele/domain/kernel';
import { storyOf } from '@clientele/projections';
import type { FastifyInstance } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import { historyBody } from './bodies.ts';
import { sayFault } from './faults.ts';
import { languageOf } from './language.ts';
import { problem, refusal } from './problems.ts';
import { historyQuestion, type Query } from './query.ts';

/** Adds the route. */
export const historyRoutes = (app: FastifyInstance, store: EventStore): void => {
  app.get<{ Params: { id: string } }>('/customers/:id/history', async (request, reply) => {
    const { id } = request.params;
    const question = historyQuestion(request.query as Query);
    if (E.isLeft(question)) return refusal(reply, 'malformed', question.left, sayFault);
    const { asOf, ...known } = question.right;
    const events = await historyOf(store, tag('customer', id), known);
    if (E.isLeft(events)) return problem(reply, 'unavailable');
    if (events.right.length === 0) return problem(reply, 'not-found');
    const language = languageOf(request);
    return reply
      .headers({ 'content-language': language, vary: 'accept-language' })
      .send(historyBody(id, storyOf(events.right, id, asOf), language));
  });
};
