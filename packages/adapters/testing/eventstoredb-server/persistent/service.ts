/** The persistent subscriptions service: create, update, delete, look up, replay, restart. */
import type grpcPersistent from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type grpc from '@grpc/grpc-js';
import { readFilter } from '../log/filter.ts';
import { lastPosition } from '../log/positions.ts';
import { type Node, refusalOfFollower } from '../node/node.ts';
import { readStreamName } from '../protocol/ids.ts';
import { readUint64 } from '../protocol/numbers.ts';
import * as refusals from '../protocol/refusals.ts';
import { consume } from './consume.ts';
import { subscriptionInfo } from './info.ts';
import { readSettings, settingsFault } from './settings.ts';
import { isLive, live, type Place } from './source.ts';

type Options = persistent.CreateReq.Options | persistent.UpdateReq.Options;

interface Named {
  readonly hasAll: () => boolean;
  readonly getStreamIdentifier: () => shared.StreamIdentifier | undefined;
}

const sourceOf = (options: Named): string =>
  options.hasAll() ? '$all' : readStreamName(options.getStreamIdentifier());

const placeAt = (text: string): number => {
  const value = readUint64(text);
  return typeof value === 'number' ? value : -1;
};

/** A stream's start comes with the settings, as before 21.10: the client sends it there. */
const startOf = (options: Options): Place => {
  const all = options.getAll();
  if (all === undefined) {
    const stated = options.getStream();
    if (stated?.hasStart() === true) return { commit: 0, prepare: 0 };
    if (stated?.hasEnd() === true) return live;
    const revision = placeAt(
      stated?.hasRevision() === true ? stated.getRevision() : (options.getSettings()?.getRevision() ?? '0'),
    );
    return { commit: revision, prepare: revision };
  }
  if (all.hasStart()) return { commit: 0, prepare: 0 };
  const position = all.getPosition();
  return position === undefined
    ? live
    : { commit: placeAt(position.getCommitPosition()), prepare: placeAt(position.getPreparePosition()) };
};

const filterOf = (options: persistent.CreateReq.Options) => {
  const stated = options.getAll()?.getFilter();
  return stated === undefined ? undefined : readFilter(stated);
};

/** Each answers undefined when it is done, or why it isn't. */
const create = (node: Node, options: persistent.CreateReq.Options): refusals.Refusal | undefined => {
  const source = options.hasAll()
    ? '$all'
    : readStreamName(options.getStream()?.getStreamIdentifier() ?? options.getStreamIdentifier());
  const name = options.getGroupName();
  const settings = readSettings(options.getSettings() ?? new persistent.CreateReq.Settings(), startOf(options));
  const fault = source === '' ? 'Bad stream name.' : settingsFault(settings);
  if (fault !== undefined) return refusals.groupFailed(source, name, fault);
  if (source === '$all' && !isLive(settings.startFrom) && settings.startFrom.commit > lastPosition(node.log).commit) {
    return refusals.groupFailed(
      source,
      name,
      'Invalid Start From position: commit position must be less than or equal to the last commit position in the transaction file.',
    );
  }
  if (node.groups().configOf(source, name) !== undefined) return refusals.groupExists(source, name);
  node.groups().put({ source, filter: filterOf(options), name, settings });
  return undefined;
};

/** The filter can't be changed. */
const update = (node: Node, options: persistent.UpdateReq.Options): refusals.Refusal | undefined => {
  const source = options.hasAll()
    ? '$all'
    : readStreamName(options.getStream()?.getStreamIdentifier() ?? options.getStreamIdentifier());
  const name = options.getGroupName();
  const known = node.groups().configOf(source, name);
  if (known === undefined) return refusals.groupMissing(source, name);
  const settings = readSettings(options.getSettings() ?? new persistent.UpdateReq.Settings(), startOf(options));
  const fault = settingsFault(settings);
  if (fault !== undefined) return refusals.groupFailed(source, name, fault);
  node.groups().put({ ...known, settings });
  return undefined;
};

const remove = (node: Node, options: persistent.DeleteReq.Options): refusals.Refusal | undefined => {
  const source = sourceOf(options);
  const name = options.getGroupName();
  if (node.groups().configOf(source, name) === undefined) return refusals.groupMissing(source, name);
  node.groups().remove(source, name);
  return undefined;
};

const replay = (node: Node, options: persistent.ReplayParkedReq.Options): refusals.Refusal | undefined => {
  const source = sourceOf(options);
  const group = node.groups().find(source, options.getGroupName());
  if (group === undefined) return refusals.groupMissing(source, options.getGroupName());
  group.replayParked(options.hasStopAt() ? Number(options.getStopAt()) : Number.POSITIVE_INFINITY);
  return undefined;
};

const getInfo = (node: Node, options: persistent.GetInfoReq.Options): persistent.GetInfoResp | refusals.Refusal => {
  const source = sourceOf(options);
  const group = node.groups().find(source, options.getGroupName());
  return group === undefined
    ? refusals.groupMissing(source, options.getGroupName())
    : new persistent.GetInfoResp().setSubscriptionInfo(subscriptionInfo(group));
};

const list = (node: Node, options: persistent.ListReq.Options): persistent.ListResp | refusals.Refusal => {
  const asked = options.getListForStream();
  const source = asked?.hasAll() === true ? '$all' : readStreamName(asked?.getStream());
  const found = node
    .groups()
    .list()
    .filter((group) => asked === undefined || group.source.name === source);
  if (found.length === 0 && asked !== undefined) return refusals.groupMissing(source, '');
  return new persistent.ListResp().setSubscriptionsList(found.map(subscriptionInfo));
};

type Allowed = 'manageGroups' | 'seeGroups';

/** Served by the leader, to those who may. */
const served =
  <Request, Response>(node: Node, allowed: Allowed, act: (request: Request) => Response | refusals.Refusal) =>
  (call: grpc.ServerUnaryCall<Request, Response>, callback: grpc.sendUnaryData<Response>): void => {
    const refusal = refusalOfFollower(node, true);
    const may = node.access[allowed](call);
    const answer = refusal ?? (may ? act(call.request) : refusals.accessDenied());
    node.faults.answer(() => {
      if (typeof answer === 'object' && answer !== null && 'code' in answer) callback(answer as refusals.Refusal);
      else callback(null, answer);
    });
  };

const withOptions =
  <Options, Response>(done: Response | undefined, act: (options: Options) => Response | refusals.Refusal | undefined) =>
  (request: { readonly getOptions: () => Options | undefined }): Response | refusals.Refusal => {
    const options = request.getOptions();
    return (options === undefined ? undefined : (act(options) ?? done)) ?? refusals.handlerFailed();
  };

export const persistentService = (node: Node): grpcPersistent.IPersistentSubscriptionsServer => ({
  create: served(
    node,
    'manageGroups',
    withOptions(new persistent.CreateResp(), (options: persistent.CreateReq.Options) => create(node, options)),
  ),
  update: served(
    node,
    'manageGroups',
    withOptions(new persistent.UpdateResp(), (options: persistent.UpdateReq.Options) => update(node, options)),
  ),
  delete: served(
    node,
    'manageGroups',
    withOptions(new persistent.DeleteResp(), (options: persistent.DeleteReq.Options) => remove(node, options)),
  ),
  replayParked: served(
    node,
    'manageGroups',
    withOptions(new persistent.ReplayParkedResp(), (options: persistent.ReplayParkedReq.Options) =>
      replay(node, options),
    ),
  ),
  getInfo: served(
    node,
    'seeGroups',
    withOptions(undefined, (options: persistent.GetInfoReq.Options) => getInfo(node, options)),
  ),
  list: served(
    node,
    'seeGroups',
    withOptions(undefined, (options: persistent.ListReq.Options) => list(node, options)),
  ),
  restartSubsystem: served(node, 'manageGroups', () => {
    node.groups().restart();
    return new shared.Empty();
  }),
  read: consume(node),
});
