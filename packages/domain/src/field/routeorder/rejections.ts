/** Why a route order refuses a command, and how to say it. */
import type { Messages, Rejection } from '../../kernel/index.ts';

interface Named {
  readonly book: string;
}

/** Every reason that the room has; the data are what its sentence needs. */
export type RouteOrderRejection =
  | Rejection<'routeorder.area-empty', Named & { readonly area: string }>
  | Rejection<
      'routeorder.area-too-large',
      Named & { readonly area: string; readonly customers: number; readonly most: number }
    >
  | Rejection<'routeorder.in-no-area', Named & { readonly customer: string }>;

/** The sentences of the room's reasons. */
export const routeOrderMessages: Messages<RouteOrderRejection> = {
  'routeorder.area-empty': {
    en: ({ book, area }) =>
      `In the route order ${book} nobody lies in the area ${area}; split the customers into areas first (PlaceInArea).`,
    zh: ({ book, area }) => `路序 ${book} 的区域 ${area} 中没有客户；请先将客户划分到区域（PlaceInArea）。`,
  },
  'routeorder.area-too-large': {
    en: ({ book, area, customers, most }) =>
      `In the route order ${book} the area ${area} would hold ${customers} customers; a round takes ${most}, split the area.`,
    zh: ({ book, area, customers, most }) =>
      `路序 ${book} 的区域 ${area} 将有 ${customers} 个客户；每条路线至多 ${most} 个，请再划分区域。`,
  },
  'routeorder.in-no-area': {
    en: ({ book, customer }) =>
      `In the route order ${book} the customer ${customer} lies in no area; nothing is to be taken out.`,
    zh: ({ book, customer }) => `路序 ${book} 中客户 ${customer} 不属于任何区域；无须移出。`,
  },
};
