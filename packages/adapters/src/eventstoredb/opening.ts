/** Opening the store on EventStoreDB, by whatever client: once the server answered, with all of the port behind it. */
import * as E from 'fp-ts/lib/Either.js';
import type { EventStore } from '../store/port.ts';
import { namespaceFault } from '../store/stream-name.ts';
import { saidBy } from '../thrown.ts';
import { administrationOf } from './administering.ts';
import { appender, senderOf } from './appending.ts';
import { certificatesOf, type Features, type NewClient, strangeness } from './client.ts';
import { type Connected, type Connection, connect, inTime } from './connection.ts';
import { type Connecting, readConnectionString, redactor } from './connection-string.ts';
import { newLedger } from './ledger.ts';
import type { OpenEventStoreDb, OpenFault } from './offer.ts';
import { consumingOf } from './persistent-consuming.ts';
import { groupsOf } from './persistent-groups.ts';
import { comparePositions } from './position.ts';
import { closedReason, logPages, type Reader, streamPages, tagPages } from './reading.ts';
import { placeOfRecord, recordReader } from './recorded.ts';
import { logRead } from './requests.ts';
import { type EventStoreDbOptions, patienceOf, timersFault } from './settings.ts';
import { sharedQuestion } from './shared-question.ts';
import { openRead } from './source.ts';
import { head, lastPlace, subscription } from './subscribing.ts';
import { passing, reasonOf, type Trouble } from './trouble.ts';

const withCredentials = (connecting: Connecting, { credentials }: EventStoreDbOptions): Connecting =>
  credentials === undefined ? connecting : { ...connecting, credentials };

const hostsOf = ({ hosts }: Connecting): readonly string[] => hosts.map(({ address, port }) => `${address}:${port}`);

/** Asks the server what it can, until it answers: a question that failed once would fail for ever on the same client. */
const featuresOf = async (connection: Connection): Promise<Features | Trouble> => {
  const { patience, redact } = connection;
  const start = performance.now();
  for (let retry = 1; ; retry++) {
    const line = connection.line();
    const asked = await inTime(
      Math.min(patience.read, patience.opening),
      'asking the server what it can',
      redact,
      line.features(),
    );
    if ('value' in asked) return asked.value;
    if (performance.now() - start >= patience.opening) return asked.trouble;
    await connection.pause(retry);
    connection.renew(line, reasonOf(asked.trouble));
  }
};

/** The end of the log, so that what was there before is known; whoever may not read the log goes without. */
const lookAtEnd = async ({ connection, seen }: Reader): Promise<Trouble | null> => {
  const { patience } = connection;
  const start = performance.now();
  for (let retry = 1; ; retry++) {
    const line = connection.line();
    const opened = await openRead(connection, line, () => logRead('end', 'backwards', 1, null), false);
    let trouble: Trouble;
    if ('trouble' in opened) trouble = opened.trouble;
    else {
      const coming = await opened.value.next(1, patience.read);
      opened.value.leave();
      if (coming.kind === 'messages') {
        for (const message of coming.messages) {
          const record = message.getEvent()?.getEvent();
          if (record !== undefined) seen(placeOfRecord(record));
        }
      }
      if (coming.kind === 'messages' || coming.kind === 'end') return null;
      trouble = coming.kind === 'trouble' ? coming.trouble : passing(`no answer for ${patience.read} ms`, 'no');
    }
    if (trouble.kind !== 'passing' || performance.now() - start >= patience.opening) return trouble;
    await connection.pause(retry);
  }
};

/** A client may not be made of certificates that are none, and not be the one that is known here. */
const connectedBy = (connected: Connected): E.Either<OpenFault, Connection> => {
  const { connecting, certificates, newClient } = connected;
  try {
    const strange = strangeness(newClient(connecting, certificates, 0));
    return strange === null ? E.right(connect(connected)) : E.left({ code: 'invalid-options', reason: strange });
  } catch (thrown) {
    const reason = redactor(connecting)(saidBy(thrown));
    return E.left({ code: connecting.tls ? 'unreadable-certificate' : 'invalid-options', reason });
  }
};

/** Opens a store by a client of one's own making. */
export const openBy = async (
  newClient: NewClient,
  options: EventStoreDbOptions,
): Promise<E.Either<OpenFault, OpenEventStoreDb>> => {
  const { namespace, registry, random = Math.random, onNotice = () => undefined } = options;
  const reason = namespaceFault(namespace);
  if (reason !== null) return E.left({ code: 'invalid-namespace', reason });
  const patience = patienceOf(options.timers);
  const timers = timersFault(patience);
  if (timers !== null) return E.left({ code: 'invalid-options', reason: timers });
  const read = readConnectionString(options.connectionString);
  if (E.isLeft(read)) return E.left({ code: 'invalid-connection-string', reason: read.left });
  const connecting = withCredentials(read.right, options);
  const certificates = certificatesOf(connecting, options.certificates);
  if (E.isLeft(certificates)) return E.left({ code: 'unreadable-certificate', reason: certificates.left });

  const connected = connectedBy({
    newClient,
    connecting,
    certificates: certificates.right,
    patience,
    onNotice,
    random,
  });
  if (E.isLeft(connected)) return connected;
  const connection = connected.right;
  const hosts = hostsOf(connecting);
  const failed = async (trouble: Trouble): Promise<E.Either<OpenFault, never>> => {
    await connection.close();
    const code = trouble.kind === 'denied' ? 'access-denied' : 'unreachable';
    return E.left({ code, hosts, reason: reasonOf(trouble) });
  };
  const features = await featuresOf(connection);
  if ('kind' in features) return failed(features);

  const ledger = newLedger();
  const decode = recordReader(registry);
  const reader: Reader = {
    connection,
    namespace,
    decode,
    seen: ledger.seen,
    filters: { possible: undefined },
    last: sharedQuestion(() => lastPlace(reader)),
  };
  const blind = await lookAtEnd(reader);
  if (blind !== null && (blind.kind !== 'denied' || blind.stranger)) return failed(blind);

  const send = senderOf(connection, features, options.appends);
  const store: EventStore = {
    namespace,
    append: appender(connection, ledger, namespace, send),
    readStream: (stream, range = {}) => streamPages(reader, stream, range),
    readAll: (range = {}) => logPages(reader, range),
    readTag: (tag, range = {}) => tagPages(reader, tag, range),
    subscribe: (range = {}) => subscription(reader, range),
    head: () =>
      connection.closed() ? Promise.resolve(E.left({ code: 'unavailable', reason: closedReason })) : head(reader),
    comparePositions,
    close: connection.close,
    ...(options.administration === true ? { administration: administrationOf(connection, namespace, send) } : {}),
  };
  const appends = options.appends ?? (features.batchAppend ? 'batch' : 'unary');
  const persistent = { ...groupsOf(reader), consume: consumingOf(reader) };
  return E.right({ store, persistent, server: { version: features.serverVersion, appends } });
};
