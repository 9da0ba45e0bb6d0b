// `npm run bench [-- name]`: runs packages/*/bench/*.bench.ts one after the other, so that none disturbs another's figures.
import { spawnSync } from 'node:child_process';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
const found = (await Array.fromAsync(glob('packages/*/bench/*.bench.ts', { cwd: root })))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.includes(name)))
  .sort();

if (found.length === 0) {
  console.error(
    wanted.length === 0 ? 'There are no benchmarks.' : `No benchmark is named like ${wanted.join(' or ')}.`,
  );
  process.exit(1);
}
const failed = found.filter((file) => {
  console.log(`\n${file}`);
  const options = ['--conditions=@clientele/source', '--expose-gc', join(root, file)];
  return spawnSync(process.execPath, options, { stdio: 'inherit' }).status !== 0;
});
for (const file of failed) console.error(`failed: ${file}`);
process.exitCode = failed.length === 0 ? 0 : 1;
