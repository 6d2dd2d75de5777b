/**
 * Charts as SVG inside a page: drawn by ECharts without a browser, then cleaned, because a page's content security policy allows no style but the page's own:
 * no style or class attribute, no style element, no id that depends on how many charts this process has drawn before.
 */
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { page, type Html } from "../html.ts";

/** A chart: what it is called, what it says in a sentence, and how it is drawn. */
export interface Chart {
  /** Unique in its page. */
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly height: number;
  readonly option: EChartsCoreOption;
}

/** Width of all charts in units of their own; they are as wide as the page. */
export const CHART_WIDTH = 760;

/** Colours told apart with every kind of colour blindness and in print (after Okabe and Ito), dark enough for white paper; each goes with a mark of its own. */
export const COLOURS = ["#0b5394", "#b85c00", "#0a7a5c", "#9c4a7d", "#6b5900", "#8b0000"] as const;
/** Of what is not given. */
export const GREY = "#8a8a8a";
/** Marks of ECharts in the order of the colours. */
export const MARKS = ["triangle", "rect", "diamond", "roundRect", "arrow", "pin"] as const;

const TEXT_COLOUR = "#1a1a1a";

/** What all charts have in common. */
export const BASE = {
  animation: false,
  textStyle: { color: TEXT_COLOUR },
  stateAnimation: { duration: 0 },
} as const;

/** An axis of numbers with its name. */
export function numberAxis(name: string, isAcross: boolean): Readonly<Record<string, unknown>> {
  const style = { color: TEXT_COLOUR };
  const line = { splitLine: { lineStyle: { color: "#dddddd" } }, axisLabel: style };
  return isAcross
    ? { type: "value", scale: true, name, nameLocation: "middle", nameGap: 28, nameTextStyle: style, ...line }
    : { type: "value", scale: true, name, nameLocation: "end", nameTextStyle: { ...style, align: "left" }, ...line };
}

/** What an SVG of ECharts may lose: marks for its own script, classes, and what inline SVG does not need. */
const NEEDLESS = / (?:class|ecmeta_[a-z_]+|pointer-events|xml:space|xmlns:xlink|version|baseProfile|stroke-miterlimit)="[^"]*"/g;

function fontOf(style: string): string {
  const size = /font-size:([\d.]+)px/.exec(style)?.[1];
  const weight = /font-weight:(bold|\d+)/.exec(style)?.[1];
  return `${size === undefined || size === "12" ? "" : ` font-size="${size}"`}${weight === undefined ? "" : ` font-weight="${weight}"`}`;
}

/** The drawing alone, fit for a page. Text in it is escaped, so that no quotation mark in it can look like an attribute's. */
export function cleaned(svg: string, id: string): string {
  return svg
    .replace(/^<svg[^>]*>\n/, "")
    .replace(/<\/svg>\s*$/, "")
    .replaceAll(/<style[^>]*>.*?<\/style>\n?/gs, "")
    .replaceAll(NEEDLESS, "")
    .replaceAll(/ style="([^"]*)"/g, (_, style: string) => fontOf(style))
    .replaceAll(/(id="|url\(#)zr\d+-/g, `$1${id}-`)
    .replaceAll(/<rect width="\d+" height="\d+" x="0" y="0" fill="none"><\/rect>\n/g, "")
    .replaceAll("></path>", "/>");
}

/** Draws a chart as an image with its name and description. */
export function drawn({ id, title, says, height, option }: Chart): Html {
  use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);
  const chart = init(null, null, { renderer: "svg", ssr: true, width: CHART_WIDTH, height });
  chart.setOption({ ...BASE, ...option });
  const svg = chart.renderToSVGString();
  // An instance that is not disposed of keeps the process alive.
  chart.dispose();
  return page`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CHART_WIDTH} ${height}" font-size="12" role="img" aria-labelledby="${id}-title ${id}-says">
<title id="${id}-title">${title}</title><desc id="${id}-says">${says}</desc>
${{ html: cleaned(svg, id) }}</svg>
`;
}
