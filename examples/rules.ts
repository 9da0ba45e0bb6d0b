// Testing rules by properties: a customer's card keeps the rules of every room, and its own laws, on arbitrary stories; a rule
// that doesn't hold is answered with the shortest story that breaks it.
import {
  type Card,
  type CardCommand,
  type CardEvent,
  type CardRejection,
  card,
  RegisterCustomer,
  RenameCustomer,
} from '@clientele/domain/customer';
import type { NoGiven } from '@clientele/domain/kernel';
import { checkRules, commandsOf, ids, ruleOfEvents } from '@clientele/domain/testing';
import fc from 'fast-check';

const customer = ids('C', 2);
const commands = fc.oneof(
  commandsOf(RegisterCustomer, fc.record({ customer })),
  commandsOf(RenameCustomer, fc.record({ customer, name: fc.constantFrom('North', 'South') })),
);
const kept = checkRules(card, { commands, given: () => ({}), seed: 7 });
console.log(`${kept.rules.length} rules on ${kept.runs} stories: ${kept.passed ? 'kept' : 'broken'}\n`);

const mine = ruleOfEvents<Card, CardCommand, CardEvent, CardRejection, NoGiven>(
  'acme.named-at-once',
  { en: 'A customer has its name when it is registered.', zh: '客户建档时即有名称。' },
  ({ type }) => (type === 'CustomerRenamed' ? 'the name came later' : null),
);
const broken = checkRules(card, { commands, given: () => ({}), seed: 7, rules: [mine] });
for (const { text, story } of broken.broken) console.log(`${text.en}\n${story}`);
