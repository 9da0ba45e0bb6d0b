/** The audit of a whole history: every law of every room, every event that can't be read, told with its place. */
import { auditLaws, type EventStore } from '@clientele/adapters';
import { type Instant, type Language, say } from '@clientele/domain/kernel';
import { creditFollowsItsSources } from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import { countCell, type Report, textCell } from '../render/index.ts';
import { rooms } from '../rooms.ts';
import type { Ending } from './exit-codes.ts';
import { unreadable } from './reading.ts';

export interface Audited {
  readonly report: Report;
  /** Whether every event could be read and kept every law. */
  readonly clean: boolean;
}

const laws = [...rooms.flatMap((room) => room.laws), creditFollowsItsSources];

/** Audits everything that was known at a time. */
export const audit = async (
  store: EventStore,
  knownAt: Instant | undefined,
  language: Language,
): Promise<E.Either<Ending, Audited>> => {
  const audited = await auditLaws(store, laws, knownAt === undefined ? {} : { knownAt });
  if (E.isLeft(audited)) return E.left(unreadable(audited.left));
  const { violations, unreadable: faulty, events } = audited.right;
  const place = (stream: string, revision: number) => [textCell(stream), countCell(revision)];
  const rows = [
    ...violations.map(({ law, stream, revision, text }) => [
      textCell(law),
      ...place(stream, revision),
      textCell(say(text, language)),
    ]),
    ...faulty.map(({ stream, revision, fault }) => [
      textCell(fault.code),
      ...place(stream, revision),
      textCell(JSON.stringify(fault)),
    ]),
  ];
  return E.right({
    clean: rows.length === 0,
    report: {
      key: 'audit',
      title: { en: 'Audit', zh: '审计' },
      notes: laws.map(({ text }) => text),
      figures: [
        { key: 'events', title: { en: 'Events', zh: '事件数' }, value: countCell(events) },
        { key: 'laws', title: { en: 'Laws', zh: '规则数' }, value: countCell(laws.length) },
        { key: 'findings', title: { en: 'Findings', zh: '问题数' }, value: countCell(rows.length) },
      ],
      tables:
        rows.length === 0
          ? []
          : [
              {
                key: 'findings',
                title: { en: 'Findings', zh: '问题' },
                columns: [
                  { key: 'law', title: { en: 'Law', zh: '规则' } },
                  { key: 'stream', title: { en: 'Stream', zh: '事件流' } },
                  { key: 'revision', title: { en: 'Revision', zh: '版本' } },
                  { key: 'what', title: { en: 'What is wrong', zh: '问题说明' } },
                ],
                rows,
              },
            ],
      charts: [],
    },
  });
};
