/** The customers: some large and most small, each in an area, with its manners of buying and paying. */

import {
  AssignTerritory,
  CorrectPlacement,
  CorrectTerritory,
  PlaceCustomer,
  RegisterCustomer,
  RenameCustomer,
} from '@clientele/domain/customer';
import type { VisitClass } from '@clientele/domain/field';
import type { Actor } from '@clientele/domain/kernel';
import type { Company } from './company.ts';
import { openAccount } from './credit.ts';
import type { Area, Customer } from './entities.ts';
import { met } from './moments.ts';
import { nextOrder } from './orders.ts';
import { salesDirector } from './people.ts';
import { openVisits } from './visits.ts';

/** Large customers order often, small ones seldom: by their place among all, in thousandths. */
const intervalOf = (place: number): number => {
  if (place < 50) return 9;
  if (place < 200) return 17;
  return place < 500 ? 32 : 70;
};

const visitClassOf = (place: number): VisitClass => {
  if (place < 100) return 'county-hospital';
  if (place < 300) return 'township-health-centre';
  if (place < 600) return 'village-clinic';
  return place < 800 ? 'private-clinic' : 'village-or-town-pharmacy';
};

/** Buys on account are mostly the larger ones. */
const onAccountUpTo = 450;

/** The region in which the next customer is found: by its weight. */
const areaFor = (company: Company, areas: readonly Area[]): Area => {
  const total = areas.reduce((sum, { region }) => sum + region.weight, 0);
  let left = company.chance.int(1, total);
  for (const area of areas) {
    left -= area.region.weight;
    if (left <= 0) return area;
  }
  return areas[0] as Area;
};

/** Makes a customer out of its place among all, in thousandths: 0 is the largest. */
const customerOf = (company: Company, areas: readonly Area[], place: number): Customer => {
  const { chance } = company;
  const area = areaFor(company, areas);
  const { province, region } = area;
  const city = chance.pick(province.cities);
  return {
    id: company.id('C'),
    area,
    seller: chance.pick(area.sellers as unknown as readonly [Actor, ...Actor[]]),
    city,
    place: { ...province.place, city },
    visitClass: visitClassOf(place),
    position: {
      latitude: province.latitude + chance.int(-900_000, 900_000),
      longitude: province.longitude + chance.int(-900_000, 900_000),
    },
    interval: intervalOf(place),
    // The sum of such sizes lies with the largest fifth to about four fifths.
    size: Math.max(1, Math.round(60 / (1 + place / 10))),
    onAccount: place < onAccountUpTo,
    grade: place < 150 ? 'A' : place < 400 ? 'B' : 'C',
    late: chance.perMille(100) ? 700 : region.late,
    favourite: chance.int(0, 29),
    lateSince: 0,
    paidSince: 0,
  };
};

/** A customer enters the files, and the life with it begins. */
export const register = (company: Company, areas: readonly Area[], place: number): Customer => {
  const customer = customerOf(company, areas, place);
  const { id, area, seller } = customer;
  const { chance } = company;
  // One in forty is entered at the wrong place, and put right some days later.
  const wrong = company.seldom('entered at the wrong place', 25);
  const events = company.ask(
    RegisterCustomer.of(
      {
        customer: id,
        name: `${customer.city} ${id}`,
        directness: chance.perMille(850) ? 'direct' : 'indirect',
        place: wrong ? area.province.place : customer.place,
        territory: area.id,
      },
      company.meta(seller),
    ),
  );
  met(company, 'customer registered', { customer, events });
  if (wrong) correctLater(company, customer, events[1]?.id, events[1]?.occurredAt);
  if (customer.onAccount) openAccount(company, customer);
  nextOrder(company, customer);
  openVisits(company, customer);
  if (chance.perMille(20)) company.later(chance.int(30, 300), () => rename(company, customer));
  return customer;
};

const correctLater = (company: Company, customer: Customer, corrects?: string, at?: number): void => {
  if (corrects === undefined || at === undefined) return;
  company.later(company.chance.int(1, 20), () => {
    const { id, place, seller } = customer;
    const events = company.ask(CorrectPlacement.of({ customer: id, corrects, place }, company.meta(seller, at)));
    met(company, 'placement corrected', { customer, corrected: corrects, event: events[0]?.id ?? '' });
    // Some corrections are taken back and told anew, as the present.
    if (!company.seldom('a correction taken back', 300) || events[0] === undefined) return;
    const again = events[0].id;
    const taken = company.ask(
      CorrectPlacement.of({ customer: id, corrects: again, place: null }, company.meta(seller, at)),
    );
    company.ask(PlaceCustomer.of({ customer: id, place }, company.meta(seller)));
    met(company, 'placement taken back', { customer, corrected: again, event: taken[0]?.id ?? '' });
  });
};

const rename = (company: Company, customer: Customer): void => {
  const { id, city, seller } = customer;
  company.ask(RenameCustomer.of({ customer: id, name: `${city} ${id} II` }, company.meta(seller)));
};

/** A customer passes to another area, or only to another seller of its own. */
export const handOver = (company: Company, customer: Customer, areas: readonly Area[]): void => {
  const { chance } = company;
  const moves = chance.perMille(300);
  const area = moves ? chance.pick(areas as readonly [Area, ...Area[]]) : customer.area;
  customer.seller = chance.pick(area.sellers as unknown as readonly [Actor, ...Actor[]]);
  if (area === customer.area) return;
  const before = customer.area;
  customer.area = area;
  const events = company.ask(
    AssignTerritory.of({ customer: customer.id, territory: area.id }, company.meta(salesDirector)),
  );
  const [told] = events;
  // One in ten was a slip: it stays where it was.
  if (told === undefined || !chance.perMille(100)) return;
  company.later(chance.int(1, 10), () => {
    customer.area = before;
    customer.seller = chance.pick(before.sellers as unknown as readonly [Actor, ...Actor[]]);
    company.ask(
      CorrectTerritory.of(
        { customer: customer.id, corrects: told.id, territory: null },
        company.meta(salesDirector, told.occurredAt),
      ),
    );
  });
};
