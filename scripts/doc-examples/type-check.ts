// Type-checks examples as the modules that their readers would write: one program for all, under the settings of this
// workspace, each beside the package whose dependencies it may use.
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { compareName, eitherName, elidedName } from './rewrite.ts';

/** An example as a module: an absolute name, and its code. */
export interface Module {
  readonly path: string;
  readonly code: string;
}

/** A fault by the line of the module, from 1. */
export interface TypeFault {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

const globals = `declare function ${compareName}(claim: number, actual: unknown, expected: unknown): void;
declare const ${eitherName}: { right(value: unknown): unknown; left(value: unknown): unknown };
declare const ${elidedName}: unique symbol;
`;

function optionsOf(root: string): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  return { ...options, noEmit: true, noUnusedLocals: false, noUnusedParameters: false, types: ['node'] };
}

/** The files of the disk, and the modules as if they were among them. */
function hostOf(options: ts.CompilerOptions, root: string, modules: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const folders = new Set([...modules.keys()].map((path) => dirname(path)));
  return {
    ...host,
    getCurrentDirectory: () => root,
    fileExists: (path) => modules.has(path) || host.fileExists(path),
    readFile: (path) => modules.get(path) ?? host.readFile(path),
    directoryExists: (path) => folders.has(path) || (host.directoryExists?.(path) ?? true),
    getSourceFile: (path, language, ...rest) => {
      const code = modules.get(path);
      return code === undefined
        ? host.getSourceFile(path, language, ...rest)
        : ts.createSourceFile(path, code, language, true);
    },
  };
}

/** Everything that the compiler has against the modules. */
export function typeCheck(root: string, modules: readonly Module[]): readonly TypeFault[] {
  const declared = join(root, 'doc-examples.d.ts');
  const files = new Map([[declared, globals], ...modules.map(({ path, code }) => [path, code] as const)]);
  const options = optionsOf(root);
  const program = ts.createProgram([...files.keys()], options, hostOf(options, root, files));
  return modules.flatMap(({ path }) => {
    const source = program.getSourceFile(path);
    if (source === undefined) throw new Error(`the compiler has lost ${path}`);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ start = 0, messageText }) => ({
      path,
      line: source.getLineAndCharacterOfPosition(start).line + 1,
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
  });
}
