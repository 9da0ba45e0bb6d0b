/** Who works in the company. People are ids and roles: nobody has a name. */
import type { Actor } from '@clientele/domain/kernel';

export const generalManager: Actor = { id: 'GM', roles: ['general-manager'] };
export const salesDirector: Actor = { id: 'SD', roles: ['sales-director'] };
export const financeManager: Actor = { id: 'FM', roles: ['finance-manager'] };
export const accountant: Actor = { id: 'AC', roles: ['accountant'] };
export const serviceManager: Actor = { id: 'SM', roles: ['service-manager'] };
export const serviceClerk: Actor = { id: 'SC', roles: ['service'] };
export const storekeeper: Actor = { id: 'ST', roles: ['operations'] };
