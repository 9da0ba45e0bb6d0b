/** What stories reached of a room: a rule that met nothing proves nothing. */
import type { AnyRoom, Command, DomainEvent, Rejection } from '../kernel/index.ts';
import type { Story } from './story.ts';

/** How often the stories met something. */
export interface Count {
  readonly name: string;
  readonly times: number;
}

/** What the stories reached, over all runs. */
export interface Reach {
  /** By type, how many were accepted. */
  readonly accepted: readonly Count[];
  /** By type, how many events were made. */
  readonly events: readonly Count[];
  /** By code, how many reasons were given. */
  readonly rejections: readonly Count[];
  readonly unreadable: number;
}

type Tally = Map<string, number>;

const tallyOf = (names: readonly string[]): Tally => new Map(names.map((name) => [name, 0]));
const count = (tally: Tally, name: string): Tally => tally.set(name, (tally.get(name) ?? 0) + 1);
const counts = (tally: Tally): readonly Count[] => [...tally].map(([name, times]) => ({ name, times }));
/** The names of what was never met. */
export const never = (tally: readonly Count[]): readonly string[] =>
  tally.filter(({ times }) => times === 0).map(({ name }) => name);

/** Counts what stories reach. */
export const reaching = (room: AnyRoom) => {
  const accepted = tallyOf(room.commands.map(({ type }) => type));
  const events = tallyOf(room.events.map(({ type }) => type));
  const rejections = tallyOf(Object.keys(room.messages));
  let unreadable = 0;
  const see = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>({
    steps,
  }: Story<State, C, Event, R, Given>): void => {
    for (const { command, outcome } of steps) {
      if (outcome.kind === 'unreadable') unreadable += 1;
      if (outcome.kind === 'refused') for (const { code } of outcome.rejections) count(rejections, code);
      if (outcome.kind !== 'accepted' || command === undefined) continue;
      count(accepted, command.type);
      for (const { type } of outcome.events) count(events, type);
    }
  };
  const reach = (): Reach => ({
    accepted: counts(accepted),
    events: counts(events),
    rejections: counts(rejections),
    unreadable,
  });
  return { see, reach };
};

/** What was reached, line by line. */
export const reachInWords = ({ accepted, events, rejections, unreadable }: Reach): readonly string[] => {
  const said = (tally: readonly Count[]) => tally.map(({ name, times }) => `${name} ${times}`).join(', ') || 'none';
  return [
    `commands accepted: ${said(accepted)}`,
    `events made: ${said(events)}`,
    `reasons given: ${said(rejections)}`,
    `unreadable: ${unreadable}`,
  ];
};
