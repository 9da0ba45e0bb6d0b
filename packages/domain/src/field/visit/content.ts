/** What is said at, before and after a visit: modes of contact, the seven must-asks, what is presented, where it was. */
import * as z from 'zod';
import {
  addDays,
  decimalOfQuantity,
  idSchema,
  instantSchema,
  type LocalDate,
  localDateSchema,
  type Quantity,
  quantitySchema,
  type Ratio,
  ratioOf,
  rescaleDecimal,
  type Text,
} from '../../kernel/index.ts';

const name = z.string().min(1).max(200).regex(/\S/u, 'at least one visible character');
const sentence = z.string().min(1).max(2000).regex(/\S/u, 'at least one visible character');

/** How a customer is met (拜访方式, row P2). */
export const contactModes = ['phone', 'email', 'in-person'] as const;

/** How a customer is met. */
export type ContactMode = (typeof contactModes)[number];

/** The modes of contact in words. */
export const contactModeTexts: { readonly [Mode in ContactMode]: Text } = {
  phone: { en: 'phone', zh: '电话' },
  email: { en: 'e-mail', zh: '邮件' },
  'in-person': { en: 'in person', zh: '亲访' },
};

/** The classes of customers in the order in which they are visited (拜访优先顺序, row P6). */
export const visitClasses = [
  'county-hospital',
  'township-health-centre',
  'village-clinic',
  'private-clinic',
  'village-or-town-pharmacy',
] as const;

/** A class of customers as visits tell them apart. */
export type VisitClass = (typeof visitClasses)[number];

/** What a contact is for: the regular round of important customers, that of ordinary ones, a return visit, a manager's call. */
export const visitOccasions = ['regular', 'round', 'return', 'field-call'] as const;

/** What a contact is for. */
export type VisitOccasion = (typeof visitOccasions)[number];

/** The occasions in words. */
export const visitOccasionTexts: { readonly [Occasion in VisitOccasion]: Text } = {
  regular: { en: 'regular visit', zh: '定期拜访' },
  round: { en: 'round visit', zh: '巡回访问' },
  return: { en: 'return visit', zh: '回访' },
  'field-call': { en: "manager's field call", zh: '走访' },
};

/** What is presented to a customer (须传播内容, row P26). */
export const materialKinds = [
  'company-image',
  'certificates',
  'awards',
  'media-reports',
  'consumer-letters',
  'sales-data',
  'advertising',
  'product-introduction',
] as const;

/** A kind of material. */
export type MaterialKind = (typeof materialKinds)[number];

/** The seven must-asks (rows P19 to P25), in their order. */
export const mustAsks = ['nature', 'volume', 'cycle', 'channel', 'payment', 'needs', 'views'] as const;

/** A question that every visit asks. */
export type MustAsk = (typeof mustAsks)[number];

/** Reads the answers to the must-asks and to what a class is asked beside them; what was not answered is left out. */
export const answersSchema = z.strictObject({
  /** 经营性质 */
  nature: name.optional(),
  /** 同类产品年销量: a year's volume of like products, of all suppliers. */
  volume: quantitySchema
    .refine(({ amount }) => amount >= 0, { message: 'not below nothing', params: { zh: '不得小于零' } })
    .optional(),
  /** 补货周期: the days from one order to the next, and the day of the last one where it is known. */
  cycle: z.strictObject({ days: z.int().min(1).max(3660), last: localDateSchema.optional() }).optional(),
  /** 补货渠道 */
  channel: name.optional(),
  /** 付款方式 */
  payment: name.optional(),
  /** 对企业的需求 */
  needs: sentence.optional(),
  /** 对产品的认识和看法 */
  views: sentence.optional(),
  /** What this class is asked beside the seven. */
  more: z
    .array(z.strictObject({ question: name, answer: sentence }))
    .max(50)
    .optional(),
});

/** The answers of a customer. */
export type VisitAnswers = z.infer<typeof answersSchema>;

/** Reads a place on the earth, in millionths of a degree. */
export const positionSchema = z.strictObject({
  latitude: z.int().min(-90_000_000).max(90_000_000),
  longitude: z.int().min(-180_000_000).max(180_000_000),
});

/** A place on the earth, in millionths of a degree. */
export type Position = z.infer<typeof positionSchema>;

const radius = 6_371_009;
const radians = (millionths: number): number => (millionths / 1_000_000) * (Math.PI / 180);

/** The way between two places in whole metres, along the great circle (haversine on the mean radius of the earth). */
export const metresBetween = (from: Position, to: Position): number => {
  const half = (left: number, right: number) => Math.sin(radians(right - left) / 2) ** 2;
  const across = Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude));
  const square = half(from.latitude, to.latitude) + across * half(from.longitude, to.longitude);
  return Math.round(2 * radius * Math.asin(Math.min(1, Math.sqrt(square))));
};

/** What each step of a visit tells, beside the visit's id. */
export const visitSteps = {
  planned: {
    customer: idSchema,
    salesperson: idSchema,
    class: z.enum(visitClasses),
    /** The stage of the relation, by the words of the company. */
    stage: name,
    mode: z.enum(contactModes),
    on: localDateSchema,
    purpose: sentence,
    focus: name,
    occasion: z.enum(visitOccasions).optional(),
  },
  met: {
    customer: idSchema,
    salesperson: idSchema,
    /** Left out where the customer is of none of these classes, or nobody knows. */
    class: z.enum(visitClasses).optional(),
    /** Gone to without a plan, a customer who came to us, or one who called or wrote. */
    kind: z.enum(['off-plan', 'walk-in', 'incoming']),
    mode: z.enum(contactModes),
    purpose: sentence,
    occasion: z.enum(visitOccasions).optional(),
    /** The salesperson whom the customer wanted and who is not there (row P41). */
    wanted: idSchema.optional(),
  },
  researched: { needs: sentence, preferences: sentence },
  appointed: { from: instantSchema, means: z.enum(contactModes), with: name.optional() },
  replanned: { on: localDateSchema, reason: sentence },
  missed: {},
  excused: { reason: sentence },
  begun: { position: positionSchema.optional(), customerAt: positionSchema.optional() },
  relayed: { means: name, note: sentence.optional() },
  answered: { answers: answersSchema },
  presented: {
    kinds: z
      .array(z.enum(materialKinds))
      .min(1)
      .max(8)
      .refine((kinds) => new Set(kinds).size === kinds.length, {
        message: 'each kind once',
        params: { zh: '每种只列一次' },
      }),
    /** How the product differs from its rivals, and what only it has (row P27). */
    difference: sentence.optional(),
    usp: sentence.optional(),
  },
  found: {
    /** 望闻问: what was seen, heard and asked (row P18). */
    seen: sentence.optional(),
    heard: sentence.optional(),
    asked: sentence.optional(),
    /** Row P38. */
    needs: sentence.optional(),
    usage: sentence.optional(),
    market: sentence.optional(),
    /** Orders and complaints that were raised here. */
    orders: z.array(idSchema).max(100),
    complaints: z.array(idSchema).max(100),
  },
  ended: {},
  reported: {
    text: sentence,
    /** What comes next, when, and who does it (row P35). */
    next: z.strictObject({ what: sentence, on: localDateSchema, owner: idSchema }),
  },
} as const;

/** The predicted date of the next order (row P21): a cycle after the last one, where the answers give both. */
export const predictedOrder = ({ cycle }: VisitAnswers): LocalDate | null =>
  cycle?.last === undefined ? null : addDays(cycle.last, cycle.days);

/** Our share of what the customer buys a year of like products (row P20); null where units differ or nothing is bought. */
export const shareOfWallet = (ours: Quantity, { volume }: VisitAnswers): Ratio | null => {
  if (volume === undefined || volume.unit !== ours.unit) return null;
  const scale = Math.max(volume.scale, ours.scale);
  return ratioOf(
    rescaleDecimal(decimalOfQuantity(ours), scale).units,
    rescaleDecimal(decimalOfQuantity(volume), scale).units,
  );
};
