/** What can be walked over: all of the log, one stream, the events with a tag, the events of some types. */
import type { Tag } from '@clientele/domain/kernel';
import type { Log } from './log.ts';
import { type Append, headerAt, type Stream, tagsAt } from './record.ts';
import type { Run } from './walk.ts';

const position = (append: Append): number => append.position;
const revision = (append: Append): number => append.revision;

export const everything = (log: Log): Run => ({
  length: log.appends.length,
  at: (place) => log.appends[place] as Append,
  start: position,
  wanted: null,
});

export const ofStream = ({ appends }: Stream): Run => ({
  length: appends.length,
  at: (place) => appends[place] as Append,
  start: revision,
  wanted: null,
});

/** The index names appends; not every event of one need have the tag. */
export const ofTag = (log: Log, tag: Tag): Run => {
  const places = log.tags.get(tag)?.appends ?? [];
  return {
    length: places.length,
    at: (place) => log.appends[places[place] as number] as Append,
    start: position,
    wanted: (append, offset) => tagsAt(append, offset).includes(tag),
  };
};

export const onlyOfTypes = (run: Run, types: ReadonlySet<string>): Run => {
  const { wanted } = run;
  const typed = (append: Append, offset: number): boolean => types.has(headerAt(append, offset).type);
  return {
    ...run,
    wanted: wanted === null ? typed : (append, offset) => typed(append, offset) && wanted(append, offset),
  };
};
