#!/usr/bin/env node
/** The entry of the command `clientele`. */
import module from 'node:module';

// What was compiled is kept for the next run, where the runtime can do that: half of a short command's time.
module.enableCompileCache?.();

void import('./command/program.ts')
  .then(({ runProgram }) =>
    runProgram(process.argv.slice(2), {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      watched: process.stderr.isTTY === true,
      clock: Date.now,
      environment: process.env,
    }),
  )
  .then((code) => {
    process.exitCode = code;
  });
