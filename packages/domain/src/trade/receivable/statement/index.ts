/** The room of the statement of account (对账单): one stream a statement. */
import { type Decider, type Law, lawOf } from '../../../kernel/index.ts';
import { type StatementCommand, statementCommands } from './commands.ts';
import { addsUp, decideStatement, evolveStatement, initialStatement, type StatementState } from './decide.ts';
import { type StatementEvent, statementEvents } from './events.ts';
import { type StatementRejection, statementMessages } from './rejections.ts';

export * from './commands.ts';
export type { StandingStatement, StatementState } from './decide.ts';
export * from './events.ts';
export { type StatementRejection, statementMessages } from './rejections.ts';

/** The laws of the room. */
export const statementLaws: readonly Law[] = [
  lawOf<StatementEvent, null>({
    code: 'statement.adds-up',
    rows: ['M10'],
    text: {
      en: 'Each balance of a statement is its opening and what moved it.',
      zh: '对账单每一余额均等于期初加减各项变动。',
    },
    scope: 'stream',
    handles: ['StatementSent'],
    initial: null,
    check: (memory, event) => ({
      memory,
      breach:
        event.type !== 'StatementSent' || event.data.balances.every(addsUp)
          ? null
          : { en: 'a balance does not add up', zh: '余额与各项变动不符' },
    }),
  }),
  lawOf<StatementEvent, readonly string[]>({
    code: 'statement.agreed-without-differences',
    rows: ['M10'],
    text: {
      en: 'A statement is agreed only once every difference is cleared up.',
      zh: '对账单的差异全部处理后方可确认。',
    },
    scope: 'stream',
    handles: statementEvents.map(({ type }) => type),
    initial: [],
    check: (open, event) => {
      switch (event.type) {
        case 'StatementDisputed':
          return { memory: [...open, ...event.data.differences.map(({ difference }) => difference)], breach: null };
        case 'DifferenceCleared':
          return { memory: open.filter((one) => one !== event.data.difference), breach: null };
        case 'StatementAgreed':
          return {
            memory: open,
            breach:
              open.length === 0
                ? null
                : { en: `${open.join(', ')} are not cleared up`, zh: `尚有差异：${open.join('、')}` },
          };
        default:
          return { memory: open, breach: null };
      }
    },
  }),
];

/**
 * The decider of a statement of account.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn, money } from '@clientele/domain/kernel';
 * import { SendStatement, statement } from '@clientele/domain/trade';
 *
 * const meta = madeOn(chinaStandardTime, '2024-06-03', 's-1', { id: 'u1', roles: ['accountant'] });
 * const [none, all] = [money(0, 'CNY'), money(500_00, 'CNY')];
 * const balance = { opening: none, invoiced: all, received: none, credited: none, writtenOff: none, closing: all };
 * const period = { from: '2024-05-01', until: '2024-05-31' } as const;
 * const command = SendStatement.of({ statement: 'S1', customer: 'C1', ...period, balances: [balance] }, meta);
 * statement.decide(command, {})(statement.initial); // right([{ type: 'StatementSent', … }])
 * ```
 */
export const statement: Decider<StatementState, StatementCommand, StatementEvent, StatementRejection> = {
  category: 'statement',
  version: 1,
  commands: statementCommands,
  events: statementEvents,
  messages: statementMessages,
  laws: statementLaws,
  initial: initialStatement,
  streamOf: (command) => command.data.statement,
  decide: decideStatement,
  evolve: evolveStatement,
};
