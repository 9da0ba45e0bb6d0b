/** Contacts that are over, as cadences, calls and follow-ups count them. */
import type { ContactMode, KnownVisit } from '@clientele/domain/field';
import type { LocalDate } from '@clientele/domain/kernel';

/** A contact that is over. */
export interface Contact {
  readonly visit: KnownVisit;
  readonly on: LocalDate;
  readonly mode: ContactMode;
}

/** Contacts that have ended, in the order of their days, then as they were told. */
export const contactsOf = (visits: readonly KnownVisit[]): readonly Contact[] =>
  visits
    .flatMap((visit): readonly Contact[] =>
      visit.ended === null || visit.begun === null ? [] : [{ visit, on: visit.begun.on, mode: visit.mode }],
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** A visit that we made: in person, and not a customer who came to us. */
export const isOwnVisit = ({ visit, mode }: Contact): boolean => mode === 'in-person' && visit.kind !== 'walk-in';

/** A call that we made. */
export const isOwnCall = ({ visit, mode }: Contact): boolean => mode === 'phone' && visit.kind !== 'incoming';

/** Whether the customer's opinion was asked (row P28). */
export const askedOpinion = ({ visit: { answers, findings } }: Contact): boolean =>
  answers.views !== undefined || findings.some(({ heard, asked }) => heard !== undefined || asked !== undefined);

/** Lists by a key, in the order in which they come. */
export const listedBy = <T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const lists = new Map<string, T[]>();
  for (const one of all) {
    const list = lists.get(keyOf(one));
    if (list === undefined) lists.set(keyOf(one), [one]);
    else list.push(one);
  }
  return lists;
};
