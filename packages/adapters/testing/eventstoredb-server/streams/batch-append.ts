/**
 * Append by the one call that stays open: requests carry a correlation id, an append may come in several of them, and
 * answers come as they are ready (contract 1–11, and the client's default).
 */
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import grpc from '@grpc/grpc-js';
import type { Expected } from '../log/expectation.ts';
import type { ProposedEvent } from '../log/record.ts';
import { append } from '../log/writing.ts';
import { leaderRequired, type Node, refusalOfFollower } from '../node/node.ts';
import { readProposed } from '../protocol/events.ts';
import { readStreamName, readUuid } from '../protocol/ids.ts';
import * as answers from './batch-answers.ts';
import { readExpected } from './expected.ts';

type Call = grpc.ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;
type Result = Parameters<typeof answers.answerTo>[2];

interface Pending {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: ProposedEvent[];
  size: number;
  /** An append that never becomes whole is answered when its time is over. */
  readonly callOff: () => void;
}

/** Milliseconds that the client gives; the server never takes more than two seconds over one. */
const timeLeft = (options: streams.BatchAppendReq.Options, now: number): number => {
  const deadline = options.getDeadline();
  const left = deadline === undefined ? Number.POSITIVE_INFINITY : deadline.toDate().getTime() - now;
  return Math.min(left, 2_000);
};

export const batchAppend =
  (node: Node) =>
  (call: Call): void => {
    const unfinished = new Map<string, Pending>();

    const send = (correlation: shared.UUID | undefined, stream: string, result: Result) =>
      node.faults.answer(() => {
        if (!call.cancelled && call.writable) call.write(answers.answerTo(correlation, stream, result));
      });

    const open = (request: streams.BatchAppendReq, id: string, options: streams.BatchAppendReq.Options) => {
      const correlation = request.getCorrelationId();
      const stream = readStreamName(options.getStreamIdentifier());
      const expected = readExpected(options, options.getStreamPosition());
      const left = timeLeft(options, Date.now());
      if (!node.access.onStream(call, 'write', stream)) return send(correlation, stream, answers.accessDenied());
      if (!options.hasStreamIdentifier()) {
        return send(correlation, stream, answers.badRequest('Required field StreamIdentifier not set.'));
      }
      if (left <= 0) return send(correlation, stream, answers.timeout());
      if (expected === undefined) return send(correlation, stream, answers.badRequest('value out of range'));
      const giveUp = () => {
        if (unfinished.delete(id)) send(correlation, stream, answers.timeout());
      };
      const callOff = request.getIsFinal() ? () => undefined : node.timers.after(left, giveUp);
      return unfinished.set(id, { stream, expected, events: [], size: 0, callOff });
    };

    const collect = (pending: Pending, request: streams.BatchAppendReq): string | undefined => {
      for (const message of request.getProposedMessagesList()) {
        const event = readProposed(message);
        if ('kind' in event)
          return event.kind === 'missing' ? `The given key '${event.property}' was not present.` : event.reason;
        pending.events.push(event);
        pending.size += event.data.length;
      }
      return undefined;
    };

    const write = ({ stream, expected, events }: Pending): Result | undefined => {
      if (stream === '') return answers.badRequest("Value cannot be null. (Parameter 'eventStreamId')");
      const timeOut = node.faults.timesOut();
      if (timeOut?.stored === false) return answers.timeout();
      const written = append(node.log, node.recent, stream, expected, events);
      if (timeOut !== undefined) return answers.timeout();
      if (written.kind === 'deleted') return answers.streamDeleted(stream);
      if (written.kind === 'wrong') return answers.wrongExpectedVersion(expected, written.current);
      return node.faults.losesAcknowledgement() ? undefined : answers.success(written.revision, written.position);
    };

    call.on('data', (request: streams.BatchAppendReq) => {
      const correlation = request.getCorrelationId();
      const id = readUuid(correlation) ?? '';
      const options = request.getOptions();
      const refusal = node.faults.refusal() ?? refusalOfFollower(node, leaderRequired(call.metadata));
      if (refusal?.code === grpc.status.UNAVAILABLE) {
        return send(correlation, readStreamName(options?.getStreamIdentifier()), answers.notReady());
      }
      if (refusal !== undefined) {
        call.emit('error', refusal);
        return;
      }
      if (options !== undefined) open(request, id, options);
      const pending = unfinished.get(id);
      if (pending === undefined) return;
      const finish = (result: Result | undefined) => {
        unfinished.delete(id);
        pending.callOff();
        if (result !== undefined) send(correlation, pending.stream, result);
      };
      const fault = collect(pending, request);
      if (fault !== undefined) finish(answers.badRequest(fault));
      else if (pending.size > node.appendLimit) finish(answers.appendTooLarge(node.appendLimit));
      else if (request.getIsFinal()) finish(write(pending));
    });

    const close = () => {
      for (const { callOff } of unfinished.values()) callOff();
      unfinished.clear();
    };
    call.on('end', () => node.faults.answer(() => call.end()));
    call.on('cancelled', close);
    call.on('close', close);
  };
