// The service, put together: what a host would embed in its own app. It opens nothing by itself: the store, the clock and the
// company's zone are given to it, and it is closed by closing it.
import type { EventStore } from '@clientele/adapters';
import type { Instant, Zone } from '@clientele/domain/kernel';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { actor, authenticate } from './caller.ts';
import { commandRoutes } from './commands.ts';
import { companyOf } from './company.ts';
import { historyRoutes } from './history.ts';
import { type LiveBook, liveBook } from './live-book.ts';
import { type ProblemKind, problem } from './problems.ts';
import { viewRoutes } from './views.ts';

export interface ServiceOptions {
  readonly store: EventStore;
  /** In which the dates of commands are the company's. */
  readonly zone: Zone;
  readonly clock: () => Instant;
  /** How many milliseconds a view waits for a command that its caller has sent; 2,000 unless told otherwise. */
  readonly patience?: number;
  /** Whether requests and faults are logged to standard output. */
  readonly logged?: boolean;
}

/** No command is larger than what a store takes at once. */
const largestBody = 1_048_576;

/** What the framework refuses by itself. */
const kindOf = ({ statusCode = 500 }: FastifyError): ProblemKind => {
  if (statusCode === 413) return 'too-large';
  if (statusCode === 415) return 'not-json';
  return statusCode < 500 ? 'malformed' : 'internal';
};

/** Closing: a view that waits for the log is not waited for, and who gets a last answer hangs up after it. */
const closeQuietly = (app: FastifyInstance, live: LiveBook): void => {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    await live.stop();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
};

/** The service, not yet listening. */
export const serviceOf = ({
  store,
  zone,
  clock,
  patience = 2_000,
  logged = false,
}: ServiceOptions): FastifyInstance => {
  const app = fastify({
    logger: logged,
    bodyLimit: largestBody,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error, _request, reply) => problem(reply, 'malformed'),
  });
  const live = liveBook(store);
  app.removeContentTypeParser('text/plain');
  app.decorateRequest(actor);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const kind = kindOf(error);
    if (kind === 'internal') request.log.error(error);
    return problem(reply, kind);
  });
  app.setNotFoundHandler((_request, reply) => problem(reply, 'not-found'));
  app.addHook('onRequest', authenticate);
  closeQuietly(app, live);
  commandRoutes(app, companyOf(store, clock), { zone, clock });
  historyRoutes(app, store);
  viewRoutes(app, live, patience);
  return app;
};
