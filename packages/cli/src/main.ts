#!/usr/bin/env node
// The command `clientele`: reads its arguments and hands them on.
export {};
