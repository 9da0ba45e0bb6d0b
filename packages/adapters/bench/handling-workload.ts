/** The work of the handling benchmark: 2,000 credit accounts, 50 events each to begin with, then command after command. */
import { type CommandMeta, type Instant, money } from '@clientele/domain/kernel';
import { type CreditCommand, ReleaseCredit, ReserveCredit, SetLimit } from './credit-account.ts';

const accounts = 2_000;
const eventsToBeginWith = 50;

/** How many orders of an account hold a reservation at a time. */
const openOrders = 8;

const start: Instant = 1_760_000_000_000;

/** Later than every command. */
export const now: Instant = start + 1_000_000_000;

/** Ids as a sender makes them, of one length and each a string of its own. */
const bytes = Buffer.alloc(36);
const idOf = (number: number): string => {
  bytes.write(`0199c0de-0000-7000-8000-${number.toString(16).padStart(12, '0')}`, 'latin1');
  return bytes.toString('latin1');
};

const metaOf = (number: number): CommandMeta => ({
  commandId: idOf(number),
  at: start + number,
  on: '2025-10-09',
  by: { id: `U${number % 40}`, roles: ['credit-clerk'] },
});

/** The n-th command of an account: a limit, then reservations, of which each new one follows the release of the oldest. */
const commandOf = (account: string, nth: number, meta: CommandMeta): CreditCommand => {
  if (nth === 0) return SetLimit.of({ account, limit: money(1_000_000_000, 'CNY') }, meta);
  const amount = money(10_000 + nth, 'CNY');
  if (nth <= openOrders) return ReserveCredit.of({ account, order: `${account}-${nth}`, amount }, meta);
  const turn = nth - openOrders - 1;
  const order = `${account}-${1 + (turn >> 1)}`;
  if (turn % 2 === 0) return ReleaseCredit.of({ account, order }, meta);
  return ReserveCredit.of({ account, order: `${account}-${openOrders + 1 + (turn >> 1)}`, amount }, meta);
};

/** Commands over all accounts in turns that jump about, from the n-th of each on. */
const commandsFrom = (nth: number, count: number): readonly CreditCommand[] =>
  Array.from({ length: count }, (_, place) => {
    const number = nth * accounts + place;
    return commandOf(`A${(place * 7_919) % accounts}`, nth + Math.floor(place / accounts), metaOf(number));
  });

/** The commands that make what each account begins with. */
export const beginnings = (): readonly CreditCommand[] => commandsFrom(0, accounts * eventsToBeginWith);

/** The commands that are timed. */
export const commands = (count: number): readonly CreditCommand[] => commandsFrom(eventsToBeginWith, count);
