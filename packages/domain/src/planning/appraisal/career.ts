/** Career paths (职业发展通道, row C8): the levels that a promotion leads along, one after the other. A policy of the host's. */
import * as z from 'zod';

const level = z.string().min(1).max(100);

export const careerPathSchema = z.strictObject({
  name: z.string().min(1).max(80),
  version: z.int().min(1),
  /** From the first level to the last, each once. */
  levels: z.array(level).min(2).max(50),
});

/** A career path. */
export type CareerPath = Readonly<z.infer<typeof careerPathSchema>>;

/** Whether one level follows another directly. */
export const follows = ({ levels }: CareerPath, from: string, to: string): boolean => {
  const at = levels.indexOf(from);
  return at >= 0 && levels[at + 1] === to;
};
