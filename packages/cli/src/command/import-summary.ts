/** What an import did, in words: a line a command, and the first of what was refused. */
import { type Language, say } from '@clientele/domain/kernel';
import { punctuation } from '../render/punctuation.ts';
import type { Imported } from './importing.ts';

/** A line for each command that the mapping asked for. */
export const importLines = ({ report }: Imported, language: Language): readonly string[] => {
  const comma = say({ en: ', ', zh: '，' }, language);
  return report.counts.map(({ command, from, rows, accepted, repeated, rejected, surplus }) => {
    const parts = [
      { en: `${command} from ${from}: ${rows} rows`, zh: `${command}（来自 ${from}）：${rows} 行` },
      { en: `${accepted} accepted`, zh: `接受 ${accepted}` },
      ...(repeated > 0 ? [{ en: `${repeated} there already`, zh: `已存在 ${repeated}` }] : []),
      ...(rejected > 0 ? [{ en: `${rejected} rejected`, zh: `拒绝 ${rejected}` }] : []),
      ...(surplus > 0
        ? [{ en: `${surplus} rows equal an earlier one, and count`, zh: `${surplus} 行与之前的行相同，仍计入` }]
        : []),
    ];
    return parts.map((part) => say(part, language)).join(comma);
  });
};

const shownRejects = 10;

/** The first that were refused, by table, line, column and value, and how many more there are. */
export const rejectLines = ({ rejected }: Imported, language: Language): readonly string[] => {
  const { colon } = punctuation[language];
  const more = rejected.length - shownRejects;
  const shown = rejected
    .slice(0, shownRejects)
    .map(({ table, line, column, value, reason }) =>
      [
        say({ en: `${table}, line ${line}`, zh: `${table} 第 ${line} 行` }, language),
        ...(column === '' ? [] : [say({ en: `column ${column}`, zh: `列 ${column}` }, language)]),
        ...(value === '' ? [] : [say({ en: `"${value}"`, zh: `“${value}”` }, language)]),
        reason,
      ].join(colon),
    );
  return more > 0 ? [...shown, say({ en: `… and ${more} more`, zh: `……还有 ${more} 条` }, language)] : shown;
};

/** Where all of the refused are. */
export const rejectsFile = (file: string, language: Language): string =>
  say({ en: `Every rejected row, with its reasons, is in ${file}`, zh: `所有被拒绝的行及其原因见 ${file}` }, language);

/** Why it went no further. */
export const stopped = (reason: string, language: Language): string =>
  say({ en: `The import stopped: ${reason}`, zh: `导入已停止：${reason}` }, language);
