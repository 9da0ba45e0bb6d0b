/** The rules that hold in every room: what keeps them can be stored, replayed, audited and explained. */
import type { Command, DomainEvent, Rejection } from '../kernel/index.ts';
import { decisionRules } from './decision-rules.ts';
import { eventRules } from './event-rules.ts';
import { historyRules } from './history-rules.ts';
import type { Rule } from './rule.ts';

/** The rules of every room, for one whose own types are named. */
export const generalRules = <
  State,
  C extends Command,
  Event extends DomainEvent,
  R extends Rejection,
  Given,
>(): readonly Rule<State, C, Event, R, Given>[] => [
  ...decisionRules<State, C, Event, R, Given>(),
  ...eventRules<State, C, Event, R, Given>(),
  ...historyRules<State, C, Event, R, Given>(),
];
