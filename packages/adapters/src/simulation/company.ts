/**
 * The company while it lives: its clock, its agenda, its chance, and the one way by which anything happens in it: a command that
 * is decided at the desk. What is planned as valid and refused all the same is a fault of the simulation, kept and told.
 */

import {
  type Actor,
  type Command,
  type CommandMeta,
  dateOfDayNumber,
  type Instant,
  type LocalDate,
  minute,
  type Rejection,
  type Rejections,
  type StoredEvent,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { type Agenda, dayOfInstant, dayStart, newAgenda } from './agenda.ts';
import { workdayFrom } from './calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { RoomDesk, SimulatedBatch } from './desk.ts';
import type { OpenInvoice } from './entities.ts';
import type { SimulationOptions } from './options.ts';
import { newReactions } from './reactions.ts';
import { openRooms, type Rooms } from './rooms.ts';

/** A command that was refused, and why. */
export interface Refused {
  readonly command: Command;
  readonly rejections: Rejections<Rejection>;
  /** The code that was planned; null where it was planned as valid, which is a fault of the simulation. */
  readonly planned: string | null;
}

/** What happened since it was asked last. */
export interface Happened {
  readonly batches: readonly SimulatedBatch[];
  readonly refused: readonly Refused[];
  /** Commands that were planned as mistakes and taken all the same: a fault of the simulation. */
  readonly unexpected: readonly Command[];
  /** All commands, also those that changed nothing. */
  readonly commands: number;
}

export interface Company {
  readonly options: Required<SimulationOptions>;
  readonly chance: Chance;
  readonly agenda: Agenda;
  readonly rooms: Rooms;
  readonly now: () => Instant;
  readonly today: () => LocalDate;
  readonly dayNumber: () => number;
  /** A new id: a letter for what it is of, and a number. */
  readonly id: (kind: string) => string;
  /** The meta of a command that is given now, about now; or about an earlier time, where it is told late. */
  readonly meta: (by: Actor, at?: Instant) => CommandMeta;
  /** Does something on the first day worked on that is so many days ahead, within office hours; 0 is later today. */
  readonly later: (days: number, run: () => void) => void;
  /** Has a command decided that must be taken, and all that follows from it; answers the events of the command itself.
   * `meanwhile` happens before anything follows. */
  readonly ask: (command: Command, meanwhile?: () => void) => readonly StoredEvent[];
  /** Has a command decided that must be refused with a code. */
  readonly err: (command: Command, code: string) => void;
  readonly forgetInstance: (instance: string) => void;
  readonly take: () => Happened;
  /** The invoices that are not paid yet. */
  readonly openInvoices: Map<string, OpenInvoice>;
  /** How often each mistake was made, by its code. */
  readonly made: Map<string, number>;
  /** True so many times in a thousand, and the first time it is asked: so that what is rare occurs in short lives too. */
  readonly seldom: (what: string, perMille: number) => boolean;
  /** Passes to a time. */
  readonly tick: (at: Instant) => void;
  /** Commands that were taken, and those planned as mistakes, ever. */
  readonly counts: { valid: number; mistakes: number };
}

const nobodySaid: readonly StoredEvent[] = [];
/** No append of a simulation holds more events: a store takes a mebibyte at once. */
const mostInBatch = 200;

/** Office hours, in minutes of the day. */
const opens = 8 * 60;
const closes = 18 * 60;

export const newCompany = (options: Required<SimulationOptions>): Company => {
  const chance = chanceOf(options.seed);
  const agenda = newAgenda();
  const rooms = openRooms(options.namespace);
  const byType = new Map<string, RoomDesk>(
    rooms.all.flatMap((room) => room.commands.map((type) => [type, room] as const)),
  );
  const reactions = newReactions();
  const prefix = `s${options.seed.toString(36)}-`;
  const counts = { valid: 0, mistakes: 0 };
  const ids = new Map<string, number>();
  const happened = new Set<string>();

  let now: Instant = 0;
  let dayNumber = 0;
  let today: LocalDate = '1970-01-01';
  let made = 0;
  let batches: SimulatedBatch[] = [];
  let refused: Refused[] = [];
  let unexpected: Command[] = [];
  let commands = 0;

  const tick = (at: Instant): void => {
    now = Math.max(now + 1, at);
    const on = dayOfInstant(now);
    if (on === dayNumber) return;
    dayNumber = on;
    today = dateOfDayNumber(on);
  };

  const meta = (by: Actor, at?: Instant): CommandMeta => {
    tick(now + 1);
    const when = at ?? now;
    made += 1;
    return {
      commandId: prefix + made.toString(36),
      at: when,
      on: at === undefined ? today : dateOfDayNumber(dayOfInstant(when)),
      by,
    };
  };

  const keep = (batch: SimulatedBatch): void => {
    const last = batches.at(-1);
    if (last !== undefined && last.stream === batch.stream && last.events.length + batch.events.length <= mostInBatch)
      batches[batches.length - 1] = { ...last, events: last.events.concat(batch.events) };
    else batches.push(batch);
  };

  const decide = (command: Command) => {
    commands += 1;
    const room = byType.get(command.type);
    if (room === undefined) throw new Error(`no room takes ${command.type}`);
    return room.decide(command, now);
  };

  const ask = (command: Command, meanwhile?: () => void): readonly StoredEvent[] => {
    let first: readonly StoredEvent[] | null = null;
    const queue: Command[] = [command];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const decided = decide(next);
      if (E.isLeft(decided)) {
        refused.push({ command: next, rejections: decided.left, planned: null });
        first ??= nobodySaid;
        continue;
      }
      counts.valid += 1;
      const batch = decided.right;
      if (batch !== null) keep(batch);
      if (first === null) meanwhile?.();
      first ??= batch?.events ?? nobodySaid;
      if (batch === null) continue;
      for (const event of batch.events) for (const wish of reactions.to(event)) queue.push(wish);
    }
    return first ?? nobodySaid;
  };

  const err = (command: Command, code: string): void => {
    counts.mistakes += 1;
    const decided = decide(command);
    if (E.isLeft(decided)) {
      refused.push({ command, rejections: decided.left, planned: code });
      return;
    }
    unexpected.push(command);
    if (decided.right !== null) keep(decided.right);
  };

  return {
    options,
    chance,
    agenda,
    rooms,
    counts,
    now: () => now,
    today: () => today,
    dayNumber: () => dayNumber,
    id: (kind) => {
      const number = (ids.get(kind) ?? 0) + 1;
      ids.set(kind, number);
      return `${kind}${number}`;
    },
    meta,
    later: (days, run) => {
      const on = workdayFrom(dayNumber + days);
      const at = dayStart(on) + chance.int(opens, closes - 1) * minute;
      agenda.at(days === 0 && at <= now ? now + 10 * minute : at, run);
    },
    ask,
    err,
    openInvoices: new Map(),
    made: new Map(),
    seldom: (what, perMille) => {
      if (happened.has(what)) return chance.perMille(perMille);
      happened.add(what);
      return true;
    },
    forgetInstance: reactions.forget,
    tick,
    take: () => {
      const taken = { batches, refused, unexpected, commands };
      [batches, refused, unexpected, commands] = [[], [], [], 0];
      return taken;
    },
  };
};
