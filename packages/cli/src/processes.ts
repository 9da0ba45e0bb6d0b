/**
 * Carrying out what events ask of other streams: the process managers run over a store until nothing that was asked is left
 * to be done. They run one after the other, each through all that there is, and again as long as that led to more; so the
 * same history always ends in the same events, wherever a run before was cut off.
 */
import type { EventStore } from '@clientele/adapters';
import {
  type Backoff,
  type CheckpointStore,
  type ProcessRunner,
  type ProcessRunnerOptions,
  runProcessManager,
  withJitter,
} from '@clientele/adapters/running';
import {
  type Command,
  type DomainEvent,
  type Instant,
  type Position,
  type ProcessManager,
  utc,
} from '@clientele/domain/kernel';
import { callOffManager } from '@clientele/domain/pipeline';
import { complaintDisputes } from '@clientele/domain/service';
import {
  allocationManager,
  creditStopManager,
  orderCreditManager,
  receivableCreditManager,
} from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import { companyHandler } from './company.ts';

/** What is the same for all process managers of a company. */
type Shared = Omit<ProcessRunnerOptions<never, never, never>, 'manager' | 'form' | 'actor'>;

interface Process {
  readonly name: string;
  readonly start: (shared: Shared) => ProcessRunner<unknown>;
}

const processOf = <State, Event extends DomainEvent, C extends Command>(
  manager: ProcessManager<State, Event, C>,
): Process => ({
  name: manager.name,
  start: (shared) => runProcessManager({ ...shared, manager, actor: { id: manager.name, roles: ['process-manager'] } }),
});

/** Every process manager that a company runs. */
const processes: readonly Process[] = [
  processOf(complaintDisputes),
  processOf(allocationManager),
  processOf(callOffManager),
  processOf(orderCreditManager),
  processOf(receivableCreditManager),
  processOf(creditStopManager),
];

/** Something that was asked and could not be done, with the reason; it is tried again at the next run. */
export interface Undone {
  readonly process: string;
  /** The command that was refused, or the event that could not be read. */
  readonly what: string;
  readonly reason: string;
}

/** What came of a run. */
export interface CarriedOut {
  /** What is left undone, of this run or of one before. */
  readonly undone: readonly Undone[];
  /** Why it ended before its end; null where all was gone through. */
  readonly stopped: string | null;
}

export interface CarryingOut {
  readonly store: EventStore;
  readonly checkpoints: CheckpointStore;
  readonly clock: () => Instant;
  /** Handles the commands of all rooms; by default the company's own door. */
  readonly handle?: ReturnType<typeof companyHandler>;
  /** How often a store that can't be reached is tried before the run gives up; 6 unless told otherwise. */
  readonly attempts?: number;
  readonly backoff?: Backoff;
  /** Lets go of what was left undone by runs before, instead of trying it again. */
  readonly discard?: boolean;
}

type Running = CarryingOut & Pick<Shared, 'handle'>;

/** A process that is started, and gives up where the store can't be reached for long. */
interface Started {
  readonly runner: ProcessRunner<unknown>;
  readonly gaveUp: () => boolean;
}

const started = (
  process: Process,
  { attempts = 6, backoff = withJitter, discard: _, ...shared }: Running,
  until?: Position,
): Started => {
  let stop = (): void => {};
  let gaveUp = false;
  const runner = process.start({
    ...shared,
    ...(until === undefined ? {} : { until }),
    // Events name their own dates; only what is dated otherwise than its event needs a zone.
    zone: utc,
    backoff: async (attempt, signal) => {
      if (attempt < attempts) return backoff(attempt, signal);
      gaveUp = true;
      stop();
    },
  });
  stop = () => void runner.stop();
  return { runner, gaveUp: () => gaveUp };
};

/** What a process left when it had ended. */
const leftBy = ({ name }: Process, { runner, gaveUp }: Started): CarriedOut => {
  const { fault, trouble } = runner.status();
  const why = fault !== null ? JSON.stringify(fault) : gaveUp() ? (trouble ?? 'the store could not be reached') : null;
  return {
    undone: runner.parked().map((parked) => ({
      process: name,
      what: parked.kind === 'command' ? parked.command.type : parked.kind === 'event' ? parked.stream : parked.kind,
      reason: parked.reason,
    })),
    stopped: why === null ? null : `${name}: ${why}`,
  };
};

/** Tries again, or lets go of, what was left undone before. */
const seeToParked = async (process: Process, options: Running): Promise<CarriedOut> => {
  const one = started(process, options);
  const { runner } = one;
  // Paused before it takes anything: only what is parked is looked at.
  await runner.pause();
  if (runner.parked().length > 0) {
    if (options.discard === true) await runner.discardParked(() => true);
    else await runner.replayParked();
  }
  await runner.stop();
  return leftBy(process, one);
};

const runUpTo = async (process: Process, options: Running, until: Position): Promise<CarriedOut> => {
  const one = started(process, options, until);
  await one.runner.ended;
  return leftBy(process, one);
};

const roundKey = 'processes/round';

/**
 * How far each round goes is kept before it begins: a run that goes on where another was cut off first ends its round, and
 * so does everything in the same order. Where that can't be kept, the same is done in an order that may differ.
 */
const roundsOf = async ({ store, checkpoints }: CarryingOut) => {
  const kept = await checkpoints.load(roundKey);
  let turn = E.isRight(kept) ? kept.right.turn : 0;
  let unfinished = E.isRight(kept) ? (kept.right.value as Position | null) : null;
  const isBefore = (position: Position, head: Position): boolean => {
    try {
      return store.comparePositions(position, head) < 0;
    } catch {
      // It is of another store.
      return false;
    }
  };
  return {
    next: async (head: Position): Promise<Position> => {
      const before = unfinished;
      unfinished = null;
      if (before !== null && isBefore(before, head)) return before;
      const saved = await checkpoints.save(roundKey, head, turn);
      if (E.isRight(saved)) turn = saved.right;
      return head;
    },
  };
};

/** One process after the other; the first that is stopped is the last. */
const inTurn = async (run: (process: Process) => Promise<CarriedOut>): Promise<CarriedOut> => {
  const undone: Undone[] = [];
  for (const process of processes) {
    const ran = await run(process);
    undone.push(...ran.undone);
    if (ran.stopped !== null) return { undone, stopped: ran.stopped };
  }
  return { undone, stopped: null };
};

/**
 * Runs every process manager over a store until there is nothing more to do. A second run does nothing: what was done is
 * kept in the checkpoints, and where those are lost it is recognised by the ids of its commands.
 */
export const carryOut = async (options: CarryingOut): Promise<CarriedOut> => {
  const { store, clock } = options;
  const shared = { ...options, handle: options.handle ?? companyHandler(store, clock) };
  let ran = await inTurn((process) => seeToParked(process, shared));
  const round = await roundsOf(options);
  for (let done: Position | null = null; ran.stopped === null; ) {
    const head = await store.head();
    if (E.isLeft(head)) return { ...ran, stopped: JSON.stringify(head.left) };
    const { right: last } = head;
    if (last === null || (done !== null && store.comparePositions(last, done) === 0)) break;
    const until = await round.next(last);
    ran = await inTurn((process) => runUpTo(process, shared, until));
    done = until;
  }
  return ran;
};
