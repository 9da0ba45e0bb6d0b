/**
 * The sales book of a journal, kept beside it, so that the second report need not read the whole history again. It is believed
 * only where the journal is to the byte what it was made from; otherwise it is deleted at once, the journal is read, and the
 * book is kept anew. For it holds the names of persons as the journal held them: who is forgotten by a journal that takes the
 * place of another is not to be found in the book of that.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { isLocalDate, type Json } from '@clientele/domain/kernel';
import { salesBook } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { Read } from './reading.ts';

/** Which bytes of which journal a book was made from, and what its own are. */
interface Seal {
  readonly format: 1;
  readonly namespace: string;
  readonly journal: string;
  readonly lastDate: string | null;
  readonly book: string;
}

const fileOf = (journal: string): string => `${journal}.book`;

const digestOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(bytes);
  return hash.digest('hex');
};

/** Covers the date too, so that nothing of what is kept is believed without having been written. */
const digestOfBook = (lastDate: string | null, body: string): string =>
  createHash('sha256').update(`${lastDate}\n${body}`).digest('hex');

const sealIn = (line: string): Seal | null => {
  const seal: unknown = JSON.parse(line);
  return typeof seal === 'object' && seal !== null && 'format' in seal && seal.format === 1 ? (seal as Seal) : null;
};

/** Deletes what was kept of a journal: before anything is written to that, and where it isn't what the journal says. */
export const dropBook = (journal: string): Promise<void> => rm(fileOf(journal), { force: true }).catch(() => {});

/** What was kept, if it is true of the journal as it stands: of which company, and the read itself. */
const trueRead = async (journal: string): Promise<(Read & { readonly namespace: string }) | null> => {
  try {
    const [line = '', body = ''] = (await readFile(fileOf(journal), 'utf8')).split('\n');
    const seal = sealIn(line);
    if (seal === null || seal.book !== digestOfBook(seal.lastDate, body)) return null;
    const { lastDate, namespace } = seal;
    if (lastDate !== null && !isLocalDate(lastDate)) return null;
    if (seal.journal !== (await digestOf(journal))) return null;
    const book = salesBook.load(JSON.parse(body) as Json);
    return E.isRight(book) ? { book: book.right, lastDate, namespace } : null;
  } catch {
    // Whatever is wrong with what was kept, the journal itself still says everything.
    return null;
  }
};

/** The book that was kept of this journal as it stands; null where there is none that can be believed. */
export const savedRead = async (journal: string, namespace: string): Promise<Read | null> => {
  const read = await trueRead(journal);
  if (read === null) await dropBook(journal);
  return read !== null && read.namespace === namespace ? read : null;
};

/** Keeps the book of a journal that nobody is writing to. A folder that can't be written to keeps nothing, and is no fault. */
export const saveRead = async (journal: string, namespace: string, { book, lastDate }: Read): Promise<void> => {
  const file = fileOf(journal);
  const unfinished = `${file}.${process.pid}`;
  try {
    const body = JSON.stringify(salesBook.save(book));
    const seal: Seal = {
      format: 1,
      namespace,
      journal: await digestOf(journal),
      lastDate,
      book: digestOfBook(lastDate, body),
    };
    // Nobody may read in the book what he may not read in the journal.
    const { mode } = await stat(journal);
    await writeFile(unfinished, `${JSON.stringify(seal)}\n${body}\n`, { mode: mode & 0o777 });
    await rename(unfinished, file);
  } catch {
    await rm(unfinished, { force: true }).catch(() => {});
  }
};
