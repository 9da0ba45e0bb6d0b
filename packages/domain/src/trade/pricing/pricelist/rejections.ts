/** Why something can't be done with a price list, and how to say it. */
import { formatMoney, type Messages, type Money, type Rejection } from '../../../kernel/index.ts';

interface Of {
  readonly list: string;
  readonly version: number;
}

/** Which price: of a product, for a class, in a season. */
interface Price {
  readonly product: string;
  readonly class: string | null;
  readonly season: string | null;
}

export type PriceListRejection =
  | Rejection<'pricelist.not-the-next-version', Of & { readonly next: number }>
  | Rejection<'pricelist.proposal-open', Of & { readonly open: number }>
  | Rejection<'pricelist.no-such-proposal', Of>
  | Rejection<'pricelist.not-approved', Of>
  | Rejection<'pricelist.approves-ones-own', Of & { readonly person: string }>
  | Rejection<'pricelist.not-authorised', Of & { readonly roles: readonly string[]; readonly policy: string }>
  | Rejection<'pricelist.not-distributed', Of & { readonly missing: readonly string[] }>
  | Rejection<'pricelist.in-force', Of & { readonly from: string }>
  | Rejection<
      'pricelist.outside-validity',
      Of & { readonly from: string; readonly validFrom: string; readonly validUntil: string | null }
    >
  | Rejection<'pricelist.dated-before-proposal', Of & { readonly on: string; readonly proposedOn: string }>
  | Rejection<'pricelist.validity-backwards', Of & { readonly validFrom: string; readonly validUntil: string }>
  | Rejection<'pricelist.bad-season', Of & { readonly season: string; readonly fault: 'empty' | 'overlaps' | 'twice' }>
  | Rejection<'pricelist.unknown-season', Of & Price>
  | Rejection<'pricelist.class-without-axis', Of & Price>
  | Rejection<'pricelist.price-twice', Of & Price>
  | Rejection<'pricelist.several-currencies', Of & { readonly currencies: readonly string[] }>
  | Rejection<'pricelist.not-above-zero', Of & Price & { readonly price: Money }>
  | Rejection<
      'pricelist.below-floor',
      Of & Price & { readonly price: Money; readonly cost: Money; readonly floor: number; readonly policy: string }
    >;

const said = (value: Money): string => `${formatMoney(value)} ${value.currency}`;
const english = ({ product, class: of, season }: Price): string =>
  [
    `product ${product}`,
    ...(of === null ? [] : [`class ${of}`]),
    ...(season === null ? [] : [`season ${season}`]),
  ].join(', ');
const chinese = ({ product, class: of, season }: Price): string =>
  [`商品 ${product}`, ...(of === null ? [] : [`客户类别 ${of}`]), ...(season === null ? [] : [`季节 ${season}`])].join(
    '、',
  );
const head = ({ list, version }: Of) => ({
  en: `Price list ${list}, version ${version}`,
  zh: `价目表 ${list} 第 ${version} 版`,
});
const seasonFaults = {
  empty: { en: 'has no day', zh: '不含任何日期' },
  overlaps: { en: 'overlaps another', zh: '与其他季节重叠' },
  twice: { en: 'is named twice', zh: '重复' },
} as const;

export const priceListMessages: Messages<PriceListRejection> = {
  'pricelist.not-the-next-version': {
    en: (of) => `${head(of).en}: the next version is ${of.next}.`,
    zh: (of) => `${head(of).zh}：下一版本应为第 ${of.next} 版。`,
  },
  'pricelist.proposal-open': {
    en: (of) => `${head(of).en}: version ${of.open} is still to be decided on.`,
    zh: (of) => `${head(of).zh}：第 ${of.open} 版尚待审批。`,
  },
  'pricelist.no-such-proposal': {
    en: (of) => `${head(of).en} is no proposal that is to be decided on.`,
    zh: (of) => `${head(of).zh} 不是待审批的版本。`,
  },
  'pricelist.not-approved': {
    en: (of) => `${head(of).en} was not approved.`,
    zh: (of) => `${head(of).zh} 未经批准。`,
  },
  'pricelist.approves-ones-own': {
    en: (of) => `${head(of).en} was proposed by ${of.person}; somebody else has to decide on it.`,
    zh: (of) => `${head(of).zh} 由 ${of.person} 提出，须由他人审批。`,
  },
  'pricelist.not-authorised': {
    en: (of) => `${head(of).en}: by ${of.policy} this takes one of ${of.roles.join(', ')}.`,
    zh: (of) => `${head(of).zh}：按 ${of.policy}，须由以下角色之一办理：${of.roles.join('、')}。`,
  },
  'pricelist.not-distributed': {
    en: (of) => `${head(of).en} can't be used before ${of.missing.join(' and ')} have it.`,
    zh: (of) => `${head(of).zh} 尚未送达${of.missing.join('、')}，不得启用。`,
  },
  'pricelist.in-force': {
    en: (of) => `${head(of).en} is in force from ${of.from} already.`,
    zh: (of) => `${head(of).zh} 已自 ${of.from} 起启用。`,
  },
  'pricelist.outside-validity': {
    en: (of) =>
      `${head(of).en} holds from ${of.validFrom} until ${of.validUntil ?? 'it is replaced'}; ${of.from} is outside of that, or before the version in force.`,
    zh: (of) =>
      `${head(of).zh} 有效期自 ${of.validFrom} 至 ${of.validUntil ?? '被替换为止'}；${of.from} 不在其内，或早于现行版本的启用日。`,
  },
  'pricelist.dated-before-proposal': {
    en: (of) => `${head(of).en}: this is dated ${of.on}, before the proposal of ${of.proposedOn}.`,
    zh: (of) => `${head(of).zh}：业务日期 ${of.on} 早于提出日 ${of.proposedOn}。`,
  },
  'pricelist.validity-backwards': {
    en: (of) => `${head(of).en} would end on ${of.validUntil}, before it begins on ${of.validFrom}.`,
    zh: (of) => `${head(of).zh} 的截止日 ${of.validUntil} 早于起始日 ${of.validFrom}。`,
  },
  'pricelist.bad-season': {
    en: (of) => `${head(of).en}: the season "${of.season}" ${seasonFaults[of.fault].en}.`,
    zh: (of) => `${head(of).zh}：季节“${of.season}”${seasonFaults[of.fault].zh}。`,
  },
  'pricelist.unknown-season': {
    en: (of) => `${head(of).en}, ${english(of)}: the list has no such season.`,
    zh: (of) => `${head(of).zh}，${chinese(of)}：价目表没有该季节。`,
  },
  'pricelist.class-without-axis': {
    en: (of) => `${head(of).en}, ${english(of)}: the list names no axis of classes.`,
    zh: (of) => `${head(of).zh}，${chinese(of)}：价目表未指明客户分类维度。`,
  },
  'pricelist.price-twice': {
    en: (of) => `${head(of).en}, ${english(of)}: there are two prices.`,
    zh: (of) => `${head(of).zh}，${chinese(of)}：价格重复。`,
  },
  'pricelist.several-currencies': {
    en: (of) => `${head(of).en} holds ${of.currencies.join(', ')}; a list has one currency.`,
    zh: (of) => `${head(of).zh} 含有 ${of.currencies.join('、')}；一份价目表只有一种币种。`,
  },
  'pricelist.not-above-zero': {
    en: (of) => `${head(of).en}, ${english(of)}: the price ${said(of.price)} is not above zero.`,
    zh: (of) => `${head(of).zh}，${chinese(of)}：价格 ${said(of.price)} 须大于零。`,
  },
  'pricelist.below-floor': {
    en: (of) =>
      `${head(of).en}, ${english(of)}: ${said(of.price)} over a cost of ${said(of.cost)} leaves less than ${of.floor / 100} % (${of.policy}).`,
    zh: (of) =>
      `${head(of).zh}，${chinese(of)}：价格 ${said(of.price)}、成本 ${said(of.cost)}，毛利率低于 ${of.floor / 100}%（${of.policy}）。`,
  },
};
