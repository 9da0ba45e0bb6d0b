/** Who works in the company. People are ids and roles: nobody has a name. */
import { AppointTerritoryHead, MapPlaces, OpenTerritory } from '@clientele/domain/customer';
import type { Actor } from '@clientele/domain/kernel';
import type { Company } from './company.ts';
import { met } from './moments.ts';
import { type Province, type Region, regions } from './places.ts';

/** The tree of territories. */
export const territoryPlan = 'sales';

export const generalManager: Actor = { id: 'GM', roles: ['general-manager'] };
export const salesDirector: Actor = { id: 'SD', roles: ['sales-director'] };
export const financeManager: Actor = { id: 'FM', roles: ['finance-manager'] };
export const accountant: Actor = { id: 'AC', roles: ['accountant'] };
export const serviceManager: Actor = { id: 'SM', roles: ['service-manager'] };
export const serviceClerk: Actor = { id: 'SC', roles: ['service'] };
export const storekeeper: Actor = { id: 'ST', roles: ['operations'] };

/** Where somebody sells: a province of a region, as an area of the tree. */
export interface Area {
  /** The id of the territory. */
  readonly id: string;
  readonly region: Region;
  readonly province: Province;
  readonly manager: Actor;
  readonly sellers: Actor[];
}

const oneSellerFor = 90;

/** How many regions a company of so many customers sells in. */
const regionsOf = (customers: number): number => Math.min(regions.length, Math.max(1, Math.floor(customers / 8)));

/** Opens the territories and fills the posts, each area with as many sellers as its customers need. */
export const employ = (company: Company): readonly Area[] => {
  const { customers } = company.options;
  const open = regions.slice(0, regionsOf(customers));
  const weights = open.reduce((sum, { weight }) => sum + weight, 0);
  return open.flatMap((region) => {
    const plan = territoryPlan;
    const manager: Actor = { id: `M-${region.id}`, roles: ['sales-manager'] };
    company.ask(
      OpenTerritory.of(
        { plan, territory: region.id, name: region.name, level: 'region', head: manager.id },
        company.meta(salesDirector),
      ),
    );
    return region.provinces.map((province): Area => {
      const part = (customers * region.weight) / weights / region.provinces.length;
      const sellers = Array.from(
        { length: Math.max(1, Math.ceil(part / oneSellerFor)) },
        (_, index): Actor => ({ id: `${province.id}-${index + 1}`, roles: ['salesperson'] }),
      );
      const area: Area = { id: province.id, region, province, manager, sellers };
      const { id: territory, province: of } = area;
      company.ask(
        OpenTerritory.of(
          { plan, territory, name: of.name, level: 'area', parent: region.id, head: manager.id },
          company.meta(salesDirector),
        ),
      );
      company.ask(MapPlaces.of({ plan, territory, places: [of.place] }, company.meta(salesDirector)));
      met(company, 'area opened', area);
      return area;
    });
  });
};

/** Once a year or so the head of an area changes, and the new one comes from within. */
export const appointHead = (company: Company, area: Area): void => {
  const head = company.chance.pick([area.manager.id, area.sellers[0]?.id ?? area.manager.id]);
  company.ask(AppointTerritoryHead.of({ plan: territoryPlan, territory: area.id, head }, company.meta(salesDirector)));
  met(company, 'area opened', area);
};
