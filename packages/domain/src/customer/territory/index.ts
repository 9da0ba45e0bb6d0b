/**
 * The room of the sales territories: a plan that says which there are, what lies under what, who heads each, and which places
 * lie where. It stands in the wing of the customer, since it is customers and their places that a plan divides.
 */
import type { Decider } from '../../kernel/index.ts';
import { type TerritoryCommand, territoryCommands } from './commands.ts';
import { decideTerritories, type TerritoryGiven } from './decide.ts';
import { type TerritoryEvent, territoryEvents } from './events.ts';
import { territoryLaws } from './laws.ts';
import { type TerritoryRejection, territoryMessages } from './rejections.ts';
import { evolveTerritories, noTerritories, type TerritoryPlan } from './state.ts';

export * from './commands.ts';
export type { TerritoryGiven } from './decide.ts';
export * from './events.ts';
export { territoryLaws } from './laws.ts';
export { type TerritoryLevels, territoryLevelLabel, territoryLevels } from './levels.ts';
export { type TerritoryRejection, territoryMessages } from './rejections.ts';
export type { MappedPlace, Territory, TerritoryPlan } from './state.ts';

/**
 * The decider of a plan of territories.
 *
 * @example
 * ```ts
 * import { OpenTerritory, territory, territoryLevels } from '@clientele/domain/customer';
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 *
 * const meta = madeOn(chinaStandardTime, '2024-01-01', 'c1', { id: 'u1', roles: ['general-manager'] });
 * const data = { plan: 'main', territory: 'east', name: '华东大区', level: 'region', head: 'S1' };
 * territory.decide(OpenTerritory.of(data, meta), { levels: territoryLevels })(territory.initial); // right([{ type: 'TerritoryOpened', … }])
 * ```
 */
export const territory: Decider<TerritoryPlan, TerritoryCommand, TerritoryEvent, TerritoryRejection, TerritoryGiven> = {
  category: 'territory',
  version: 1,
  commands: territoryCommands,
  events: territoryEvents,
  messages: territoryMessages,
  laws: territoryLaws,
  initial: noTerritories,
  streamOf: (command) => command.data.plan,
  decide: decideTerritories,
  evolve: evolveTerritories,
};
