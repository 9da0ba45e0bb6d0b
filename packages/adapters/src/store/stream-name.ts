/**
 * Names of streams: `<namespace>.<category>-<id>`. The first dot ends the namespace and the first dash after it the category,
 * so that neither may hold its own end; the id is opaque. Every store judges them alike.
 */

const longest = 1_000;

const isName = (text: unknown): text is string => typeof text === 'string' && text.length > 0 && text.isWellFormed();

/** Why a text can't be a namespace, or null. */
export const namespaceFault = (namespace: string): string | null => {
  if (!isName(namespace)) return 'a namespace is a text and not empty';
  if (namespace.length > 100) return 'a namespace has at most 100 characters';
  if (namespace.startsWith('$')) return 'a namespace does not begin with $';
  return /[.\p{Cc}]/u.test(namespace) ? 'a namespace holds neither a dot nor a control character' : null;
};

/** Why a text can't be the name of a stream in this namespace, or null. */
export const streamFault = (namespace: string, stream: string): string | null => {
  const fault = namespaceFault(namespace);
  if (fault !== null) return fault;
  if (!isName(stream)) return 'a stream has a name, which is a text';
  if (stream.length > longest) return `the name of a stream has at most ${longest} characters`;
  if (!stream.startsWith(`${namespace}.`)) return `the stream is not in the namespace ${namespace}`;
  const dash = stream.indexOf('-', namespace.length + 1);
  if (dash <= namespace.length + 1)
    return 'the name of a stream is <namespace>.<category>-<id>; the category is missing';
  return dash === stream.length - 1 ? 'the name of a stream is <namespace>.<category>-<id>; the id is missing' : null;
};
