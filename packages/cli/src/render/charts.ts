/** Charts as SVG text, drawn by ECharts without a browser. They show the figures of the tables beside them and add none. */
import { type Language, say } from '@clientele/domain/kernel';
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { LegacyGridContainLabel } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { Bar, Chart } from './report.ts';

const width = 860;
const blue = '#2b6cb0';
const amber = '#d69e2e';
const grey = '#a0aec0';
const fonts = "system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";

const shortNumber = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const short = (value: number): string => shortNumber.format(value);

const base = (unit: string): EChartsCoreOption => ({
  animation: false,
  textStyle: { fontFamily: fonts },
  grid: { left: 20, right: 64, top: 36, bottom: 8, containLabel: true },
  xAxis: { type: 'value', name: unit, axisLabel: { formatter: short }, splitLine: { lineStyle: { color: '#edf2f7' } } },
});

const labels = (texts: readonly string[]) => ({
  type: 'category',
  data: [...texts],
  inverse: true,
  axisTick: { show: false },
});

const barsOption = (bars: readonly Bar[], unit: string): EChartsCoreOption => ({
  ...base(unit),
  yAxis: labels(bars.map(({ label }) => label)),
  series: [
    {
      type: 'bar',
      data: bars.map(({ value }) => value),
      itemStyle: { color: blue },
      barMaxWidth: 22,
      label: { show: true, position: 'right', formatter: ({ value }: { readonly value: number }) => short(value) },
    },
  ],
});

const paretoOption = (chart: Extract<Chart, { kind: 'pareto' }>): EChartsCoreOption => {
  const total = chart.bars.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  let sum = 0;
  const shares = chart.bars.map(({ value }) => {
    sum += Math.max(0, value);
    return total === 0 ? 0 : (100 * sum) / total;
  });
  return {
    ...base(chart.unit),
    grid: { left: 20, right: 20, top: 36, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: chart.bars.map(({ label }) => label),
      axisLabel: { show: chart.bars.length <= 30, rotate: 60 },
    },
    yAxis: [
      { type: 'value', name: chart.unit, axisLabel: { formatter: short }, splitLine: { show: false } },
      { type: 'value', name: '%', min: 0, max: 100, splitLine: { show: false } },
    ],
    series: [
      { type: 'bar', data: chart.bars.map(({ value }) => value), itemStyle: { color: blue }, barCategoryGap: '10%' },
      {
        type: 'line',
        yAxisIndex: 1,
        data: shares,
        showSymbol: false,
        lineStyle: { color: amber, width: 2 },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: grey, type: 'dashed' },
          label: { position: 'insideEndBottom', formatter: '{c} %' },
          data: chart.cuts.map((cut) => ({ yAxis: cut })),
        },
      },
    ],
  };
};

const pairsOption = (chart: Extract<Chart, { kind: 'pairs' }>, language: Language): EChartsCoreOption => ({
  ...base(chart.unit),
  legend: { top: 4, data: chart.series.map((name) => say(name, language)) },
  yAxis: labels(chart.pairs.map(({ label }) => label)),
  series: chart.series.map((name, index) => ({
    type: 'bar',
    name: say(name, language),
    data: chart.pairs.map(({ values }) => values[index] ?? '-'),
    itemStyle: { color: index === 0 ? grey : blue },
    barMaxWidth: 14,
  })),
});

const linesOption = (chart: Extract<Chart, { kind: 'lines' }>): EChartsCoreOption => ({
  ...base(chart.unit),
  legend: { top: 4 },
  xAxis: { type: 'category', data: [...chart.labels] },
  yAxis: { type: 'value', name: chart.unit, axisLabel: { formatter: short } },
  series: chart.lines.map(({ name, values }) => ({ type: 'line', name, data: values.map((value) => value ?? '-') })),
});

const heatOption = (chart: Extract<Chart, { kind: 'heat' }>): EChartsCoreOption => {
  const cells = chart.values.flatMap((row, y) => row.flatMap((value, x) => (value === null ? [] : [[x, y, value]])));
  const values = cells.map(([, , value]) => value ?? 0);
  return {
    ...base(chart.unit),
    grid: { left: 20, right: 20, top: 36, bottom: 48, containLabel: true },
    xAxis: { type: 'category', data: [...chart.columns], axisLabel: { rotate: chart.columns.length > 8 ? 60 : 0 } },
    yAxis: labels(chart.rows),
    visualMap: {
      min: Math.min(0, ...values),
      max: Math.max(0, ...values),
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      formatter: (value: number) => short(value),
      inRange: { color: ['#ebf8ff', blue] },
    },
    series: [
      {
        type: 'heatmap',
        data: cells,
        label: {
          show: chart.columns.length <= 12,
          formatter: ({ value }: { readonly value: readonly number[] }) => short(value[2] ?? 0),
        },
      },
    ],
  };
};

/** What bears a step, and its part above the ground and below it, which are stacked apart. */
const waterfallLayers: readonly { readonly sizeOf: (low: number, high: number) => number; readonly seen: boolean }[] = [
  { sizeOf: (low, high) => (low >= 0 ? low : Math.min(high, 0)), seen: false },
  { sizeOf: (low, high) => (high > 0 ? high - Math.max(0, low) : 0), seen: true },
  { sizeOf: (low, high) => (low < 0 ? low - Math.min(0, high) : 0), seen: true },
];

/** Each step stands on what was before it: an unseen bar bears the one that is seen. */
const waterfallOption = (chart: Extract<Chart, { kind: 'waterfall' }>): EChartsCoreOption => {
  let level = 0;
  const spans = chart.steps.map(({ value, whole = false }) => {
    const from = whole ? 0 : level;
    level = whole ? value : level + value;
    return { from, to: level, whole, value };
  });
  const color = ({ whole, value }: (typeof spans)[number]) => (whole ? grey : value < 0 ? amber : blue);
  return {
    ...base(chart.unit),
    grid: { left: 20, right: 20, top: 36, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: chart.steps.map(({ label }) => label), axisLabel: { interval: 0, rotate: 20 } },
    yAxis: { type: 'value', name: chart.unit, axisLabel: { formatter: short } },
    series: waterfallLayers.map(({ sizeOf, seen }) => ({
      type: 'bar',
      stack: 'level',
      barMaxWidth: 46,
      data: spans.map((span) => ({
        value: sizeOf(Math.min(span.from, span.to), Math.max(span.from, span.to)),
        itemStyle: { color: seen ? color(span) : 'transparent' },
      })),
    })),
  };
};

const fanOption = (chart: Extract<Chart, { kind: 'fan' }>, language: Language): EChartsCoreOption => {
  const [realistic, ideal, actual] = chart.names.map((name) => say(name, language));
  const area = { type: 'line', stack: 'fan', showSymbol: false };
  return {
    ...base(chart.unit),
    legend: { top: 4, data: [realistic, ideal, actual] },
    xAxis: { type: 'category', data: [...chart.labels] },
    yAxis: { type: 'value', name: chart.unit, axisLabel: { formatter: short } },
    series: [
      { ...area, name: realistic, data: [...chart.realistic], lineStyle: { color: grey, width: 2 } },
      {
        ...area,
        name: ideal,
        data: chart.ideal.map((value, index) => value - (chart.realistic[index] ?? 0)),
        lineStyle: { color: amber, width: 2 },
        areaStyle: { color: amber, opacity: 0.15 },
      },
      {
        type: 'line',
        name: actual,
        data: chart.actual.map((value) => value ?? '-'),
        lineStyle: { color: blue, width: 3 },
        itemStyle: { color: blue },
      },
    ],
  };
};

const optionOf = (chart: Chart, language: Language): EChartsCoreOption => {
  switch (chart.kind) {
    case 'bars':
      return barsOption(chart.bars, chart.unit);
    case 'pareto':
      return paretoOption(chart);
    case 'pairs':
      return pairsOption(chart, language);
    case 'lines':
      return linesOption(chart);
    case 'heat':
      return heatOption(chart);
    case 'waterfall':
      return waterfallOption(chart);
    case 'fan':
      return fanOption(chart, language);
  }
};

const heightOf = (chart: Chart): number => {
  switch (chart.kind) {
    case 'bars':
      return 60 + 28 * chart.bars.length;
    case 'pairs':
      return 80 + 40 * chart.pairs.length;
    case 'heat':
      return 160 + 28 * chart.rows.length;
    default:
      return 380;
  }
};

/** A chart as one `<svg>` element, without script and without references to anything outside. */
export const chartSvg = (chart: Chart, language: Language): string => {
  use([
    BarChart,
    HeatmapChart,
    LineChart,
    GridComponent,
    LegendComponent,
    MarkLineComponent,
    VisualMapComponent,
    LegacyGridContainLabel,
    SVGRenderer,
  ]);
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height: heightOf(chart) });
  try {
    drawing.setOption(optionOf(chart, language));
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
};
