/**
 * The provinces of China by their GB/T 2260 codes, so that 山东, 山东省 and 370000 are one class whatever an order says: sources
 * leave the suffix out, write it, or give the code. What is none of these names stays as it is.
 */

/** Code and short name, and what follows the short name in the full one. */
const provinces: readonly (readonly [code: string, short: string, suffix: string])[] = [
  ['11', '北京', '市'],
  ['12', '天津', '市'],
  ['13', '河北', '省'],
  ['14', '山西', '省'],
  ['15', '内蒙古', '自治区'],
  ['21', '辽宁', '省'],
  ['22', '吉林', '省'],
  ['23', '黑龙江', '省'],
  ['31', '上海', '市'],
  ['32', '江苏', '省'],
  ['33', '浙江', '省'],
  ['34', '安徽', '省'],
  ['35', '福建', '省'],
  ['36', '江西', '省'],
  ['37', '山东', '省'],
  ['41', '河南', '省'],
  ['42', '湖北', '省'],
  ['43', '湖南', '省'],
  ['44', '广东', '省'],
  ['45', '广西', '壮族自治区'],
  ['46', '海南', '省'],
  ['50', '重庆', '市'],
  ['51', '四川', '省'],
  ['52', '贵州', '省'],
  ['53', '云南', '省'],
  ['54', '西藏', '自治区'],
  ['61', '陕西', '省'],
  ['62', '甘肃', '省'],
  ['63', '青海', '省'],
  ['64', '宁夏', '回族自治区'],
  ['65', '新疆', '维吾尔自治区'],
  ['71', '台湾', '省'],
  ['81', '香港', '特别行政区'],
  ['82', '澳门', '特别行政区'],
];

/** Every way to name a province, and its short name. */
const byText: ReadonlyMap<string, string> = new Map(
  provinces.flatMap(([code, short, suffix]): readonly (readonly [string, string])[] => [
    [short, short],
    [`${short}${suffix}`, short],
    // 广西自治区, 新疆自治区: the people's name is often left out.
    ...(suffix.endsWith('自治区') ? ([[`${short}自治区`, short]] as const) : []),
    [code, short],
    [`${code}0000`, short],
  ]),
);

/**
 * The name under which a province is known here: its short one where the text is a name or a code of it, else the text.
 *
 * @example
 * ```ts
 * import { provinceName } from '@clientele/projections';
 *
 * provinceName('广西壮族自治区'); // '广西'
 * provinceName('370000'); // '山东'
 * provinceName('Bavaria'); // 'Bavaria'
 * ```
 */
export const provinceName = (text: string): string => byText.get(text.trim()) ?? text;

/** Whether a text names a province of China. */
export const isProvince = (text: string): boolean => byText.has(text.trim());
