/** Stores by their addresses, and where what runs on them keeps how far it is. */
import { type EventStore, eventRegistry } from '@clientele/adapters';
import type { eventStoreDb } from '@clientele/adapters/eventstoredb';
import { type JournalReport, journalStore, memoryStore, type OpenFault } from '@clientele/adapters/memory';
import {
  type CheckpointStore,
  checkpointEvents,
  fileCheckpoints,
  memoryCheckpoints,
  streamCheckpoints,
} from '@clientele/adapters/running';
import { type Language, say } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { rooms } from '../rooms.ts';
import { type Ending, ending, exitCodes } from './exit-codes.ts';
import type { Io } from './terminal-io.ts';

type Wording = Parameters<typeof say>[0];

const wordingOf = (fault: OpenFault): Wording => {
  const { file } = fault;
  switch (fault.code) {
    case 'locked': {
      const { holder, lock } = fault;
      const who = holder === null ? null : `${holder.pid} @ ${holder.host}`;
      return {
        en: `${file} is open elsewhere${who === null ? '' : `, by process ${who}`}. If nobody has it open any more, remove ${lock}.`,
        zh: `${file} 正被其他进程打开${who === null ? '' : `（进程 ${who}）`}。若确已无人使用，请删除 ${lock}。`,
      };
    }
    case 'not-a-journal':
      return { en: `${file} is no journal: ${fault.reason}.`, zh: `${file} 不是日志文件（${fault.reason}）。` };
    case 'newer-format':
      return {
        en: `${file} was written by a later version: its format is ${fault.version}, and this program knows ${fault.known}.`,
        zh: `${file} 由更新的版本写成：其格式为 ${fault.version}，本程序只认识 ${fault.known}。`,
      };
    case 'other-namespace':
      return {
        en: `${file} is the journal of "${fault.found}", not of "${fault.expected}": say --namespace ${fault.found}.`,
        zh: `${file} 是 "${fault.found}" 的日志，而不是 "${fault.expected}" 的：请使用 --namespace ${fault.found}。`,
      };
    case 'damaged-line':
      return {
        en: `${file}, line ${fault.line}: it is damaged: ${fault.reason}. Nothing was changed, and no figure is given of half a history.`,
        zh: `${file} 第 ${fault.line} 行已损坏（${fault.reason}）。文件未作任何改动，也不会依据残缺的历史给出数字。`,
      };
    case 'unreadable':
      return { en: `${file} can't be opened: ${fault.reason}`, zh: `无法打开 ${file}：${fault.reason}` };
    case 'invalid-namespace':
      return { en: `The namespace is none: ${fault.reason}.`, zh: `命名空间无效：${fault.reason}。` };
  }
};

/** What a person should know of a journal that did open. */
const noticesOf = (file: string, { torn, tookOver, faults }: JournalReport): readonly Wording[] => [
  ...(tookOver === null
    ? []
    : [
        {
          en: `${file} was left open by process ${tookOver.pid}, which is gone; its lock was taken over.`,
          zh: `${file} 曾被已结束的进程 ${tookOver.pid} 占用，其锁已被接管。`,
        },
      ]),
  ...(torn === null
    ? []
    : [
        {
          en: `${file}, line ${torn.line}: it was never finished, so it was never acknowledged; its ${torn.bytes} bytes are in ${torn.setAside}.`,
          zh: `${file} 第 ${torn.line} 行未写完，从未得到确认；其 ${torn.bytes} 字节已存入 ${torn.setAside}。`,
        },
      ]),
  ...(faults === 0
    ? []
    : [
        {
          en: `${file}: ${faults} events can't be read by this version; audit tells which and why.`,
          zh: `${file}：有 ${faults} 个事件本版本无法读取；运行 audit 可知是哪些及其原因。`,
        },
      ]),
];

const openJournal = async (
  file: string,
  namespace: string,
  language: Language,
  io: Io,
): Promise<E.Either<Ending, EventStore>> => {
  const registry = eventRegistry(rooms);
  if (E.isLeft(registry)) return E.left(ending(exitCodes.unreadable, JSON.stringify(registry.left)));
  const opened = await journalStore({ file, namespace, registry: registry.right, clock: io.clock });
  if (E.isLeft(opened)) {
    const code = opened.left.code === 'invalid-namespace' ? exitCodes.usage : exitCodes.unreadable;
    return E.left(ending(code, say(wordingOf(opened.left), language)));
  }
  for (const notice of noticesOf(file, opened.right.report)) io.err(`${say(notice, language)}\n`);
  return E.right(opened.right.store);
};

type ServerFault = Extract<Awaited<ReturnType<typeof eventStoreDb>>, { readonly _tag: 'Left' }>['left'];

const wordingOfServer = (fault: ServerFault): Wording => {
  switch (fault.code) {
    case 'invalid-connection-string':
      return { en: `The address of the store is none: ${fault.reason}.`, zh: `存储地址无效：${fault.reason}。` };
    case 'invalid-namespace':
      return { en: `The namespace is none: ${fault.reason}.`, zh: `命名空间无效：${fault.reason}。` };
    case 'invalid-options':
      return { en: `The store can't be opened: ${fault.reason}.`, zh: `无法打开存储：${fault.reason}。` };
    case 'unreadable-certificate':
      return {
        en: `A certificate or key can't be read: ${fault.reason}.`,
        zh: `无法读取证书或密钥：${fault.reason}。`,
      };
    case 'unreachable':
      return {
        en: `No EventStoreDB answers at ${fault.hosts.join(', ')}: ${fault.reason}.`,
        zh: `${fault.hosts.join('、')} 上没有 EventStoreDB 应答：${fault.reason}。`,
      };
    case 'access-denied':
      return {
        en: `EventStoreDB at ${fault.hosts.join(', ')} lets nobody in by these credentials: ${fault.reason}.`,
        zh: `${fault.hosts.join('、')} 上的 EventStoreDB 拒绝了所给的用户名或密码：${fault.reason}。`,
      };
  }
};

const usageFaults: readonly ServerFault['code'][] = [
  'invalid-connection-string',
  'invalid-namespace',
  'invalid-options',
];

/** Whoever sits before a screen and mistyped an address waits no half a minute to be told; milliseconds. */
const timers = { opening: 5_000 };

/** The client is loaded only by those who have a server: it takes longer than all the rest. */
const openServer = async (
  address: string,
  namespace: string,
  language: Language,
  known: ReturnType<typeof eventRegistry> = eventRegistry(rooms),
): Promise<E.Either<Ending, EventStore>> => {
  if (E.isLeft(known)) return E.left(ending(exitCodes.unreadable, JSON.stringify(known.left)));
  const { eventStoreDb } = await import('@clientele/adapters/eventstoredb');
  const opened = await eventStoreDb({ connectionString: address, namespace, registry: known.right, timers });
  if (E.isRight(opened)) return E.right(opened.right.store);
  const code = usageFaults.includes(opened.left.code) ? exitCodes.usage : exitCodes.unreadable;
  return E.left(ending(code, say(wordingOfServer(opened.left), language)));
};

const server = /^(?:esdb|kurrentdb)(?:\+discover)?:/i;

const journal = 'journal:';

/** The file of a journal's address; null for any other store. */
export const journalOf = (address: string): string | null =>
  address.startsWith(journal) && address.length > journal.length ? address.slice(journal.length) : null;

/** Opens the store of an address, or says why it can't. */
export const openStore = async (
  address: string,
  namespace: string,
  language: Language,
  io: Io,
): Promise<E.Either<Ending, EventStore>> => {
  if (address === 'memory:') return E.right(memoryStore({ namespace, clock: io.clock }));
  const file = journalOf(address);
  if (file !== null) return openJournal(file, namespace, language, io);
  if (server.test(address)) return openServer(address, namespace, language);
  // What comes after the first colon may be a password.
  const [kind = ''] = address.split(':');
  return E.left(ending(exitCodes.usage, `"${kind}" is no store: use memory:, journal:<file> or esdb://<host>:<port>.`));
};

/** Where process managers keep how far they are, and what lets go of it. */
export interface OpenCheckpoints {
  readonly checkpoints: CheckpointStore;
  readonly close: () => Promise<void>;
}

/** Beside a journal in a folder of its own, in EventStoreDB in a namespace of their own, and for a memory in memory. */
export const openCheckpoints = async (
  address: string,
  namespace: string,
  language: Language,
): Promise<E.Either<Ending, OpenCheckpoints>> => {
  const nothing = async (): Promise<void> => {};
  const file = journalOf(address);
  if (file !== null) return E.right({ checkpoints: fileCheckpoints(`${file}.processes`), close: nothing });
  if (!server.test(address)) return E.right({ checkpoints: memoryCheckpoints(), close: nothing });
  const registry = eventRegistry([{ events: checkpointEvents }]);
  const opened = await openServer(address, `${namespace}_processes`, language, registry);
  return E.map((store: EventStore) => ({ checkpoints: streamCheckpoints({ store }), close: store.close }))(opened);
};
