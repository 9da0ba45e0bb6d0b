/**
 * The sales book of a journal, kept beside it, so that the second report need not read the whole history again. It is believed
 * only where the journal is to the byte what it was made from; otherwise the journal is read, and the book is kept anew.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
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

/** The book that was kept of this journal as it stands; null where there is none that can be believed. */
export const savedRead = async (journal: string, namespace: string): Promise<Read | null> => {
  try {
    const [line = '', body = ''] = (await readFile(fileOf(journal), 'utf8')).split('\n');
    const seal = sealIn(line);
    if (seal === null || seal.namespace !== namespace || seal.book !== digestOfBook(seal.lastDate, body)) return null;
    const { lastDate } = seal;
    if (lastDate !== null && !isLocalDate(lastDate)) return null;
    if (seal.journal !== (await digestOf(journal))) return null;
    const book = salesBook.load(JSON.parse(body) as Json);
    return E.isRight(book) ? { book: book.right, lastDate } : null;
  } catch {
    // Whatever is wrong with what was kept, the journal itself still says everything.
    return null;
  }
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
    await writeFile(unfinished, `${JSON.stringify(seal)}\n${body}\n`);
    await rename(unfinished, file);
  } catch {
    await rm(unfinished, { force: true }).catch(() => {});
  }
};
