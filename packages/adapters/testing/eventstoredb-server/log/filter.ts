/** Filters of subscriptions to all: by the name of the stream or the type of the event, with prefixes or an expression. */
import type { LogRecord } from './record.ts';

export type Filter = (record: LogRecord) => boolean;

interface Expression {
  readonly getRegex: () => string;
  readonly getPrefixList: () => readonly string[];
}

interface FilterOptions {
  readonly getStreamIdentifier: () => Expression | undefined;
  readonly getEventType: () => Expression | undefined;
}

const matching = (expression: Expression): ((text: string) => boolean) => {
  const regex = expression.getRegex();
  if (regex === '') {
    const prefixes = expression.getPrefixList();
    return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  }
  const pattern = new RegExp(regex, 'u');
  return (text) => pattern.test(text);
};

/** Undefined for a filter of nothing, and for an expression that can't be compiled. */
export const readFilter = (options: FilterOptions): Filter | undefined => {
  try {
    const onStream = options.getStreamIdentifier();
    const onType = options.getEventType();
    if (onStream !== undefined) {
      const matches = matching(onStream);
      return ({ stream }) => matches(stream);
    }
    if (onType !== undefined) {
      const matches = matching(onType);
      return ({ type }) => matches(type);
    }
    return undefined;
  } catch {
    return undefined;
  }
};
