// GET /views/…: questions to the live book. None reads a clock: composition says as of which date it is asked, and regions of
// which period. With `Read-After` a view waits, within bounds, until it has seen the command that the caller has just sent.
import { messageCatalogue } from '@clientele/domain/kernel';
import { composition, type QuestionFaults, questionMessages, regions, type SalesBook } from '@clientele/projections';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import { compositionBody, regionsBody } from './bodies.ts';
import { sayFault, unreadable } from './faults.ts';
import { languageOf } from './language.ts';
import type { LiveBook } from './live-book.ts';
import { positionIn, positionToken } from './log-position.ts';
import { problem, refusal } from './problems.ts';
import { compositionQuestion, type Query, type Read, regionsQuestion } from './query.ts';

const sayQuestion = messageCatalogue([questionMessages]);

/** Waits for what the caller has seen already; answers with a problem where that takes too long, else with nothing. */
const readAfter = async (
  live: LiveBook,
  patience: number,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | null> => {
  if (live.trouble() !== null) return problem(reply, 'unavailable');
  const token = request.headers['read-after'];
  if (token === undefined) return null;
  const position = typeof token === 'string' ? positionIn(token) : null;
  if (position === null) return refusal(reply, 'malformed', [unreadable('Read-After', 'position')], sayFault);
  return (await live.reaches(position, patience)) ? null : problem(reply, 'unavailable');
};

/** Adds the routes. `patience` is how many milliseconds a view waits for a position at most. */
export const viewRoutes = (app: FastifyInstance, live: LiveBook, patience: number): void => {
  const view = <Question, View>(
    path: string,
    read: (query: Query) => Read<Question>,
    ask: (book: SalesBook, question: Question) => E.Either<QuestionFaults, View>,
    body: (view: View, language: 'en' | 'zh') => object,
  ): void => {
    app.get(path, async (request, reply) => {
      const question = read(request.query as Query);
      if (E.isLeft(question)) return refusal(reply, 'malformed', question.left, sayFault);
      const late = await readAfter(live, patience, request, reply);
      if (late !== null) return late;
      const answer = ask(live.book(), question.right);
      if (E.isLeft(answer)) return refusal(reply, 'rejected', answer.left, sayQuestion);
      const position = live.position();
      const language = languageOf(request);
      if (position !== null) reply.header('log-position', positionToken(position));
      return reply
        .headers({ 'content-language': language, vary: 'accept-language' })
        .send(body(answer.right, language));
    });
  };
  view('/views/composition', compositionQuestion, composition, compositionBody);
  view('/views/regions', regionsQuestion, regions, regionsBody);
};
