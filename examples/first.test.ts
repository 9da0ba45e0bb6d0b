// The README's first program, run as its reader would: it prints what its inputs make, and nothing else.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

test('the first program refuses with every reason in two languages, and tells what sales were made of as of a date', async () => {
  const root = join(import.meta.dirname, '..');
  const { stdout, stderr } = await run(process.execPath, ['--conditions=@clientele/source', 'examples/first.ts'], {
    cwd: root,
  });
  expect(stderr).toBe('');
  const lines = stdout.trimEnd().split('\n');
  // Two reasons, each in English and in Chinese: the date is before the order's, and 9 of 4 can't come back.
  expect(lines.slice(0, 4)).toEqual([
    expect.stringMatching(/^This is dated 2025-03-02 .*placed on 2025-03-05/),
    expect.stringMatching(/^业务时间 2025-03-02.*下单的时间 2025-03-05/),
    expect.stringMatching(/^Line 1 of order O1: the quantity 9 piece can't come back/),
    expect.stringMatching(/^订单 O1 的行 1.不能退回数量 9 piece/),
  ]);
  // In March 200 of 300 were nuts; April's order isn't in it.
  expect(lines.slice(4)).toEqual(['Nuts 200.00 0.666667', 'Tea 100.00 0.333333']);
});
