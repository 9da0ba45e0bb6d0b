/** The file system of Node, as a journal needs it. */
import { type FileHandle, open, readFile, realpath, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { JournalFiles, OpenFile } from './files.ts';

const codeOf = (thrown: unknown): unknown =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;

/** A write may take less than it was given, so it goes on until all is taken. */
const writeAll = async (handle: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let from = 0; from < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, from, bytes.length - from);
    from += bytesWritten;
  }
};

const fileOf = (handle: FileHandle): OpenFile => ({
  read: async (into, at) => (await handle.read(into, 0, into.length, at)).bytesRead,
  append: (bytes) => writeAll(handle, bytes),
  sync: () => handle.datasync(),
  truncate: (length) => handle.truncate(length),
  close: () => handle.close(),
});

const create = async (path: string, content: Uint8Array): Promise<boolean> => {
  let handle: FileHandle;
  try {
    handle = await open(path, 'wx');
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false;
    throw thrown;
  }
  try {
    await writeAll(handle, content);
    await handle.sync();
  } catch (thrown) {
    // Half a file would stand for a whole one.
    await unlink(path);
    throw thrown;
  } finally {
    await handle.close();
  }
  return true;
};

/** Not every system lets a folder be synced; where it can't be, its names are as safe as that system makes them. */
const syncFolderOf = async (path: string): Promise<void> => {
  const unable = ['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'];
  try {
    const folder = await open(dirname(path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (thrown) {
    if (!unable.includes(String(codeOf(thrown)))) throw thrown;
  }
};

/** Files on disk, by `node:fs`. */
export const nodeFiles: JournalFiles = {
  locate: async (path) => {
    try {
      return await realpath(path);
    } catch {
      return resolve(path);
    }
  },
  open: async (path) => fileOf(await open(path, 'a+')),
  create,
  readText: async (path) => {
    try {
      return await readFile(path, 'utf8');
    } catch (thrown) {
      if (codeOf(thrown) === 'ENOENT') return null;
      throw thrown;
    }
  },
  remove: (path) => unlink(path),
  syncFolderOf,
};
