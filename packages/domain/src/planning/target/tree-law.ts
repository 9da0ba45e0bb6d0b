/** How laws on a plan are made: of each event, in the light of the plan's tree before it. */
import { type Law, lawOf, type RecordedEvent, type Text } from '../../kernel/index.ts';
import type { Dates } from './cell.ts';
import { type TargetEvent, targetEvents } from './events.ts';
import { noTargets, type TargetTree, withEvent } from './tree.ts';

/** Every type of event of the room. */
export const everything = targetEvents.map(({ type }) => type);

/** A law on each event, in the light of the plan's tree before it. */
export const treeLaw = (definition: {
  readonly code: string;
  readonly rows: readonly string[];
  readonly text: Text;
  readonly breach: (before: TargetTree, event: RecordedEvent<TargetEvent>) => Text | null;
}): Law =>
  lawOf<TargetEvent, TargetTree>({
    code: definition.code,
    rows: definition.rows,
    text: definition.text,
    scope: 'stream',
    handles: everything,
    initial: noTargets,
    check: (before, event) => ({ memory: withEvent(before, event), breach: definition.breach(before, event) }),
  });

/** A cell as breaches name it. */
export const nameOf = (subject: string, { start, end }: Dates): string => `${subject} ${start}..${end}`;
