/**
 * A company that never was, living day by day: what its people do becomes commands, its rooms decide them, and what comes of it
 * is a history like any other. It tells one day after the other and keeps none of them: only what is alive is held.
 */

import { dayNumber, type Instant, type LocalDate, minute } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { dayStart } from './agenda.ts';
import { remind } from './arrears.ts';
import { isWorkday } from './calendar.ts';
import { type Company, newCompany, type Refused } from './company.ts';
import { evaluateAgain, raiseForSeason } from './credit.ts';
import { handOver, register } from './customers.ts';
import type { SimulatedBatch } from './desk.ts';
import type { Area, Customer } from './entities.ts';
import { met } from './moments.ts';
import { completed, optionFaults, type SimulationFault, type SimulationOptions } from './options.ts';
import { takeCall } from './service.ts';
import { planYears } from './targets.ts';
import { appointHead, employ } from './territories.ts';
import { walkIn } from './visits.ts';

/** A day of the company: what was appended, in order, and what was refused. */
export interface SimulatedDay {
  readonly on: LocalDate;
  /** To be appended in this order, each as one append; their events bring the recorded time that they had. */
  readonly batches: readonly SimulatedBatch[];
  readonly refused: readonly Refused[];
  /** Commands that were planned as mistakes and taken all the same: there are none, unless the simulation is wrong. */
  readonly unexpected: number;
  readonly commands: number;
}

/** A company that can be lived through, again and again: each time the same. */
export interface Simulation {
  readonly options: Required<SimulationOptions>;
  readonly days: () => Generator<SimulatedDay, void, void>;
}

interface Living {
  readonly company: Company;
  readonly areas: readonly Area[];
  readonly customers: Customer[];
  /** The places of those who will come, the largest being 0. */
  readonly places: readonly number[];
  next: number;
}

/** Customers that come later, for each hundred of the beginning and year. */
const growth = 6;

const welcome = (living: Living): void => {
  const { company, areas, customers, places } = living;
  const place = places[living.next % places.length] ?? 500;
  living.next += 1;
  customers.push(register(company, areas, place));
};

const begin = (options: Required<SimulationOptions>): Living => {
  const company = newCompany(options);
  company.tick(dayStart(dayNumber(options.from)) + 8 * 60 * minute);
  const areas = employ(company);
  const { customers: count } = options;
  const places = company.chance.shuffled(count).map((rank) => Math.floor((rank * 1000) / count));
  return { company, areas, customers: [], places, next: 0 };
};

/** What comes up by itself on a day, beside what is on the agenda. */
const stir = (living: Living): void => {
  const { company, areas, customers } = living;
  const { chance, options } = company;
  const on = company.today();
  const some = (perYear: number, run: (customer: Customer) => void): void => {
    // So many a year for each hundred customers, spread over the days worked on.
    const expected = (customers.length * perYear * 1000) / 100 / 250;
    const count = Math.floor(expected / 1000) + (chance.perMille(expected % 1000) ? 1 : 0);
    for (let index = 0; index < count; index++)
      run(chance.pick(customers as unknown as readonly [Customer, ...Customer[]]));
  };
  some(growth, () => welcome(living));
  some(8, (customer) => handOver(company, customer, areas));
  some(10, (customer) => walkIn(company, customer));
  some(60, (customer) => takeCall(company, customer));
  if (on.slice(5, 7) >= '09') some(10, (customer) => customer.onAccount && raiseForSeason(company, customer));
  if (on.endsWith('-15') || on.endsWith('-28')) remind(company);
  if (on.endsWith('-10')) for (const area of areas) met(company, 'area opened', area);
  if (chance.perMille(10)) appointHead(company, chance.pick(areas as readonly [Area, ...Area[]]));
  const month = on.slice(5, 7);
  if ((month === '01' || month === '07') && options.from < on)
    for (const [index, customer] of customers.entries())
      if (customer.onAccount && index % 20 === Number(on.slice(8)) % 20) evaluateAgain(company, customer);
};

const day = (living: Living, number: number, first: boolean): SimulatedDay => {
  const { company } = living;
  company.tick(dayStart(number) + 8 * 60 * minute);
  if (first) {
    for (let index = 0; index < company.options.customers; index++) welcome(living);
    planYears(company, living.areas, living.customers);
  }
  if (!first && isWorkday(company.today())) stir(living);
  const on = company.today();
  company.agenda.live(number, company.tick);
  const { batches, refused, unexpected, commands } = company.take();
  return { on, batches, refused, unexpected: unexpected.length, commands };
};

const live = function* (options: Required<SimulationOptions>): Generator<SimulatedDay, void, void> {
  const living = begin(options);
  const first = dayNumber(options.from);
  for (let number = first; number < first + options.days; number++) yield day(living, number, number === first);
};

/**
 * A company by its seed, size and length; or everything that is wrong with these. Nothing happens until its days are asked for.
 *
 * @example
 * ```ts
 * import { simulation } from '@clientele/adapters/simulation';
 * import * as E from 'fp-ts/lib/Either.js';
 *
 * const made = simulation({ seed: 7, customers: 20, days: 30 });
 * if (E.isRight(made)) for (const { on, batches } of made.right.days()) console.log(on, batches.length);
 * ```
 */
export const simulation = (
  options: SimulationOptions,
): E.Either<readonly [SimulationFault, ...SimulationFault[]], Simulation> => {
  const all = completed(options);
  const [first, ...others] = optionFaults(all);
  return first === undefined ? E.right({ options: all, days: () => live(all) }) : E.left([first, ...others]);
};

/** The last instant of a simulated day, for clocks that stand behind it. */
export const endOf = (on: LocalDate): Instant => dayStart(dayNumber(on) + 1) - 1;
