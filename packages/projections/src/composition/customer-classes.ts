/** The class of every customer along an axis at one date: told facts as they stood then, or what a period's figures give. */
import { unitName } from '../kernel/figure.ts';
import { emptyBatch } from '../sales/batch.ts';
import type { Chosen } from '../sales/chosen.ts';
import { type Classing, classingOf, keyOf } from '../sales/classing.ts';
import { type Axis, type Basis, isDerivedAxis, type Measure } from '../sales/question.ts';
import { classOfSegment, type DerivedPolicies, segmentsOf } from './derived-axes.ts';

/** The classes of customers by their numbers in the ledger; null is what is unknown. */
export type ClassesOfCustomers = (customer: number) => string | null;

/** The class of each customer by a classing that looks at nothing but the customer. */
const classesBy = (chosen: Chosen, classing: Classing): ClassesOfCustomers => {
  const { length } = chosen.ledger.customers.texts;
  const batch = emptyBatch(length);
  batch.length = length;
  for (let customer = 0; customer < length; customer++) batch.customer[customer] = customer;
  const classes = new Int32Array(length);
  classing.classify(batch, classes);
  return (customer) => keyOf(classing, classes[customer] ?? 0);
};

/** The classing of customers as of the question's date; null for an axis that customers have no class on by themselves. */
export const standingClassing = (chosen: Chosen, axis: Axis): Classing | null => {
  const classing = classingOf({ ...chosen, asked: { ...chosen.asked, region: 'as-is', classes: 'as-is' } }, axis);
  return classing?.ofCustomer && axis !== 'customer' ? classing : null;
};

/** The class of each customer in each unit; null for an axis along which customers don't move. */
export const customerClasses = (
  chosen: Chosen,
  axis: Axis,
  { measure, by, policies }: { readonly measure: Measure; readonly by: Basis; readonly policies: DerivedPolicies },
): ((unit: string) => ClassesOfCustomers) | null => {
  if (isDerivedAxis(axis)) {
    const { ids } = chosen.ledger.customers;
    const byUnit = new Map(
      segmentsOf(chosen, measure, by, policies).map(({ unit, customers }) => [
        unitName(unit),
        new Map(customers.map((one) => [ids.get(one.key) ?? 0, classOfSegment(axis, one)])),
      ]),
    );
    return (unit) => (customer) => byUnit.get(unit)?.get(customer) ?? null;
  }
  const classing = standingClassing(chosen, axis);
  if (classing === null) return null;
  const classes = classesBy(chosen, classing);
  return () => classes;
};
