/** The papers of collection: what the meeting looks at, what to follow up by the month's end, what a dunning run would send. */
import { type Money, say } from '@clientele/domain/kernel';
import {
  type Arrears,
  type ArrearsRow,
  type ArrearsSection,
  type Dunning,
  type FollowUp,
  type PromisedPayment,
  terms,
} from '@clientele/projections';
import {
  amountCell,
  type Cell,
  countCell,
  none,
  type Report,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';
import { asOfNote, columnOf, keyIn, titleIn } from './receivables.ts';
import { composed } from './wording.ts';

const { receivableTitles: titles, rows: rowTerms, missingTexts: missing } = terms;

const orNone = (text: string | null): Cell => (text === null ? none : textCell(text));

const causeCell = (cause: string | null): Cell =>
  cause === null ? termCell(missing.cause) : termCell(terms.arrearsCauseTexts[cause] ?? { en: cause, zh: cause });

const promiseCells = (promise: PromisedPayment | null, scale: number): readonly Cell[] =>
  promise === null
    ? [none, none, none]
    : [
        amountCell({ units: promise.amount, scale }),
        textCell(promise.by),
        termCell(terms.promiseTexts[promise.standing]),
      ];

const arrearsCells = (row: ArrearsRow, scale: number): readonly Cell[] => [
  textCell(row.customer),
  textCell(row.invoice),
  textCell(row.dueOn),
  countCell(row.overdue),
  amountCell({ units: row.open, scale }),
  amountCell({ units: row.disputed, scale }),
  causeCell(row.cause?.cause ?? null),
  orNone(row.cause?.note ?? null),
  orNone(row.cause?.countermeasure ?? null),
  ...promiseCells(row.promise, scale),
  row.collector === null ? termCell(missing.collector) : textCell(row.collector),
  countCell(row.level),
  orNone(row.escalatedTo),
  orNone(row.escalationMissing),
];

const groupTable = (
  key: string,
  title: Table['title'],
  head: ReturnType<typeof columnOf>,
  groups: readonly { readonly first: Cell; readonly open: bigint; readonly invoices: number }[],
  scale: number,
): Table => ({
  key,
  title,
  columns: [head, columnOf('invoices'), columnOf('open')],
  rows: groups.map(({ first, open, invoices }) => [first, countCell(invoices), amountCell({ units: open, scale })]),
});

const arrearsTables = (section: ArrearsSection, sections: number): readonly Table[] => {
  const { currency, scale, rows, total, byCause, byCollector } = section;
  return [
    {
      key: keyIn('arrears', currency, sections),
      title: titleIn(titles.arrears, currency),
      columns: [
        columnOf('customer'),
        columnOf('invoice'),
        columnOf('dueOn'),
        columnOf('overdue'),
        columnOf('open'),
        columnOf('disputed'),
        columnOf('cause'),
        columnOf('note'),
        columnOf('countermeasure'),
        columnOf('promise'),
        columnOf('promisedBy'),
        columnOf('standing'),
        columnOf('collector'),
        columnOf('level'),
        columnOf('escalatedTo'),
        columnOf('escalationMissing'),
      ],
      rows: rows.map((row) => arrearsCells(row, scale)),
      total: [
        termCell(rowTerms.total),
        none,
        none,
        none,
        amountCell({ units: total, scale }),
        ...new Array<Cell>(11).fill(none),
      ],
    },
    groupTable(
      keyIn('causes', currency, sections),
      titleIn(titles.byCause, currency),
      columnOf('cause'),
      byCause.map(({ cause, ...group }) => ({ first: causeCell(cause), ...group })),
      scale,
    ),
    groupTable(
      keyIn('collectors', currency, sections),
      titleIn(titles.byCollector, currency),
      columnOf('collector'),
      byCollector.map(({ collector, ...group }) => ({
        first: collector === null ? termCell(missing.collector) : textCell(collector),
        ...group,
      })),
      scale,
    ),
  ];
};

const followUpTables = ({ sections }: FollowUp, language: 'en' | 'zh'): readonly Table[] =>
  sections.map(({ currency, scale, rows }) => ({
    key: keyIn('followUp', currency, sections.length),
    title: titleIn(titles.followUp, currency),
    columns: [
      columnOf('collector'),
      columnOf('customer'),
      columnOf('invoice'),
      columnOf('reasons'),
      columnOf('dueOn'),
      columnOf('overdue'),
      columnOf('open'),
      columnOf('disputed'),
      columnOf('promise'),
      columnOf('promisedBy'),
      columnOf('standing'),
    ],
    rows: rows.map((row) => [
      row.collector === null ? termCell(missing.collector) : textCell(row.collector),
      textCell(row.customer),
      textCell(row.invoice),
      textCell(
        row.reasons.map((reason) => say(terms.followUpTexts[reason], language)).join(language === 'en' ? ', ' : '、'),
      ),
      textCell(row.dueOn),
      countCell(row.overdueAtEnd),
      amountCell({ units: row.open, scale }),
      amountCell({ units: row.disputed, scale }),
      ...promiseCells(row.promise, scale),
    ]),
  }));

/** The paper for the collection meeting, with the list for the end of the month beneath it. */
export const arrearsReport = (arrears: Arrears, followUp: FollowUp, language: 'en' | 'zh'): Report => ({
  key: 'arrears',
  title: titles.arrears,
  notes: [
    asOfNote(arrears.asOf),
    composed((of) => (of === 'en' ? `month end: ${followUp.monthEnd}` : `月底：${followUp.monthEnd}`)),
  ],
  figures: [],
  tables: [
    ...arrears.sections.flatMap((section) => arrearsTables(section, arrears.sections.length)),
    ...followUpTables(followUp, language),
  ],
  charts: [],
});

const moneyCell = (money: Money | null): Cell =>
  money === null ? none : amountCell({ units: BigInt(money.amount), scale: money.scale });

/** What a dunning run would send, and pass over. */
export const dunningReport = ({ asOf, policy, rows }: Dunning): Report => ({
  key: 'dunning',
  title: titles.dunning,
  notes: [asOfNote(asOf), { en: `policy ${policy}`, zh: `政策 ${policy}` }],
  figures: [],
  tables: [
    {
      key: 'dunning',
      title: titles.dunning,
      columns: [
        columnOf('customer'),
        columnOf('invoice'),
        columnOf('dueOn'),
        columnOf('overdue'),
        columnOf('currency'),
        columnOf('balance'),
        columnOf('level'),
        columnOf('action'),
        columnOf('interest'),
        columnOf('fee'),
        columnOf('stop'),
      ],
      rows: rows.map((row) => [
        textCell(row.customer),
        textCell(row.invoice),
        textCell(row.dueOn),
        countCell(row.overdue),
        textCell(row.balance.currency),
        moneyCell(row.balance),
        countCell(row.before),
        row.skipped === null
          ? termCell({ en: `send notice ${row.level}`, zh: `发出第 ${row.level} 级催收` })
          : termCell(terms.skipTexts[row.skipped]),
        moneyCell(row.interest),
        moneyCell(row.fee),
        row.proposesStop ? termCell({ en: 'to be proposed', zh: '建议停止赊销' }) : none,
      ]),
    },
  ],
  charts: [],
});
