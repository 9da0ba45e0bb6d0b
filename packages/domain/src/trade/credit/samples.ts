/** A customer, people in their roles, and events in short, for the tests of the room. */
import { type CommandMeta, type LocalDate, type Money, madeOn, money, quantity, utc } from '../../kernel/index.ts';
import { CreditGradeChanged, type CreditLimit, CreditLimitChanged, type LimitTerms, ReserveCredit } from './index.ts';

export const whose = { customer: 'C1', currency: 'CNY' };
export const yuan = (amount: number): Money => money(amount * 100, 'CNY');

const person = (id: string, ...roles: readonly string[]) => ({ id, roles });
export const seller = person('seller', 'sales-assistant');
export const manager = person('manager', 'sales-manager');
export const director = person('director', 'sales-director');
export const chief = person('chief', 'general-manager');
export const finance = person('finance', 'finance-manager');

export const by = (who: CommandMeta['by'], on: LocalDate): CommandMeta => madeOn(utc, on, `${who.id}-${on}`, who);

const told = {
  reason: 'yearly review',
  evidence: 'accounts of the year',
  requestedBy: seller.id,
  consentedBy: finance.id,
  exposure: money(0, 'CNY'),
};

export const limited = (amount: number, validUntil: LocalDate | null = null): LimitTerms => ({
  limit: { kind: 'limited', amount: yuan(amount) },
  validUntil,
});

export const gradeOf = (after: string, before: string | null = null) =>
  CreditGradeChanged.of({ ...whose, ...told, request: `grade-${after}`, before, after });

export const limitOf = (
  after: LimitTerms,
  before: LimitTerms = { limit: { kind: 'unset' } as CreditLimit, validUntil: null },
) => CreditLimitChanged.of({ ...whose, ...told, request: `limit-${JSON.stringify(after)}`, before, after });

/** An order of one line, so many boxes for so many yuan with tax and freight. */
export const lineOf = (count: number, gross: number, line = '1') => ({
  line,
  quantity: quantity(count, 'box'),
  gross: yuan(gross),
});

export const asking = (order: string, gross: number, on: LocalDate, ask = 1) =>
  ReserveCredit.of(
    { ...whose, order, ask, askedBy: seller.id, lines: [lineOf(gross, gross)], total: yuan(gross) },
    madeOn(utc, on, `ask-${order}-${ask}-${on}`, seller),
  );
