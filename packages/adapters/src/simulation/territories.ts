/** The territories: a tree of regions and areas, each with its head and its sellers. */
import { AppointTerritoryHead, MapPlaces, OpenTerritory } from '@clientele/domain/customer';
import type { Actor } from '@clientele/domain/kernel';
import type { Company } from './company.ts';
import type { Area } from './entities.ts';
import { met } from './moments.ts';
import { salesDirector } from './people.ts';
import { regions, territoryPlan } from './places.ts';

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
