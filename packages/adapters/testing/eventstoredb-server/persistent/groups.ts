/**
 * All persistent subscriptions of a database, served by its leader. What was configured survives a restart, as do
 * checkpoints and parked messages; who was connected, and what was under way, does not.
 */
import type { Filter } from '../log/filter.ts';
import type { Log } from '../log/log.ts';
import type { Timers } from '../node/timers.ts';
import { createGroup, type Group, keyOf } from './group.ts';
import type { Settings } from './settings.ts';
import { allSource, streamSource } from './source.ts';

export interface GroupConfig {
  /** The stream, or `$all`. */
  readonly source: string;
  readonly filter: Filter | undefined;
  readonly name: string;
  readonly settings: Settings;
}

/** By key; kept by the database. */
export type GroupConfigs = Map<string, GroupConfig>;

export interface Groups {
  readonly find: (source: string, name: string) => Group | undefined;
  readonly list: () => readonly Group[];
  /** Creates it, or begins it anew with other settings. */
  readonly put: (config: GroupConfig) => void;
  readonly configOf: (source: string, name: string) => GroupConfig | undefined;
  readonly remove: (source: string, name: string) => void;
  /** Sends everybody away and begins anew from what is kept. */
  readonly restart: () => void;
  readonly stop: () => void;
}

export const createGroups = (log: Log, configs: GroupConfigs, timers: Timers, tickEvery: number): Groups => {
  const groups = new Map<string, Group>();

  const begin = (key: string, { source, filter, name, settings }: GroupConfig) => {
    const from = source === '$all' ? allSource(log, filter) : streamSource(log, source);
    groups.set(key, createGroup(log, from, name, settings));
  };

  const beginAll = () => {
    for (const [key, config] of configs) begin(key, config);
  };

  const writeDown = () => {
    const entries = [...configs.values()].map(({ source, name }) => ({ stream: source, group: name }));
    const data = Buffer.from(JSON.stringify({ version: '2', entries }));
    const event = { id: log.nextId(), type: '$PersistentConfig', json: true, data, metadata: new Uint8Array() };
    log.add('$persistentSubscriptionConfig', [event]);
  };

  const dropAll = () => {
    for (const group of groups.values()) group.drop();
    groups.clear();
  };

  // One clock for all, which runs while anybody is connected.
  let ticking = false;
  const tick = () => {
    ticking = false;
    for (const group of groups.values()) group.tick();
    wind();
  };
  const wind = () => {
    if (ticking || ![...groups.values()].some(({ consumers }) => consumers.length > 0)) return;
    ticking = true;
    timers.after(tickEvery, tick);
  };

  // A group writes checkpoints into the log that it may read: what it writes while it pushes is told after it, as a write
  // of the real server is. (Where each checkpoint begets another this goes on for ever, there as here.)
  let pushing = false;
  let later: (() => void) | undefined;
  const pushAll = () => {
    later = undefined;
    pushing = true;
    try {
      for (const group of [...groups.values()]) group.push();
    } finally {
      pushing = false;
    }
  };
  const unwatch = log.watch(() => {
    if (!pushing) pushAll();
    else later ??= timers.after(0, pushAll);
  });

  beginAll();
  return {
    find: (source, name) => {
      const group = groups.get(keyOf(source, name));
      wind();
      return group;
    },
    list: () => [...groups.values()],
    configOf: (source, name) => configs.get(keyOf(source, name)),
    put: (config) => {
      const key = keyOf(config.source, config.name);
      groups.get(key)?.drop();
      configs.set(key, config);
      begin(key, config);
      writeDown();
    },
    remove: (source, name) => {
      const key = keyOf(source, name);
      const group = groups.get(key);
      group?.drop();
      groups.delete(key);
      configs.delete(key);
      group?.remove();
      writeDown();
    },
    restart: () => {
      dropAll();
      beginAll();
    },
    stop: () => {
      unwatch();
      later?.();
      dropAll();
    },
  };
};
