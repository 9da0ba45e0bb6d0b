/**
 * The two laws of told facts, checked from the events alone, without the room's own state: so that an auditor's reading of
 * a history doesn't rest on the code that wrote it.
 */
import { type DomainEvent, formatInstant, type Instant, type Law, lawOf, type Text } from '../kernel/index.ts';

/** What an event states: of which fact, and whether it only takes something back. */
export interface Statement {
  /** Two statements are of one kind where their keys are equal. */
  readonly kind: string;
  readonly fact: Text;
  readonly retracts: boolean;
}

interface InForce {
  readonly id: string;
  readonly kind: string;
  readonly at: Instant;
  readonly fact: Text;
}

const none: readonly InForce[] = [];

/** What a room says of its laws. */
export interface ToldLaws<Event extends DomainEvent> {
  readonly room: string;
  readonly rows: readonly string[];
  readonly handles: readonly Event['type'][];
  /** What an event states, or null where it states no fact that changes. */
  readonly statementOf: (event: Event) => Statement | null;
}

const breachOfInstant = (others: readonly InForce[], { kind, retracts }: Statement, at: Instant): Text | null => {
  const other = retracts ? undefined : others.find((one) => one.kind === kind && one.at === at);
  if (other === undefined) return null;
  const { fact, id } = other;
  const when = formatInstant(at);
  return {
    en: `it states ${fact.en} from ${when} on, as event ${id} does, and neither corrects the other`,
    zh: `它与事件 ${id} 都说明自 ${when} 起的${fact.zh}，且互不更正`,
  };
};

const breachOfCorrection = (
  inForce: readonly InForce[],
  { kind, fact, retracts }: Statement,
  corrects: string | undefined,
): Text | null => {
  if (corrects === undefined) {
    return retracts
      ? {
          en: `it takes back ${fact.en} without naming the event that it corrects`,
          zh: `它撤回${fact.zh}，却未指明所更正的事件`,
        }
      : null;
  }
  const corrected = inForce.find((one) => one.id === corrects);
  if (corrected === undefined) {
    return {
      en: `it corrects event ${corrects}, which states nothing that is in force in this stream`,
      zh: `它更正事件 ${corrects}，而该事件在本流中没有仍然有效的说明`,
    };
  }
  return corrected.kind === kind
    ? null
    : {
        en: `it states ${fact.en} and corrects event ${corrects}, which states ${corrected.fact.en}`,
        zh: `它说明的是${fact.zh}，所更正的事件 ${corrects} 说明的却是${corrected.fact.zh}`,
      };
};

/** The laws: facts of one kind never share an instant, and a correction names a fact of its stream and kind in force. */
export const toldLaws = <Event extends DomainEvent>({
  room,
  rows,
  handles,
  statementOf,
}: ToldLaws<Event>): readonly Law[] => {
  const lawFrom = (
    name: string,
    text: Text,
    breachOf: (
      inForce: readonly InForce[],
      statement: Statement,
      event: Event & { readonly occurredAt: Instant },
    ) => Text | null,
  ): Law =>
    lawOf<Event, readonly InForce[]>({
      code: `${room}.${name}`,
      rows,
      text,
      scope: 'stream',
      handles,
      initial: none,
      check: (inForce, event) => {
        const statement = statementOf(event);
        if (statement === null) return { memory: inForce, breach: null };
        const { kind, fact, retracts } = statement;
        const others = event.corrects === undefined ? inForce : inForce.filter(({ id }) => id !== event.corrects);
        const memory = retracts ? others : [...others, { id: event.id, kind, at: event.occurredAt, fact }];
        return { memory, breach: breachOf(inForce, statement, event) };
      },
    });
  return [
    lawFrom(
      'one-fact-an-instant',
      {
        en: 'Of two statements of one fact for the same instant, one corrects the other.',
        zh: '对同一事项在同一时刻的两种说法，其中一种必为对另一种的更正。',
      },
      (inForce, statement, event) =>
        breachOfInstant(
          inForce.filter(({ id }) => id !== event.corrects),
          statement,
          event.occurredAt,
        ),
    ),
    lawFrom(
      'correction-of-its-own',
      {
        en: 'A correction names an event of the same stream that states the same fact and is still in force.',
        zh: '更正必须指明同一流中说明同一事项且仍然有效的事件。',
      },
      (inForce, statement, event) => breachOfCorrection(inForce, statement, event.corrects),
    ),
  ];
};
