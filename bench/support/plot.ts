/** Time against size, both logarithmic, as SVG: equal factors are equal distances, and a straight line is a power. */
import { init, use } from "echarts/core";
import { LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

/** One line of points [size, milliseconds]; a reference line is drawn dashed. */
export interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
  readonly isReference?: boolean;
}

const WIDTH = 900;
const HEIGHT = 560;

/** Draws the curves that have a point; points that no logarithm has are left out. */
export function plotCurves(title: string, curves: readonly Curve[]): string {
  use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height: HEIGHT });
  const axis = { type: "log" as const, minorSplitLine: { show: true }, splitLine: { show: true }, nameLocation: "middle" as const };
  chart.setOption({
    animation: false,
    backgroundColor: "#fff",
    title: { text: title, left: "center", textStyle: { fontSize: 15 } },
    legend: { orient: "vertical", right: 5, top: "middle" },
    grid: { left: 75, right: 200, top: 45, bottom: 55 },
    xAxis: { ...axis, name: "candidates", nameGap: 30 },
    yAxis: { ...axis, name: "milliseconds", nameGap: 50 },
    series: drawable(curves).map(({ name, points, isReference = false }) => ({
      type: "line" as const,
      name,
      data: points.map(([size, time]) => [size, time]),
      symbolSize: isReference ? 0 : 6,
      lineStyle: { type: isReference ? ("dashed" as const) : ("solid" as const) },
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
