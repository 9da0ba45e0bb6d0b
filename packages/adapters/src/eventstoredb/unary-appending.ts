/** Appends each by a call of its own: for servers that know no batch append, and where one call for all is not wanted. */
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { saidBy } from '../thrown.ts';
import { type Connection, inTime, type Line } from './connection.ts';
import { unaryAppend } from './requests.ts';
import { type Sender, type Sent, storedOf } from './sending.ts';
import { actualOf, passing } from './trouble.ts';

type Response = streams.AppendResp;
type Call = ReturnType<Awaited<ReturnType<Line['streams']>>['append']>;

const sentOf = (response: Response): Sent => {
  const wrong = response.getWrongExpectedVersion();
  if (wrong !== undefined) {
    const known = wrong.hasCurrentRevision() ? wrong.getCurrentRevision() : undefined;
    return { kind: 'wrong-expected', actual: actualOf(known) };
  }
  const success = response.getSuccess();
  if (success === undefined) return passing('the server gave an answer without content', 'perhaps');
  return storedOf(success);
};

/** Writes as fast as the call takes it. */
const pour = (call: Call, messages: Iterator<streams.AppendReq>): void => {
  for (let next = messages.next(); next.done !== true; next = messages.next()) {
    if (call.write(next.value)) continue;
    call.once('drain', () => pour(call, messages));
    return;
  }
  call.end();
};

export const unarySender =
  ({ redact, trouble, patience }: Connection): Sender =>
  async (line, stream, expected, events, milliseconds) => {
    const got = await inTime(patience.append, 'connecting', redact, line.streams());
    if ('trouble' in got) return got.trouble;
    const stub = got.value;
    return new Promise((resolve) => {
      let call: Call | null = null;
      let forget = (): void => undefined;
      const settle = (sent: Sent): void => {
        clearTimeout(timer);
        forget();
        resolve(sent);
      };
      // The server's own deadline comes first where the server is well.
      const timer = setTimeout(() => {
        settle({ kind: 'silent' });
        call?.cancel();
      }, milliseconds);
      try {
        call = stub.append(...line.arguments(true, milliseconds + 1_000), (error, response) => {
          if (error === null) {
            line.heard();
            settle(sentOf(response));
          } else {
            line.failed(stub, error);
            settle(trouble(error));
          }
        });
        const opened = call;
        // Whoever waits is told by the answer; a stream without a listener would end the process.
        opened.on('error', () => undefined);
        forget = line.keep({
          cancel: () => {
            settle(passing('the connection was given up', 'perhaps'));
            opened.cancel();
          },
        });
        pour(opened, unaryAppend(stream, expected, events));
      } catch (thrown) {
        settle(passing(redact(saidBy(thrown)), 'perhaps'));
      }
    });
  };
