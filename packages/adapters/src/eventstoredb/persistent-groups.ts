/**
 * Groups of competing consumers, which the server leads: it keeps how far a group has come, hands each event to one of them, and
 * puts aside what none could handle. A beginning is always a place in the log: a group that was told to begin "at the end"
 * begins at whatever is the end when the server starts again before its first checkpoint, and what came before is skipped.
 */
import type {
  EventStoreDBClient,
  Filter,
  PersistentSubscriptionToAllInfo,
  PersistentSubscriptionToStreamInfo,
} from '@eventstore/db-client';
import * as E from 'fp-ts/lib/Either.js';
import { streamFault } from '../store/stream-name.ts';
import { type Connection, inTime } from './connection.ts';
import type { GroupError, GroupSettings, GroupSource, GroupState, Groups } from './offer.ts';
import { placeOf } from './position.ts';
import { closedReason, type Reader, streamPages } from './reading.ts';
import { head } from './subscribing.ts';
import { reasonOf, type Trouble } from './trouble.ts';

type Answer<Value> = Promise<E.Either<GroupError, Value>>;

/** The names of companies are part of the names of groups, since those of the log are the whole server's. */
export const nameOf = (namespace: string, group: string): string => `${namespace}.${group}`;

const prefixOfSource = (namespace: string, source: Exclude<GroupSource, { of: 'stream' }>): string =>
  source.of === 'namespace' ? `${namespace}.` : `${namespace}.${source.category}-`;

/** Why a group can't be one, or null. */
export const groupFault = (namespace: string, group: unknown, source: GroupSource): string | null => {
  if (typeof group !== 'string' || group === '' || !group.isWellFormed()) return 'a group has a name, which is a text';
  if (group.includes('::')) return 'the name of a group holds no two colons in a row';
  switch (source.of) {
    case 'stream':
      return streamFault(namespace, source.stream);
    case 'category':
      return (
        streamFault(namespace, `${namespace}.${source.category}-1`) ??
        (source.category.includes('-') ? 'a category has no dash' : null)
      );
    case 'namespace':
      return null;
    default:
      return 'a group is of a stream, a category or the namespace';
  }
};

export const groupErrorOf = (group: string, trouble: Trouble): GroupError => {
  switch (trouble.kind) {
    case 'group':
      return { code: `group-${trouble.fault}`, group };
    case 'invalid':
      return { code: 'invalid-group', group, reason: trouble.reason };
    default:
      return { code: 'unavailable', reason: reasonOf(trouble) };
  }
};

const strategies = {
  'round-robin': 'RoundRobin',
  'dispatch-to-single': 'DispatchToSingle',
  pinned: 'Pinned',
} as const;

const common = ({
  retries = 10,
  timeout = 30_000,
  consumers,
  strategy = 'round-robin',
  checkpoints,
}: GroupSettings) => ({
  resolveLinkTos: false,
  extraStatistics: false,
  messageTimeout: timeout,
  maxRetryCount: retries,
  checkPointAfter: 2_000,
  checkPointLowerBound: checkpoints?.least ?? 10,
  checkPointUpperBound: checkpoints?.most ?? 1_000,
  maxSubscriberCount: consumers ?? ('unbounded' as const),
  liveBufferSize: 500,
  readBatchSize: 20,
  historyBufferSize: 500,
  consumerStrategyName: strategies[strategy],
});

/**
 * The server writes its checkpoints into the log, and a group of the log counts each event there, those left out too: few
 * between two checkpoints, and checkpoints of some groups would beget each other for ever.
 */
const fewestBetweenCheckpoints = 10;

type StartOfStream = 'start' | bigint;
type StartOfLog = 'start' | { readonly commit: bigint; readonly prepare: bigint };

const invalid = (group: string, reason: string): E.Either<GroupError, never> =>
  E.left({ code: 'invalid-group', group, reason });

const startOfStream = async (
  reader: Reader,
  group: string,
  stream: string,
  from: GroupSettings['from'] = 'start',
): Answer<StartOfStream> => {
  if (from === 'start') return E.right(from);
  if (from !== 'now') {
    return 'revision' in from && Number.isSafeInteger(from.revision) && from.revision >= 0
      ? E.right(BigInt(from.revision))
      : invalid(group, 'a group of a stream begins at start, now or a revision');
  }
  for await (const page of streamPages(reader, stream, { direction: 'backwards', limit: 1 })) {
    if (E.isRight(page)) return E.right(BigInt((page.right[0]?.revision ?? -1) + 1));
    if (page.left.code === 'stream-not-found') return E.right('start');
    return E.left({ code: 'unavailable', reason: page.left.code });
  }
  return E.right('start');
};

const startOfLog = async (reader: Reader, group: string, from: GroupSettings['from'] = 'start'): Answer<StartOfLog> => {
  if (from === 'start') return E.right(from);
  if (from !== 'now' && !('position' in from))
    return invalid(group, 'a group of the log begins at start, now or a position');
  const last = from === 'now' ? await head(reader) : E.right(from.position);
  if (E.isLeft(last)) return E.left({ code: 'unavailable', reason: last.left.code });
  if (last.right === null) return E.right('start');
  const place = placeOf(last.right);
  return place === undefined
    ? invalid(group, 'a position is one that this store gave')
    : E.right({ commit: BigInt(place.commit), prepare: BigInt(place.prepare) });
};

const stateOf = (info: PersistentSubscriptionToStreamInfo | PersistentSubscriptionToAllInfo): GroupState => ({
  consumers: info.connections.length,
  inFlight: info.stats.totalInFlightMessages,
  parked: Number(info.stats.parkedMessageCount),
});

/** Calls the client, again where what was in the way may be gone. */
const managed = async <Value>(
  connection: Connection,
  group: string,
  call: (client: EventStoreDBClient) => Promise<Value>,
): Answer<Value> => {
  const { patience, redact } = connection;
  const start = performance.now();
  for (let retry = 1; ; retry++) {
    if (connection.closed()) return E.left({ code: 'unavailable', reason: closedReason });
    const line = connection.line();
    const answer = await inTime(patience.append, 'managing a group', redact, call(line.client), connection.trouble);
    if ('value' in answer) return E.right(answer.value);
    const { trouble } = answer;
    if (trouble.kind !== 'passing' || performance.now() - start >= patience.patience) {
      return E.left(groupErrorOf(group, trouble));
    }
    await connection.pause(retry);
    // The client keeps its first question for what the server can, and with it the failure: then only another one helps.
    if (retry > 1) connection.renew(line, trouble.reason);
  }
};

export const groupsOf = (reader: Reader): Groups => {
  const { connection, namespace } = reader;
  const checked =
    <More extends readonly unknown[], Value>(
      work: (group: string, name: string, source: GroupSource, ...more: More) => Answer<Value>,
    ) =>
    async (group: string, source: GroupSource, ...more: More): Answer<Value> => {
      const fault = groupFault(namespace, group, source);
      return fault === null ? work(group, nameOf(namespace, group), source, ...more) : invalid(group, fault);
    };

  return {
    create: checked(async (group, name, source, settings: GroupSettings = {}) => {
      const base = common(settings);
      if (source.of === 'stream') {
        const startFrom = await startOfStream(reader, group, source.stream, settings.from);
        if (E.isLeft(startFrom)) return startFrom;
        const made = { ...base, startFrom: startFrom.right };
        return managed(connection, group, (client) =>
          client.createPersistentSubscriptionToStream(source.stream, name, made),
        );
      }
      if ((settings.checkpoints?.most ?? Number.POSITIVE_INFINITY) < fewestBetweenCheckpoints) {
        return invalid(group, `a group of the log keeps its place after ${fewestBetweenCheckpoints} events or more`);
      }
      const startFrom = await startOfLog(reader, group, settings.from);
      if (E.isLeft(startFrom)) return startFrom;
      const made = { ...base, startFrom: startFrom.right };
      const prefixes = [prefixOfSource(namespace, source)];
      const filter = { filterOn: 'streamName' as const, prefixes, checkpointInterval: 1 } satisfies Filter;
      return managed(connection, group, (client) => client.createPersistentSubscriptionToAll(name, made, { filter }));
    }),
    remove: checked((group, name, source) =>
      managed(connection, group, (client) =>
        source.of === 'stream'
          ? client.deletePersistentSubscriptionToStream(source.stream, name)
          : client.deletePersistentSubscriptionToAll(name),
      ),
    ),
    state: checked((group, name, source) =>
      managed(connection, group, async (client) =>
        stateOf(
          source.of === 'stream'
            ? await client.getPersistentSubscriptionToStreamInfo(source.stream, name)
            : await client.getPersistentSubscriptionToAllInfo(name),
        ),
      ),
    ),
    replayParked: checked((group, name, source, limit?: number) => {
      if (limit !== undefined && !(Number.isSafeInteger(limit) && limit > 0)) {
        return Promise.resolve(invalid(group, 'a limit is an integer from 1'));
      }
      const until = limit === undefined ? {} : { stopAt: limit };
      return managed(connection, group, (client) =>
        source.of === 'stream'
          ? client.replayParkedMessagesToStream(source.stream, name, until)
          : client.replayParkedMessagesToAll(name, until),
      );
    }),
  };
};
