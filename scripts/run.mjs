// Runs a program of this repository on a machine that has Node and npm and nothing else: installs what is missing, once
// for each lock file, then hands over to the pinned runtime. It has no dependencies, since it runs before there are any.
//   node scripts/run.mjs <program.ts> [arguments]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.installed');
const windows = process.platform === 'win32';
const runtime = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** What an install depends on: the lock file, and the machine it is for. */
function wanted() {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'));
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');
}

function isInstalled() {
  return existsSync(runtime) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();
}

function install() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  process.stderr.write('Installing what is needed, once for each lock file … ');
  const started = Date.now();
  const { status, stdout, stderr, error } = spawnSync(
    'npx',
    ['--yes', packageManager, 'install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'],
    {
      cwd: root,
      encoding: 'utf8',
      shell: windows,
      maxBuffer: 64 * 1024 * 1024,
      // CI: pnpm asks nothing. One retry: without a network we want to know it soon.
      env: { ...process.env, CI: 'true', npm_config_fetch_retries: '1', pnpm_config_fetch_retries: '1' },
    },
  );
  if (status !== 0) {
    const output = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`;
    process.stderr.write(`failed.\n\n${output.trim()}\n\n`);
    if (
      /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|SOCKET_TIMEOUT|NETWORK_ERROR|dns error|fetch failed/.test(output)
    ) {
      process.stderr.write(
        'The package registry could not be reached. The first run needs a network; later runs do not,\nunless the lock file has changed.\n',
      );
    }
    process.exit(1);
  }
  writeFileSync(stamp, wanted());
  process.stderr.write(`done in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

const [program, ...rest] = process.argv.slice(2);
if (program === undefined) {
  process.stderr.write('usage: node scripts/run.mjs <program.ts> [arguments]\n');
  process.exit(2);
}
if (Number(process.versions.node.split('.')[0]) < 20) {
  process.stderr.write(`Node 20 or later is needed to install; this is ${process.version}.\n`);
  process.exit(1);
}
if (!isInstalled()) install();

const { status, signal } = spawnSync(runtime, ['--conditions=@clientele/source', join(root, program), ...rest], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}` },
});
process.exitCode = signal ? 1 : (status ?? 1);
