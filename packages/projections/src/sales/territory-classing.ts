/** Sales by territories that follow from the plan of territories: by where their places lay, and by what lies above them. */
import { heldOn } from '../customers/facts.ts';
import { idOf, noNames } from '../kernel/names.ts';
import { ancestorSteps, type TerritoryStep } from '../territories/book.ts';
import type { Classing, Sources } from './classes.ts';
import type { SalesLedger } from './ledger.ts';
import { classAt, type Step } from './steps.ts';

/** By the territory that documents of a kind state (0: none), or else by the one that holds at the sale. */
export const byStepsOfKind = (
  ledger: SalesLedger,
  stated: Int32Array,
  courseOf: (kind: number) => readonly TerritoryStep[],
): Classing => {
  const names = noNames();
  const ofStated = Int32Array.from(stated, (number) =>
    number === 0 ? 0 : idOf(names, ledger.territories.texts[number]),
  );
  const steps = Array.from(ofStated, (known, kind): readonly Step[] =>
    known !== 0 ? [] : courseOf(kind).map(({ at, value }) => ({ at, of: idOf(names, value ?? undefined) })),
  );
  return {
    names,
    classify: ({ length, documentKind, at }, into) => {
      for (let row = 0; row < length; row++) {
        const kind = documentKind[row] as number;
        const known = ofStated[kind] as number;
        into[row] = known !== 0 ? known : classAt(steps[kind] ?? [], at[row] as number);
      }
    },
    complete: true,
    ofLineKind: null,
    ofCustomer: false,
  };
};

/** By the territory of a level that lies above another: at the sale, or, as-is, on the date of the report. */
export const aboveTerritory = (
  { customers: { territories }, asked: { region, asOf } }: Sources,
  below: Classing | null,
  level: string,
): Classing | null => {
  if (below === null) return null;
  const names = noNames();
  const ancestors = ancestorSteps(territories, level);
  const steps = below.names.texts.map((territory, number): readonly Step[] => {
    if (number === 0) return [];
    const course = ancestors(territory);
    const standing = region === 'as-is' ? [{ at: Number.NEGATIVE_INFINITY, value: heldOn(course, asOf) }] : course;
    return standing.map(({ at, value }) => ({ at, of: idOf(names, value ?? undefined) }));
  });
  return {
    names,
    classify: (batch, into) => {
      below.classify(batch, into);
      for (let row = 0; row < batch.length; row++)
        into[row] = classAt(steps[into[row] as number] ?? [], batch.at[row] as number);
    },
    complete: true,
    ofLineKind: null,
    ofCustomer: below.ofCustomer && region === 'as-is',
  };
};
