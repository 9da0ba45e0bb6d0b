// `npm run lock`: adds new types and versions of events to packages/domain/events.lock.json, with samples of them as they are
// stored (scripts/event-samples), and changes nothing that is there. A schema that was changed without a new version is
// refused, with what to do.
//   npm run lock -- --unreleased       locks anew what was changed and is in no release yet
//   npm run lock -- --release 0.2.0    marks all that is new as released: from then on it may never change
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { adviceOn, type EventLock, type ExtensionFault, extendLock, readLock, releaseLock } from '@clientele/adapters';
import * as E from 'fp-ts/lib/Either.js';
import { lockedRooms, samplesOf } from './event-samples/index.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'packages/domain/events.lock.json');

const { values } = parseArgs({ options: { unreleased: { type: 'boolean' }, release: { type: 'string' } } });

const said = (fault: ExtensionFault): string =>
  fault.code === 'no-sample'
    ? `${fault.type} version ${fault.version} has no sample: write one in scripts/event-samples.`
    : adviceOn(fault);

async function locked(): Promise<EventLock> {
  const read = readLock(JSON.parse(await readFile(file, 'utf8')));
  if (E.isRight(read)) return read.right;
  throw new Error(`${relative(root, file)} is broken at "${read.left.path}": ${read.left.reason}`);
}

const before = await locked();
const extended = extendLock(lockedRooms, before, samplesOf, { renew: values.unreleased === true });
if (E.isLeft(extended)) {
  for (const fault of extended.left) console.error(said(fault));
  process.exitCode = 1;
} else {
  const after = values.release === undefined ? extended.right : releaseLock(extended.right, values.release);
  await writeFile(file, `${JSON.stringify(after, null, 2)}\n`);
  const count = Object.values(after.events).flatMap((versions) => Object.keys(versions)).length;
  console.log(`${relative(root, file)} holds ${count} versions of ${Object.keys(after.events).length} types.`);
}
