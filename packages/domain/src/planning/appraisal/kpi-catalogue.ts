/**
 * The indicators that the source names: the seven numbered ones (rows B1–B8), those of its other lists (B9–B15, B28), and
 * the sixteen of the four-layer framework (B16). A host adds its own; a scheme picks from all of them.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import type { Rejection, Rejections } from '../../kernel/index.ts';
import { type Kpi, type KpiRejection, kpiFaults, kpiSchema } from './kpi.ts';

const person = {
  of: 'person',
  direction: 'higher',
  nature: 'quantitative',
  layer: 'performance',
  metric: null,
} as const;

const counted = (code: string, en: string, zh: string, more: Pick<Kpi, 'form'> & Partial<Kpi>): Kpi => ({
  ...person,
  code,
  name: { en, zh },
  ...more,
});

const judged = (code: string, en: string, zh: string, more: Partial<Kpi> = {}): Kpi => ({
  ...person,
  nature: 'qualitative',
  form: 'rating',
  code,
  name: { en, zh },
  ...more,
});

/** The seven numbered indicators, in their order (rows B1–B8). */
export const sevenKpis: readonly Kpi[] = [
  counted('sales-attainment', 'sales target attainment', '销售目标达成率', { form: 'attainment', metric: 'revenue' }),
  counted('gross-profit-attainment', 'gross-profit target attainment', '毛利目标达成率', {
    form: 'attainment',
    metric: 'gross-profit',
  }),
  counted('collection-rate', 'receivables collection rate', '应收帐款回收率', { form: 'share' }),
  counted('customers-visited-a-day', 'average customers visited a day', '每天平均访问户数', { form: 'average' }),
  counted('customers', 'number of customers', '客户数量', { form: 'count', metric: 'active-customers' }),
  counted('customer-breadth', 'customer breadth', '客户的广度', { form: 'breadth' }),
  counted('product-mix', 'product mix', '产品比例', { form: 'mix' }),
];

/** The indicators of the source's other lists (rows B9–B15 B28). */
export const furtherKpis: readonly Kpi[] = [
  counted('sales', 'sales', '销售额', { form: 'attainment', metric: 'revenue' }),
  counted('satisfaction', 'customer satisfaction', '客户满意度', { form: 'share', metric: 'satisfaction' }),
  counted('collections', 'payment-return rate', '回款率', { form: 'share' }),
  counted('sales-growth', 'sales growth rate', '销售增长率', { form: 'growth' }),
  counted('market-share', 'market share', '市场占有率', { form: 'share', metric: 'market-share' }),
  counted('market-coverage', 'market coverage', '市场覆盖率', { form: 'share', metric: 'market-coverage' }),
  counted('expense', 'expense against its ceiling', '费用控制', {
    form: 'attainment',
    metric: 'expense-ceiling',
    direction: 'lower',
  }),
  judged('selling-skill', 'selling skill', '销售技巧'),
  judged('market-development', 'market-development ability', '市场开拓能力'),
  judged('teamwork', 'teamwork', '团队合作'),
  counted('channel-coverage', 'channel coverage', '渠道覆盖率', { form: 'share', of: 'channel' }),
  counted('channel-loyalty', 'channel loyalty', '渠道忠诚度', { form: 'share', of: 'channel' }),
  counted('channel-profitability', 'channel profitability', '渠道盈利能力', { form: 'share', of: 'channel' }),
  judged('team-cohesion', 'team cohesion', '团队凝聚力', { of: 'team' }),
  judged('team-execution', 'team execution', '团队执行力', { of: 'team' }),
  judged('team-innovation', 'team innovation', '团队创新能力', { of: 'team' }),
];

const strategy = { layer: 'strategy', of: 'company' } as const;
const organisation = { layer: 'organisation', of: 'company' } as const;
const process = { layer: 'process', of: 'company' } as const;
const performance = { layer: 'performance', of: 'company' } as const;

/** The sixteen indicators of the four layers: strategy, organisation, process, performance (row B16). */
export const frameworkKpis: readonly Kpi[] = [
  judged('strategic-goals', 'strategic goals', '战略目标', strategy),
  judged('overall-plan', 'overall plan', '整体规划', strategy),
  judged('market-analysis', 'market analysis and forecast', '市场分析与预测', strategy),
  judged('customer-group-plan', 'customer-group plan', '客户群规划', strategy),
  judged('structure', 'organisational structure', '组织结构', organisation),
  judged('staffing-and-incentives', 'staffing and incentives', '人员配置与激励', organisation),
  judged('duties-and-authority', 'duties and authority', '职责与权限', organisation),
  judged('training', 'training', '培训', organisation),
  judged('process-design', 'process design and improvement', '流程设计与改进', process),
  judged('opportunity-management', 'opportunity management', '机会管理', process),
  judged('customer-relation-management', 'customer-relation management', '客户关系管理', process),
  judged('contract-management', 'contract management', '合同管理', process),
  counted('target-completion', 'sales target completion', '销售目标完成情况', {
    form: 'attainment',
    metric: 'revenue',
    ...performance,
  }),
  counted('customer-growth-and-retention', 'customer growth and retention', '客户增长与保持', {
    form: 'share',
    ...performance,
  }),
  counted('sales-and-profit', 'sales and profit', '销售额与利润', {
    form: 'attainment',
    metric: 'gross-profit',
    ...performance,
  }),
  judged('staff-appraisal', 'staff appraisal', '人员绩效考核', performance),
];

/** Every indicator that the source names. */
export const sourceKpis: readonly Kpi[] = [...sevenKpis, ...furtherKpis, ...frameworkKpis];

/** What can be wrong with indicators that a host registers. */
export type KpiCatalogueRejection =
  | KpiRejection
  | Rejection<'appraisal.kpi-unreadable', { readonly path: string; readonly reason: string }>
  | Rejection<'appraisal.kpi-twice', { readonly kpi: string }>;

const listSchema = z.array(kpiSchema).max(1000);

/**
 * The source's indicators and a host's own, each under a code of its own; or every fault of the own ones.
 *
 * @param own anything: typed indicators, or plain JSON from a file
 *
 * @example
 * ```ts
 * import { kpiCatalogue } from '@clientele/domain/planning';
 *
 * kpiCatalogue([
 *   {
 *     code: 'samples-sent', name: { en: 'samples sent', zh: '寄样数量' }, form: 'count', metric: null,
 *     direction: 'higher', nature: 'quantitative', of: 'person', layer: 'process',
 *   },
 * ])._tag; // 'Right'
 * ```
 */
export const kpiCatalogue = (own: unknown): E.Either<Rejections<KpiCatalogueRejection>, readonly Kpi[]> => {
  const read = listSchema.safeParse(own);
  if (!read.success) {
    const [first, ...others] = read.error.issues.map(
      ({ path, message }): KpiCatalogueRejection => ({
        code: 'appraisal.kpi-unreadable',
        data: { path: path.map(String).join('.'), reason: message },
      }),
    );
    return E.left([first ?? { code: 'appraisal.kpi-unreadable', data: { path: '', reason: 'no list' } }, ...others]);
  }
  const all = [...sourceKpis, ...read.data];
  const [first, ...others] = read.data.flatMap((kpi, index): readonly KpiCatalogueRejection[] => [
    ...kpiFaults(kpi),
    ...(all.slice(0, sourceKpis.length + index).some(({ code }) => code === kpi.code)
      ? [{ code: 'appraisal.kpi-twice', data: { kpi: kpi.code } } as const]
      : []),
  ]);
  return first === undefined ? E.right(all) : E.left([first, ...others]);
};
