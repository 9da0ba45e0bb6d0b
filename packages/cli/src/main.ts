#!/usr/bin/env node
/** The entry of the command `clientele`. */
import { runProgram } from './command/program.ts';

void runProgram(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  watched: process.stderr.isTTY === true,
  clock: Date.now,
  environment: process.env,
}).then((code) => {
  process.exitCode = code;
});
