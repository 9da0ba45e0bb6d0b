// Lists the files that `tsc -b` checks, as its projects state them: a folder that no project names is a folder that
// nobody checks, and the compiler would not say so.
import { join } from 'node:path';
import ts from 'typescript';

const host: ts.ParseConfigFileHost = {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
    throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
  },
};

/** Absolute names of all sources of a project and of those it refers to, each once. */
export function typeCheckedFiles(root: string): ReadonlySet<string> {
  const projects = new Set<string>();
  const files = new Set<string>();
  const visit = (path: string): void => {
    if (projects.has(path)) return;
    projects.add(path);
    const project = ts.getParsedCommandLineOfConfigFile(path, {}, host);
    for (const file of project?.fileNames ?? []) files.add(file);
    for (const reference of project?.projectReferences ?? []) visit(ts.resolveProjectReferencePath(reference));
  };
  visit(join(root, 'tsconfig.json'));
  return files;
}
