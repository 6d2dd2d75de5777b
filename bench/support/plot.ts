/** Time against size, both logarithmic, as SVG: equal factors are equal distances, and a straight line is a power. */
import { init, use } from "echarts/core";
import { LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

/** One line of points [size, milliseconds]; a reference line is drawn dashed, with its name at its end. */
export interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
  readonly isReference?: boolean;
}

const WIDTH = 1100;
const HEIGHT = 560;
/** ColorBrewer's "Paired" (Cynthia Brewer), so that two lines of a kind stand together; greys for references. */
const COLOURS = ["#1f78b4", "#a6cee3", "#33a02c", "#b2df8a", "#e31a1c", "#fb9a99", "#ff7f00", "#fdbf6f", "#6a3d9a", "#cab2d6", "#b15928", "#d0c040"];
const REFERENCE = "#555";

/** Draws the curves that have a point; points that no logarithm has are left out. */
export function plotCurves(title: string, curves: readonly Curve[]): string {
  use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height: HEIGHT });
  const axis = { type: "log" as const, minorSplitLine: { show: true }, splitLine: { show: true }, nameLocation: "middle" as const };
  const drawn = drawable(curves);
  chart.setOption({
    animation: false,
    backgroundColor: "#fff",
    title: { text: title, left: "center", textStyle: { fontSize: 15 } },
    color: COLOURS,
    legend: { orient: "vertical", left: WIDTH - 210, top: "middle", data: drawn.filter(({ isReference }) => isReference !== true).map(({ name }) => name) },
    grid: { left: 75, right: 350, top: 45, bottom: 55 },
    xAxis: { ...axis, min: "dataMin", name: "candidates", nameGap: 30 },
    yAxis: { ...axis, name: "milliseconds", nameGap: 50 },
    series: drawn.map(({ name, points, isReference = false }) => ({
      type: "line" as const,
      name,
      data: points.map(([size, time]) => [size, time]),
      symbol: isReference ? "none" : "circle",
      symbolSize: 6,
      lineStyle: isReference ? { type: "dashed" as const, color: REFERENCE } : {},
      ...(isReference ? { itemStyle: { color: REFERENCE }, endLabel: { show: true, formatter: "{a}" } } : {}),
    })),
  });
  const svg = chart.renderToSVGString();
  // An instance that is not disposed of keeps the process alive.
  chart.dispose();
  return svg;
}

/** The curves with their positive points in order of size, without those that have none. */
export function drawable(curves: readonly Curve[]): Curve[] {
  const kept = curves.map((curve) => ({ ...curve, points: curve.points.filter(([size, time]) => size > 0 && time > 0).toSorted(([a], [b]) => a - b) }));
  return kept.filter(({ points }) => points.length > 0);
}
