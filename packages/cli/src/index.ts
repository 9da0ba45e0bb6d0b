// What the command line is made of, for programs that want import and reports without a shell.
export {};
