/** The rooms that a simulated company works in, each with the policies by which it decides there. */
import { card, territory, territoryLevels } from '@clientele/domain/customer';
import { coaching, type VisitPolicy, visit, visitPolicy } from '@clientele/domain/field';
import { contract, supervisorsReview } from '@clientele/domain/pipeline';
import { generalManagerApproves, target } from '@clientele/domain/planning';
import {
  aftersales,
  type ComplaintPolicy,
  complaint,
  complaintPolicy,
  inquiry,
  satisfaction,
  satisfactionPolicy,
} from '@clientele/domain/service';
import {
  credit,
  creditAndInspectionFirst,
  financeCollects,
  type OrderPolicy,
  order,
  receipt,
  receivable,
  standardCreditPolicy,
  threeLevels,
} from '@clientele/domain/trade';
import { type RoomDesk, roomDesk } from './desk.ts';

/** Over the counter: paid at once and taken along, so that neither credit nor inspection is asked for. */
const counterSales: OrderPolicy = { name: 'counter-sales', version: 1, needsCredit: false, needsInspection: false };

/** What is sold over the counter has ids that begin with this. */
export const counterSale = 'S';

/** The standard policy, but what was escalated is for the service manager. */
const simulatedComplaintPolicy: ComplaintPolicy = {
  ...complaintPolicy,
  version: complaintPolicy.version + 1,
  escalationRoles: ['service-manager'],
};

/** The standard policy, with what two classes of customers are told and where the emphasis lies at first. */
const simulatedVisitPolicy: VisitPolicy = {
  ...visitPolicy,
  version: visitPolicy.version + 1,
  classes: [
    {
      class: 'village-clinic',
      questions: [],
      materials: ['company-image', 'certificates', 'product-introduction', 'consumer-letters'],
      focuses: [{ stage: 'opening', allowed: ['trust', 'needs'] }],
    },
  ],
};

/** Opens every room. */
export const openRooms = (namespace: string) => {
  const rooms = {
    card: roomDesk(namespace, card, () => ({})),
    territory: roomDesk(namespace, territory, () => ({ levels: territoryLevels })),
    order: roomDesk(namespace, order, ({ data }) => ({
      orderPolicy: data.order.startsWith(counterSale) ? counterSales : creditAndInspectionFirst,
    })),
    credit: roomDesk(namespace, credit, () => ({ creditPolicy: standardCreditPolicy })),
    receivable: roomDesk(namespace, receivable, () => ({ dunning: threeLevels, collection: financeCollects })),
    receipt: roomDesk(namespace, receipt, () => ({})),
    visit: roomDesk(namespace, visit, () => ({ visitPolicy: simulatedVisitPolicy })),
    coaching: roomDesk(namespace, coaching, () => ({})),
    complaint: roomDesk(namespace, complaint, () => ({ policy: simulatedComplaintPolicy })),
    inquiry: roomDesk(namespace, inquiry, () => ({})),
    aftersales: roomDesk(namespace, aftersales, () => ({})),
    satisfaction: roomDesk(namespace, satisfaction, () => ({ policy: satisfactionPolicy })),
    contract: roomDesk(namespace, contract, () => ({ contractPolicy: supervisorsReview })),
    target: roomDesk(namespace, target, () => ({ approval: generalManagerApproves })),
  };
  const all: readonly RoomDesk[] = Object.values(rooms);
  return { ...rooms, all };
};

/** The desks of a company's rooms. */
export type Rooms = ReturnType<typeof openRooms>;
