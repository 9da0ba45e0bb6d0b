/**
 * The runner of process managers. Each event reaches its manager at least once, and what the manager wants is done exactly
 * once: states and position are saved together, a reaction is pure, and so a successor sends the same commands under the same
 * ids, which are recognised. What was refused is saved before anything later is done, so that it isn't decided anew on what came
 * after it. What can't be done is parked with its reason, and holds up its own instance and nothing else.
 */
import type { Command, DomainEvent, Instant, Json, RecordedEvent } from '@clientele/domain/kernel';
import { jsonFault } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { Page } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import type { CheckpointFault } from './checkpoint-store.ts';
import { pausedFor, withJitter } from './following.ts';
import { keeperOf } from './keeper.ts';
import { landmarkOf, recognise } from './landmark.ts';
import type { ProcessFault, ProcessRunner, ProcessRunnerOptions, Unparked } from './process-options.ts';
import {
  freshState,
  type Instance,
  type Parked,
  type ProcessState,
  processSaved,
  readProcess,
} from './process-state.ts';
import type { Rebuilt } from './projection-runner.ts';
import { instanceOf, plainForm, reactionTo, stateText } from './reaction.ts';
import { startRunner, steady } from './runner.ts';
import { type AnyWish, commandOf, type Occasion, type Sending, send } from './sending.ts';
import { type Shard, shardFault, shardOf } from './sharding.ts';

/** The key of a process manager's checkpoint. */
export const processKey = ({ name }: { readonly name: string }, shard?: Shard): string =>
  `process/${name}${shard === undefined ? '' : `/${shard.index}of${shard.of}`}`;

/**
 * Starts to run a process manager.
 *
 * A new version of a manager builds its states from the whole history without doing anything, up to where the old one was, and
 * goes on from there. Where a checkpoint was lost altogether, the whole history is gone through and every command sent
 * again: what was accepted is recognised, and what was refused is decided anew.
 */
export const runProcessManager = <State, Event extends DomainEvent, C extends Command>(
  options: ProcessRunnerOptions<State, Event, C>,
): ProcessRunner<State> => {
  const { store, manager, checkpoints, shard, tick, conflicts = 5, mostParked = 10_000 } = options;
  const { form = plainForm<State>(), backoff = withJitter } = options;
  const clock = steady(options.clock ?? Date.now);
  const key = processKey(manager, shard);
  const keeper = keeperOf(checkpoints, key);
  let state: ProcessState<State> = freshState(options.startsAfter ?? null);
  let unsaved = 0;
  let rebuilt: Rebuilt | null = null;
  let trouble: string | null = null;
  let sending: Sending | null = null;
  /** Why nothing can be saved any more. */
  let blocked: ProcessFault | null = null;

  const initialText = stateText(form, manager.initial);

  const stateOf = (instance: string): State => state.instances.get(instance)?.state ?? manager.initial;

  /** Keeps an instance, unless it is as if it had never been. */
  const keep = (instance: string, kept: Instance<State>): void => {
    if (stateText(form, kept.state) === initialText) state.instances.delete(instance);
    else state.instances.set(instance, kept);
  };

  const park = (parked: Parked): void => {
    state = { ...state, parked: [...state.parked, parked] };
  };

  const isHeld = (instance: string): boolean =>
    state.parked.some((parked) => parked.kind === 'event' && parked.instance === instance);

  const saveOnce = async (): Promise<E.Either<CheckpointFault, void>> => {
    let value: Json;
    try {
      value = processSaved(manager, state, form);
    } catch (thrown) {
      return E.left({ code: 'unfit', key, reason: saidBy(thrown) });
    }
    const fault = jsonFault(value);
    if (fault !== null) return E.left({ code: 'unfit', key, reason: `${fault.path}: ${fault.found} is no plain JSON` });
    const back = readProcess(manager, value, form);
    if (E.isLeft(back)) return E.left({ code: 'unfit', key, reason: `it would not load again: ${back.left.reason}` });
    const done = await keeper.save(value);
    if (E.isRight(done)) unsaved = 0;
    return done;
  };

  /** Saves before anything else is done; false where the runner is to end before it could. */
  const saveNow = async (): Promise<boolean> => {
    unsaved += 1;
    for (let attempt = 1; ; attempt++) {
      const done = await saveOnce();
      if (E.isRight(done)) return true;
      if (done.left.code !== 'unavailable') {
        blocked = done.left;
        return false;
      }
      if (sending === null || sending.signal.aborted) return false;
      trouble = done.left.reason;
      await pausedFor(backoff, attempt, sending.signal);
    }
  };

  const settledOf = (occasion: string): number =>
    state.settled.find((settled) => settled.occasion === occasion)?.commands ?? 0;

  const settle = (occasion: string, commands: number | null): void => {
    const others = state.settled.filter((settled) => settled.occasion !== occasion);
    if (commands === null && others.length === state.settled.length) return;
    state = { ...state, settled: commands === null ? others : [...others, { occasion, commands }] };
  };

  /**
   * Sends what is wanted; null where the runner is to end in between, else whether all of it was done. What was refused is
   * saved before the next is sent, since that may change what it would be decided on.
   */
  const sendAll = async (instance: string, occasion: Occasion, wishes: readonly AnyWish[]): Promise<boolean | null> => {
    const first = settledOf(occasion.id);
    let all = first === 0;
    for (let index = first; index < wishes.length; index++) {
      const command = commandOf(manager, options, occasion, wishes[index] as AnyWish, index);
      const sent = await send(sending as Sending, command);
      if (sent.kind === 'stopped') return null;
      if (sent.kind === 'done') continue;
      all = false;
      if (sent.kind === 'failed' || options.rejected !== 'pass') {
        park({ kind: 'command', instance, command, reason: sent.reason });
      }
      settle(occasion.id, index + 1);
      if (index + 1 < wishes.length && !(await saveNow())) return null;
    }
    settle(occasion.id, null);
    return all;
  };

  type Reacted = 'done' | 'refused' | 'stopped' | { readonly reason: string };

  /** Lets the manager see an event, and does what it wants. Nothing is changed where it throws or the runner is to end. */
  const reactToEvent = async (event: RecordedEvent<Event>, instance: string, quiet: boolean): Promise<Reacted> => {
    const reaction = reactionTo(manager, form, stateOf(instance), event);
    if (E.isLeft(reaction)) return { reason: reaction.left };
    const { id, occurredAt: at, occurredOn: on, correlationId } = event;
    const wishes = quiet ? [] : reaction.right.commands;
    const all = await sendAll(instance, { id, at, on, correlationId, causationId: id }, wishes);
    if (all === null) return 'stopped';
    const told = state.instances.get(instance)?.told ?? null;
    keep(instance, { state: reaction.right.state, last: id, wishes: 0, told });
    return all ? 'done' : 'refused';
  };

  const isMine = (instance: string): boolean => shard === undefined || shardOf(instance, shard.of) === shard.index;

  /** What nobody can say whose it is, one shard takes. */
  const takesTheUnreadable = shard === undefined || shard.index === 0;

  const isQuiet = ({ position }: RecordedEvent): boolean =>
    state.quietUntil !== null && store.comparePositions(position, state.quietUntil) <= 0;

  /** Takes one event; false where the runner is to end before it is taken. */
  const takeOne = async (event: RecordedEvent): Promise<boolean> => {
    const { stream, revision, id } = event;
    const about = { kind: 'event', stream, revision, id } as const;
    const instance = instanceOf(manager, event);
    let refused = false;
    if (E.isLeft(instance)) {
      if (takesTheUnreadable && !isParkedAlready(id)) {
        park({ ...about, instance: null, reason: instance.left });
        refused = true;
      }
    } else if (isMine(instance.right) && !isParkedAlready(id)) {
      if (isHeld(instance.right)) {
        park({ ...about, instance: instance.right, reason: 'it waits behind another of its instance' });
      } else {
        const reacted = await reactToEvent(event as RecordedEvent<Event>, instance.right, isQuiet(event));
        if (reacted === 'stopped') return false;
        if (typeof reacted === 'object') park({ ...about, instance: instance.right, reason: reacted.reason });
        refused = reacted !== 'done';
      }
    }
    state = { ...state, position: event.position, landmark: landmarkOf(event) };
    unsaved += 1;
    return refused ? saveNow() : true;
  };

  const isParkedAlready = (id: string): boolean =>
    state.parked.some((parked) => parked.kind === 'event' && parked.id === id);

  /** Tells one instance the time; false where the runner is to end before that is done. */
  const tellTime = async (instance: string, at: Instant): Promise<boolean> => {
    const known = state.instances.get(instance);
    if (known === undefined || known.told === at || isHeld(instance)) return true;
    const others = state.parked.filter((parked) => !(parked.kind === 'time' && parked.instance === instance));
    const reaction = reactionTo(manager, form, known.state, { type: 'TimePassed', at });
    if (E.isLeft(reaction)) {
      state = { ...state, parked: [...others, { kind: 'time', instance, at, reason: reaction.left }] };
      return true;
    }
    if (others.length < state.parked.length) state = { ...state, parked: others };
    const id = `${known.last}/time/${known.wishes}`;
    const occasion = { id, at, correlationId: known.last, causationId: known.last };
    const { commands } = reaction.right;
    const all = await sendAll(instance, occasion, commands);
    if (all === null) return false;
    const wishes = known.wishes + (commands.length > 0 ? 1 : 0);
    keep(instance, { state: reaction.right.state, last: known.last, wishes, told: at });
    return all || saveNow();
  };

  /** Tells the time that was saved as being told, to all; a successor tells the same time to the same states. */
  const finishTick = async (): Promise<boolean> => {
    const { pending } = state.tick;
    if (pending === null) return true;
    for (const instance of [...state.instances.keys()]) if (!(await tellTime(instance, pending))) return false;
    state = { ...state, tick: { last: pending, pending: null } };
    return saveNow();
  };

  const idle = async (): Promise<ProcessFault | null> => {
    if (tick === undefined) return null;
    const at = Math.floor(clock() / tick) * tick;
    if (state.instances.size === 0 || (state.tick.last !== null && at <= state.tick.last)) return null;
    state = { ...state, tick: { ...state.tick, pending: at } };
    if (await saveNow()) await finishTick();
    return blocked ?? tooMany();
  };

  const tooMany = (): ProcessFault | null =>
    state.parked.length > mostParked ? { code: 'too-many-parked', parked: state.parked.length } : null;

  const take = async (events: Page): Promise<ProcessFault | null> => {
    if (!(await finishTick())) return blocked;
    for (const event of events) {
      if (!(await takeOne(event))) return blocked;
      const fault = tooMany();
      if (fault !== null) return fault;
    }
    return null;
  };

  const resume = async (saved: Json): Promise<E.Either<CheckpointFault, void>> => {
    const read = readProcess(manager, saved, form);
    if (E.isLeft(read)) {
      rebuilt = read.left;
      return E.right(undefined);
    }
    const { state: kept, instances, version } = read.right;
    if (kept.position !== null && kept.landmark !== null) {
      const recognised = await recognise(store, kept.position, kept.landmark);
      if (typeof recognised === 'object') return E.left({ code: 'unavailable', reason: recognised.unavailable });
      if (recognised === 'another store') {
        rebuilt = { code: 'other-store', reason: 'its last event is not here' };
        return E.right(undefined);
      }
    }
    if (instances !== null) state = { ...kept, instances };
    else {
      rebuilt = { code: 'other-version', reason: `it is of version ${version}` };
      state = freshState(kept.quietUntil ?? kept.position, kept.parked);
      if (
        kept.position !== null &&
        kept.quietUntil !== null &&
        store.comparePositions(kept.position, kept.quietUntil) > 0
      ) {
        state = freshState(kept.position, kept.parked);
      }
    }
    return E.right(undefined);
  };

  const begin = async (signal: AbortSignal): Promise<E.Either<CheckpointFault | ProcessFault, void>> => {
    const wrong = shard === undefined ? null : shardFault(shard);
    if (wrong !== null) return E.left({ code: 'invalid-shard', reason: wrong });
    const onTrouble = (reason: string | null): void => {
      trouble = reason;
    };
    const handle = options.handle as Sending['handle'];
    sending = { handle, backoff, signal, conflicts, onTrouble };
    const kept = await keeper.load();
    if (E.isLeft(kept)) return kept;
    const { value, passedOver } = kept.right;
    if (value !== null) return resume(value);
    if (passedOver[0] !== undefined) rebuilt = { code: 'damaged', reason: passedOver[0] };
    return E.right(undefined);
  };

  /** Reads an event again; a text where it isn't there any more. */
  const readAgain = async ({
    stream,
    revision,
    id,
  }: Extract<Parked, { kind: 'event' }>): Promise<RecordedEvent | string> => {
    try {
      for await (const page of store.readStream(stream, { from: revision, limit: 1 })) {
        if (E.isLeft(page)) return page.left.code;
        const [event] = page.right;
        if (event?.id === id) return event;
      }
      return 'it is not there any more';
    } catch (thrown) {
      return saidBy(thrown);
    }
  };

  /** Tries one again: null where it is done, else why not. */
  const retry = async (parked: Parked): Promise<string | null> => {
    if (parked.kind === 'time') return null;
    if (parked.kind === 'command') {
      const sent = await send(sending as Sending, parked.command);
      return sent.kind === 'done' ? null : sent.kind === 'stopped' ? parked.reason : sent.reason;
    }
    const event = await readAgain(parked);
    if (typeof event === 'string') return event;
    const instance = instanceOf(manager, event);
    if (E.isLeft(instance)) return instance.left;
    const reacted = await reactToEvent(event as RecordedEvent<Event>, instance.right, false);
    if (reacted === 'stopped') return parked.reason;
    return typeof reacted === 'object' ? reacted.reason : null;
  };

  const replayParked = async (which: (parked: Parked) => boolean): Promise<Unparked> => {
    const due = state.parked;
    const blocked = new Set<string>();
    let done = 0;
    let parkedAgain = 0;
    for (const parked of due) {
      const held = parked.kind === 'event' && parked.instance !== null && blocked.has(parked.instance);
      const reason = held || !which(parked) ? parked.reason : await retry(parked);
      if (reason === null) {
        done += 1;
        state = { ...state, parked: state.parked.filter((other) => other !== parked) };
        continue;
      }
      if (parked.kind === 'event' && parked.instance !== null) blocked.add(parked.instance);
      if (which(parked)) parkedAgain += 1;
      state = { ...state, parked: state.parked.map((other) => (other === parked ? { ...parked, reason } : other)) };
    }
    await saveNow();
    return { done, parkedAgain };
  };

  const { between, status, ...runner } = startRunner<ProcessFault>(options, {
    name: key,
    types: manager.handles,
    begin,
    take,
    idle,
    ...(tick === undefined ? {} : { idleEvery: tick }),
    passed: (position) => {
      state = { ...state, position };
    },
    position: () => state.position,
    unsaved: () => unsaved,
    save: saveOnce,
  });

  return {
    ...runner,
    status: () => {
      const now = status();
      return { ...now, trouble: now.trouble ?? trouble };
    },
    parked: () => state.parked,
    replayParked: (which = () => true) => between(() => replayParked(which)),
    discardParked: (which) =>
      between(async () => {
        const kept = state.parked.filter((parked) => !which(parked));
        const discarded = state.parked.length - kept.length;
        state = { ...state, parked: kept };
        if (discarded > 0) await saveNow();
        return discarded;
      }),
    instance: (instance) => state.instances.get(instance)?.state,
    instances: () => state.instances.size,
    rebuilt: () => rebuilt,
  };
};
