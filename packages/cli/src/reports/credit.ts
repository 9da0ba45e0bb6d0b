/** The credit report (客户信用分析): by grade, account by account, and what somebody must see to. */
import { say, type Text } from '@clientele/domain/kernel';
import { type Allowance, blockReasonText, limitText } from '@clientele/domain/trade';
import {
  type CreditComposition,
  type CreditRow,
  type CreditSection,
  type GradeRow,
  creditScale as scale,
  terms,
} from '@clientele/projections';
import {
  amountCell,
  type Cell,
  countCell,
  none,
  type Report,
  ratioCell,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';
import { composed } from './wording.ts';

const {
  creditColumns: columns,
  creditTitles: titles,
  creditRemarks: remarks,
  handlings,
  endings,
  stopDecisions: decisions,
  rows: rowTerms,
} = terms;

const column = (key: keyof typeof columns) => ({ key, title: columns[key] });
const keyIn = (name: string, { currency }: CreditSection, { sections }: CreditComposition): string =>
  sections.length === 1 ? name : `${name}-${currency}`;
const titled = (title: Text, { currency }: CreditSection): Text => composed((of) => `${title[of]} (${currency})`);
/** Amounts with two decimals, or as many as they need. */
const amount = (units: bigint | null): Cell => {
  if (units === null) return none;
  const cents = 10n ** BigInt(scale - 2);
  return units % cents === 0n ? amountCell({ units: units / cents, scale: 2 }) : amountCell({ units, scale });
};
const gradeCell = (grade: string | null): Cell => (grade === null ? termCell(remarks.ungraded) : textCell(grade));

/** Unset, unlimited, or an amount: three different things. */
const allowanceCell = (allowance: Allowance): Cell => {
  switch (allowance.kind) {
    case 'limited':
      return amount(allowance.units);
    case 'unset':
      return termCell(limitText({ kind: 'unset' }));
    case 'unlimited':
      return termCell(limitText({ kind: 'unlimited' }));
  }
};

const gradeCells = (row: GradeRow): readonly Cell[] => [
  countCell(row.accounts),
  amount(row.limits),
  countCell(row.unlimited),
  amount(row.exposure),
  ratioCell(row.share),
  countCell(row.overLimit),
];

const gradesTable = (all: CreditComposition, section: CreditSection): Table => ({
  key: keyIn('grades', section, all),
  title: titled(titles.grades, section),
  columns: [
    column('grade'),
    column('accounts'),
    column('limits'),
    column('unlimited'),
    column('exposure'),
    column('share'),
    column('overLimit'),
  ],
  rows: section.grades.map((row) => [gradeCell(row.grade), ...gradeCells(row)]),
  total: [termCell(rowTerms.total), ...gradeCells(section.total)],
});

const remarksOf = ({ risky, givenUp }: CreditRow): Cell => {
  const said = [...(risky ? [remarks.risky] : []), ...(givenUp ? [remarks.givenUp] : [])];
  return said.length === 0
    ? none
    : termCell({ en: said.map(({ en }) => en).join(', '), zh: said.map(({ zh }) => zh).join('，') });
};

const limitCell = ({ limit: { limit } }: CreditRow): Cell => termCell(limitText(limit));

const accountCells = (row: CreditRow): readonly Cell[] => [
  textCell(row.customer),
  gradeCell(row.grade),
  row.handling === null ? none : termCell(handlings[row.handling]),
  row.terms === null ? none : termCell(row.terms),
  limitCell(row),
  row.limit.validUntil === null ? none : textCell(row.limit.validUntil),
  allowanceCell(row.allowance),
  ...[row.ordered, row.delivered, row.balance, row.bills, row.exposure].map(amount),
  ratioCell(row.utilisation),
  amount(row.headroom),
  row.overLimit ? termCell(remarks.yes) : none,
  amount(row.overdue),
  countCell(row.overdueDays),
  remarksOf(row),
];

const accountsTable = (all: CreditComposition, section: CreditSection, name: 'accounts' | 'overLimit'): Table => ({
  key: keyIn(name, section, all),
  title: titled(titles[name], section),
  columns: [
    column('customer'),
    column('grade'),
    column('handling'),
    column('terms'),
    column('limit'),
    column('validUntil'),
    column('allowance'),
    column('ordered'),
    column('delivered'),
    column('balance'),
    column('bills'),
    column('exposure'),
    column('utilisation'),
    column('headroom'),
    column('overLimit'),
    column('overdue'),
    column('overdueDays'),
    column('remarks'),
  ],
  rows: section.rows.filter((row) => name === 'accounts' || row.overLimit).map(accountCells),
});

const endingsTable = (all: CreditComposition, section: CreditSection): Table => ({
  key: keyIn('endings', section, all),
  title: titled(titles.endings, section),
  columns: [column('on'), column('customer'), column('what')],
  rows: section.endings.map(({ on, customer, what }) => [textCell(on), textCell(customer), termCell(endings[what])]),
});

const blockedTable = (all: CreditComposition, section: CreditSection): Table => ({
  key: keyIn('blocked', section, all),
  title: titled(titles.blocked, section),
  columns: [column('order'), column('customer'), column('total'), column('reasons')],
  rows: section.blocked.map(({ order, customer, total, reasons }) => [
    textCell(order),
    textCell(customer),
    amount(total),
    reasons.length === 0
      ? termCell(remarks.wouldPass)
      : termCell({
          en: reasons.map((reason) => say(blockReasonText(reason), 'en')).join('; '),
          zh: reasons.map((reason) => say(blockReasonText(reason), 'zh')).join('；'),
        }),
  ]),
});

const stopsTable = (all: CreditComposition, section: CreditSection): Table => ({
  key: keyIn('stops', section, all),
  title: titled(titles.stops, section),
  columns: [
    column('customer'),
    column('invoice'),
    column('proposedOn'),
    column('open'),
    column('held'),
    column('decide'),
  ],
  rows: section.stops.map(({ customer, invoice, proposedOn, open, held, decide }) => [
    textCell(customer),
    textCell(invoice),
    textCell(proposedOn),
    amount(open),
    held ? termCell(remarks.yes) : none,
    termCell(decisions[decide]),
  ]),
});

/** The report of credit accounts. */
export const creditReport = (view: CreditComposition): Report => ({
  key: 'credit',
  title: titles.credit,
  notes: [
    composed((of) => `${terms.definitions.asOf[of]} ${view.asOf}`),
    composed((of) => (of === 'en' ? `by the policy ${view.policy}` : `按政策 ${view.policy}`)),
    composed((of) =>
      of === 'en' ? `what ends or is due is listed until ${view.until}` : `到期与待办事项列至 ${view.until}`,
    ),
  ],
  figures: [],
  tables: view.sections.flatMap((section) => [
    gradesTable(view, section),
    accountsTable(view, section, 'accounts'),
    accountsTable(view, section, 'overLimit'),
    endingsTable(view, section),
    blockedTable(view, section),
    stopsTable(view, section),
  ]),
  charts: view.sections.map((section) => ({
    kind: 'bars' as const,
    title: titled(titles.credit, section),
    unit: section.currency,
    bars: section.rows.slice(0, 24).map(({ customer, exposure }) => ({
      label: customer,
      value: Number(exposure) / 10 ** scale,
    })),
  })),
});
