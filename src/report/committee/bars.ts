/** Charts of bars that lie: names at the left, as long as they need, numbers at the ends. */
import { COLOURS, numberAxis, type Chart } from "./chart.ts";

/** One bar: its name, its length, and the number as it is written. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

const MOST_NAME_WIDTH = 230;
const LEAST_NAME_WIDTH = 60;
const BAR_HEIGHT = 30;

/** Room for names: a letter takes about 7 units, one of Chinese 12. */
export function nameWidth(names: readonly string[]): number {
  const widths = names.map((name) => 7 * name.length + 5 * (name.match(/[\u2e80-\uffff]/g)?.length ?? 0));
  return Math.min(MOST_NAME_WIDTH, Math.max(LEAST_NAME_WIDTH, ...widths));
}

/** Names as an axis from the top to the bottom. */
export function namesAxis(names: readonly string[]): Readonly<Record<string, unknown>> {
  return {
    type: "category",
    inverse: true,
    data: names,
    axisTick: { show: false },
    axisLabel: { color: "#1a1a1a", width: nameWidth(names), overflow: "break", interval: 0, lineHeight: 13 },
  };
}

/** One bar per name. */
export function barChart(what: Pick<Chart, "id" | "title" | "says">, axis: string, bars: readonly Bar[], most?: number): Chart {
  const label = { show: true, position: "right", color: "#1a1a1a", formatter: ({ dataIndex }: { readonly dataIndex: number }) => bars[dataIndex]?.text ?? "" };
  return {
    ...what,
    height: 70 + BAR_HEIGHT * bars.length,
    option: {
      grid: { left: nameWidth(bars.map(({ name }) => name)) + 20, right: 110, top: 10, bottom: 45 },
      xAxis: { ...numberAxis(axis, true), scale: false, min: 0, ...(most === undefined ? {} : { max: most }) },
      yAxis: namesAxis(bars.map(({ name }) => name)),
      series: [{ type: "bar", silent: true, barMaxWidth: 18, data: bars.map(({ value }) => value), label, itemStyle: { color: COLOURS[0] } }],
    },
  };
}
