/** What every event of the room begins with: its plan, and the tags by which it is found. */
import { idSchema, type Tag, tag } from '../../kernel/index.ts';
import { type Subject, subjectTags } from './cell.ts';

export const plan = { plan: idSchema };

/** The plan's stream, and the subjects that the event is about. */
export const about = (id: string, subjects: readonly Subject[] = []): readonly Tag[] => [
  ...new Set([tag('plan', id), ...subjectTags(subjects)]),
];
