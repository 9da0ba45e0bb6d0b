/** What must be so before goods leave: a business policy, adopted and versioned (design: decision 6). */

/** What an order needs before it is produced and shipped. */
export interface OrderPolicy {
  readonly name: string;
  readonly version: number;
  /** Whether it must be granted by its customer's credit account. */
  readonly needsCredit: boolean;
  /** Whether only what passed inspection is shipped (row L7). */
  readonly needsInspection: boolean;
}

/** Where a company adopted no other: credit first, then inspection. */
export const creditAndInspectionFirst: OrderPolicy = {
  name: 'order',
  version: 1,
  needsCredit: true,
  needsInspection: true,
};

/** What the room needs from outside; where no policy is given, {@link creditAndInspectionFirst} holds. */
export interface OrderGiven {
  readonly orderPolicy?: OrderPolicy;
}

/** The policy in force. */
export const policyOf = ({ orderPolicy }: OrderGiven): OrderPolicy => orderPolicy ?? creditAndInspectionFirst;
