/** Credit stops: what the last notice proposed is made a hold or refused, and lifted when the invoice is settled. */

import { DecideCreditStop, LiftCreditHold } from '@clientele/domain/trade';
import { currency } from './amounts.ts';
import type { Company } from './company.ts';
import type { OpenInvoice } from './entities.ts';
import { met } from './moments.ts';
import { isOpen } from './money.ts';
import { generalManager, salesDirector } from './people.ts';

/** Nothing more on credit until it has paid; some are let off, and some pay before anybody has decided. */
export const decideStop = (company: Company, open: OpenInvoice): void => {
  const { invoice: stop, customer } = open;
  const whose = { customer: customer.id, currency, stop };
  met(company, 'stop proposed', open);
  if (!isOpen(company, stop)) {
    met(company, 'stop settled', open);
    const paid = { ...whose, outcome: 'refuse', reason: 'paid meanwhile' } as const;
    company.ask(DecideCreditStop.of(paid, company.meta(salesDirector)));
    return;
  }
  if (company.seldom('a stop', 700)) {
    const held = { ...whose, outcome: 'hold', reason: 'did not answer the last notice' } as const;
    company.ask(DecideCreditStop.of(held, company.meta(salesDirector)));
    met(company, 'stop decided', open);
    liftWhenPaid(company, open);
  } else {
    const letOff = { ...whose, outcome: 'refuse', reason: 'pays by instalments' } as const;
    company.ask(DecideCreditStop.of(letOff, company.meta(generalManager)));
    met(company, 'stop decided', open);
  }
};

/** Looked at twice a week: it is off as soon as nothing is owed of its invoice. */
const liftWhenPaid = (company: Company, open: OpenInvoice): void =>
  company.later(3, () => {
    const { invoice: hold, customer } = open;
    if (isOpen(company, hold)) {
      liftWhenPaid(company, open);
      return;
    }
    met(company, 'stop settled', open);
    const lifted = { customer: customer.id, currency, hold, reason: 'the invoice is settled' };
    company.ask(LiftCreditHold.of(lifted, company.meta(generalManager)));
  });
