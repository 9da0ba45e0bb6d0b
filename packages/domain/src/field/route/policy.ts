/** The policy of routes, as data: what a kilometre is worth by vehicle, and how far beyond the plan nobody asks why. */
import type * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import {
  divideHalfAway,
  type Money,
  type MoneyFault,
  moneyOf,
  moneySchema,
  type PolicyRef,
} from '../../kernel/index.ts';
import { type Vehicle, vehicles } from './content.ts';

/** Reads a {@link RoutePolicy}; a vehicle is priced once, and one that is not named has no fuel to be paid. */
export const routePolicySchema = z.strictObject({
  name: z.string().min(1).max(200),
  version: z.int().min(0),
  /** What is paid for the fuel of a kilometre. */
  fuel: z
    .array(
      z.strictObject({
        vehicle: z.enum(vehicles),
        perKilometre: moneySchema.refine(
          ({ amount }) => amount >= 0 && amount <= 1_000_000,
          'from nothing to a million',
        ),
      }),
    )
    .refine((rates) => new Set(rates.map(({ vehicle }) => vehicle)).size === rates.length, 'each vehicle once'),
  /** How far beyond the planned distance fuel is paid without a reason, in hundredths of a per cent of it. */
  tolerance: z.int().min(0).max(10_000),
});

/** The policy of routes. */
export type RoutePolicy = z.infer<typeof routePolicySchema>;

/** 0.35 yuan a kilometre by motorbike, 0.80 by van, nothing by bus; a tenth beyond the plan without a reason. */
export const routePolicy: RoutePolicy = {
  name: 'routes',
  version: 1,
  fuel: [
    { vehicle: 'motorbike', perKilometre: { amount: 35, currency: 'CNY', scale: 2 } },
    { vehicle: 'van', perKilometre: { amount: 80, currency: 'CNY', scale: 2 } },
  ],
  tolerance: 1000,
};

/** The reference under which events name a policy. */
export const routePolicyRef = (policy: RoutePolicy): PolicyRef => `${policy.name}@${policy.version}`;

/** What a kilometre is worth; null where the vehicle has no fuel to be paid. */
export const rateOf = ({ fuel }: RoutePolicy, vehicle: Vehicle): Money | null =>
  fuel.find((rate) => rate.vehicle === vehicle)?.perKilometre ?? null;

/** The distance up to which fuel is paid without a reason, in metres, rounded down. */
export const unquestioned = ({ tolerance }: RoutePolicy, planned: number): number =>
  planned + Math.floor((planned * tolerance) / 10_000);

/**
 * What the fuel of a distance is worth: exact, rounded half away from zero once, to the scale of the rate.
 *
 * @example
 * ```ts
 * import { fuelCost } from '@clientele/domain/field';
 * import { money } from '@clientele/domain/kernel';
 *
 * fuelCost(12_345, money(35, 'CNY')); // right({ amount: 432, currency: 'CNY', scale: 2 })
 * ```
 */
export const fuelCost = (metres: number, perKilometre: Money): E.Either<MoneyFault, Money> => {
  const { amount, currency, scale } = perKilometre;
  return moneyOf({ units: divideHalfAway(BigInt(amount) * BigInt(metres), 1000n), scale }, currency);
};
