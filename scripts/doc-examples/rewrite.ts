// Turns what an example claims into what can be checked: `expr; // value` becomes a comparison of the two. Lines stay
// where they are, so that a fault is told at its line in the documentation.
import ts from 'typescript';

/** A claim of an example, by its line within it (from 1), and the value claimed; null where the comment says none. */
export interface Claim {
  readonly line: number;
  readonly value: string | null;
}

export interface Rewritten {
  readonly code: string;
  readonly claims: readonly Claim[];
}

/** The names that rewritten code uses; the runner and the type check declare them. */
export const compareName = '__compare';
export const eitherName = '__either';
export const elidedName = '__elided';

interface Comment {
  readonly text: string;
  /** On the line of the statement itself, not on those after it. */
  readonly beside: boolean;
}

const commentLine = /^\s*\/\/ ?(.*)$/;

/** More brackets opened than closed: the value goes on in the next line. */
const isOpen = (text: string): boolean =>
  [...text].reduce((depth, sign) => depth + ('([{'.includes(sign) ? 1 : ')]}'.includes(sign) ? -1 : 0), 0) > 0;

/** The comment beside the end of a statement, or on the next line where that holds nothing else. */
function commentAfter(code: string, end: number): Comment | null {
  const [rest = '', ...below] = code.slice(end).split('\n');
  const beside = commentLine.exec(rest)?.[1];
  if (beside === undefined && rest.trim() !== '') return null;
  const following = below.map((line) => commentLine.exec(line)?.[1]);
  let text = beside ?? following.shift();
  if (text === undefined) return null;
  for (const line of following) {
    if (line === undefined || !isOpen(text)) break;
    text += `\n${line}`;
  }
  return { text, beside: beside !== undefined };
}

/** A line of its own may also be prose; it is a claim where it begins as a value does. */
const likeValue = /^(right\(|left\(|['"`[{\d-]|true\b|false\b|null\b|undefined\b|new )/;

const isEither = (node: ts.Node): boolean =>
  ts.isCallExpression(node.parent) && node.parent.expression === node && /^(right|left)$/.test(node.getText());

/** `…` as code: any value after a colon, the rest of the keys in an object, the rest of the elements in a list. */
function elisionsIn(comment: string): string {
  const open: string[] = [];
  let quote = '';
  let code = '';
  for (const sign of comment) {
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if ('\'"`'.includes(sign)) quote = sign;
    else if ('([{'.includes(sign)) open.push(sign);
    else if (')]}'.includes(sign)) open.pop();
    const isElision = sign === '…' && quote === '';
    const isKey = open.at(-1) === '{' && !/:\s*$/.test(code);
    code += !isElision ? sign : isKey ? `[${elidedName}]: true` : elidedName;
  }
  return code;
}

/**
 * The value at the beginning of a comment, as code; what follows it is for the reader. `right(…)` and `left(…)` are those
 * of fp-ts, whatever the example has imported.
 */
function valueIn(comment: string): string | null {
  const prefix = 'const value = ';
  const code = `${prefix}${elisionsIn(comment)}`;
  const source = ts.createSourceFile('comment.ts', code, ts.ScriptTarget.Latest, true);
  const [statement] = source.statements;
  const value =
    statement !== undefined && ts.isVariableStatement(statement)
      ? statement.declarationList.declarations[0]?.initializer
      : undefined;
  if (value === undefined) return null;
  let text = source.text.slice(value.getStart(), value.end);
  const eithers: number[] = [];
  let missing = false;
  const visit = (node: ts.Node): void => {
    missing ||= ts.isIdentifier(node) && node.text === '';
    if (ts.isIdentifier(node) && isEither(node)) eithers.push(node.getStart() - value.getStart());
    node.forEachChild(visit);
  };
  visit(value);
  if (missing) return null;
  for (const at of eithers.reverse()) text = `${text.slice(0, at)}${eitherName}.${text.slice(at)}`;
  return text;
}

/** What is claimed of: the argument of `console.log`, else the expression itself. */
function subjectOf(expression: ts.Expression): ts.Expression {
  const isLog = ts.isCallExpression(expression) && expression.expression.getText() === 'console.log';
  const [only] = isLog ? expression.arguments : [];
  return only ?? expression;
}

/** An example with its claims as comparisons. Each has a number, by which the runner tells which failed or never came. */
export function rewrite(code: string): Rewritten {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const claims: Claim[] = [];
  const edits: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  const visit = (node: ts.Node): void => {
    node.forEachChild(visit);
    if (!ts.isExpressionStatement(node)) return;
    const comment = commentAfter(code, node.end);
    if (comment === null || (!comment.beside && !likeValue.test(comment.text))) return;
    const value = valueIn(comment.text);
    const subject = subjectOf(node.expression).getText();
    // On one line, since a value of many lines would move all that follow.
    const compared = `${compareName}(${claims.length}, ${subject}, ${(value ?? 'undefined').replaceAll('\n', ' ')});`;
    edits.push({ from: node.getStart(), to: node.end, text: compared });
    claims.push({ line: source.getLineAndCharacterOfPosition(node.end).line + 1, value });
  };
  visit(source);
  let rewritten = code;
  for (const { from, to, text } of edits.sort((a, b) => b.from - a.from))
    rewritten = `${rewritten.slice(0, from)}${text}${rewritten.slice(to)}`;
  return { code: rewritten, claims };
}
