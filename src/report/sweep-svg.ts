/**
 * A sweep as a drawing: over one axis a curve, over two a map whose colour is the value. Points without
 * an allocation are grey, and crossed. The grid of the sweep gives the ticks; only the value needs a scale.
 */
import { caseTitle } from "../award/titles.ts";
import type { Axis } from "../scenario/vary.ts";
import type { PointAnswer, Sweep } from "../scenario/sweep.ts";
import { sweepTexts as words } from "../words/sweep.ts";
import { goalTitle, pointShown, statusOf } from "./sweep-text.ts";

const [WIDTH, HEIGHT] = [760, 460];
const FRAME = { left: 90, right: 30, top: 50, bottom: 70 } as const;
const INNER = { width: WIDTH - FRAME.left - FRAME.right, height: HEIGHT - FRAME.top - FRAME.bottom } as const;
const MOST_TICKS = 12;
const GREY = "#d0d0d0";

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A coordinate with one decimal. */
const at = (value: number) => String(Math.round(value * 10) / 10);

function label(x: number, y: number, text: string, anchor: "start" | "middle" | "end", more = ""): string {
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"${more}>${escaped(text)}</text>`;
}

/** Every so many values of an axis, so that at most a dozen are named. */
function tickIndexes(axis: Axis): readonly number[] {
  const every = Math.ceil(axis.values.length / MOST_TICKS);
  return axis.values.flatMap((_, i) => (i % every === 0 ? [i] : []));
}

/** Round numbers that span a range, by steps of 1, 2 or 5 times a power of ten. */
export function roundTicks(low: number, high: number): readonly number[] {
  const rough = (high - low) / 5 || Math.abs(high) / 5 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  const first = Math.floor(low / step);
  const count = Math.max(1, Math.ceil(high / step) - first);
  return Array.from({ length: count + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

type Solved = Extract<PointAnswer, { readonly kind: "allocated" }>;

function valueOf(sweep: Sweep, answer: Solved): number {
  return Number(pointShown(sweep, answer));
}

function extent(sweep: Sweep): readonly [number, number] {
  const values = sweep.points.flatMap(({ answer }) => (answer.kind === "allocated" ? [valueOf(sweep, answer)] : []));
  return values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
}

function cross(x: number, y: number, answer: PointAnswer): string {
  const title = `<title>${escaped(words.states[statusOf(answer)] ?? statusOf(answer))}</title>`;
  return `<path d="M${at(x - 4)} ${at(y - 4)}l8 8m0-8l-8 8" stroke="#b00020" fill="none">${title}</path>`;
}

function xLabels(axis: Axis, xOf: (index: number) => number): readonly string[] {
  const ticks = tickIndexes(axis).map((i) => label(xOf(i), HEIGHT - FRAME.bottom + 18, axis.values[i]?.at ?? "", "middle"));
  return [...ticks, label(FRAME.left + INNER.width / 2, HEIGHT - 20, words.axis(axis.path, axis.unit), "middle")];
}

/** One axis: the value over it. */
function curve(sweep: Sweep, axis: Axis): readonly string[] {
  const ticks = roundTicks(...extent(sweep));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const xOf = (index: number) => FRAME.left + (INNER.width * index) / Math.max(1, axis.values.length - 1);
  const yOf = (value: number) => FRAME.top + INNER.height * (1 - (value - low) / (high - low));
  const grid = ticks.flatMap((tick) => [
    `<path d="M${FRAME.left} ${at(yOf(tick))}h${INNER.width}" stroke="#e4e4e4"/>`,
    label(FRAME.left - 8, yOf(tick) + 4, String(tick), "end"),
  ]);
  let isOpen = false;
  const steps = sweep.points.map(({ answer }, i) => {
    if (answer.kind !== "allocated") {
      isOpen = false;
      return "";
    }
    const step = `${isOpen ? "L" : "M"}${at(xOf(i))} ${at(yOf(valueOf(sweep, answer)))}`;
    isOpen = true;
    return step;
  });
  const marks = sweep.points.map(({ answer }, i) => {
    if (answer.kind !== "allocated") return cross(xOf(i), HEIGHT - FRAME.bottom, answer);
    const shown = `${axis.values[i]?.at ?? ""}: ${pointShown(sweep, answer)}`;
    const fill = answer.status === "optimal" ? "#1f5f99" : "#ffffff";
    return `<circle cx="${at(xOf(i))}" cy="${at(yOf(valueOf(sweep, answer)))}" r="3" fill="${fill}" stroke="#1f5f99"><title>${escaped(shown)}</title></circle>`;
  });
  return [...grid, `<path d="${steps.join("")}" fill="none" stroke="#1f5f99" stroke-width="2"/>`, ...marks, ...xLabels(axis, xOf)];
}

/** From light to dark, in equal steps of every channel. */
function colour(share: number): string {
  const channel = (light: number, dark: number) => Math.round(light + (dark - light) * share);
  return `rgb(${channel(237, 8)},${channel(248, 64)},${channel(251, 129)})`;
}

/** Two axes: the value as colour, written in its cell where there is room. */
function map(sweep: Sweep, across: Axis, up: Axis): readonly string[] {
  const [low, high] = extent(sweep);
  const [width, height] = [INNER.width / across.values.length, INNER.height / up.values.length];
  const xOf = (index: number) => FRAME.left + width * (index + 0.5);
  const yOf = (index: number) => HEIGHT - FRAME.bottom - height * (index + 0.5);
  const cells = sweep.points.flatMap(({ at: [i = 0, j = 0], answer }) => {
    const share = answer.kind === "allocated" && high > low ? (valueOf(sweep, answer) - low) / (high - low) : 0;
    const shown = answer.kind === "allocated" ? pointShown(sweep, answer) : (words.states[answer.kind] ?? answer.kind);
    const title = `<title>${escaped(`${across.values[i]?.at ?? ""} / ${up.values[j]?.at ?? ""}: ${shown}`)}</title>`;
    const fill = answer.kind === "allocated" ? colour(share) : GREY;
    const box = `<rect x="${at(xOf(i) - width / 2)}" y="${at(yOf(j) - height / 2)}" width="${at(width)}" height="${at(height)}" fill="${fill}" stroke="#ffffff">${title}</rect>`;
    if (answer.kind !== "allocated") return [box, cross(xOf(i), yOf(j), answer)];
    const hasRoom = width > shown.length * 6.5 && height > 14;
    return hasRoom ? [box, label(xOf(i), yOf(j) + 4, shown, "middle", ` fill="${share > 0.5 ? "#ffffff" : "#222222"}"`)] : [box];
  });
  const rows = tickIndexes(up).map((j) => label(FRAME.left - 8, yOf(j) + 4, up.values[j]?.at ?? "", "end"));
  const name = label(0, 0, words.axis(up.path, up.unit), "middle", ` transform="translate(18 ${at(FRAME.top + INNER.height / 2)}) rotate(-90)"`);
  return [...cells, ...rows, name, ...xLabels(across, xOf)];
}

/** The drawing as the text of an SVG file. */
export function sweepSvg(sweep: Sweep): string {
  const [first, second] = sweep.axes;
  if (first === undefined) throw new Error("a sweep has an axis");
  const title = words.heading(caseTitle(sweep), sweep.points.length, goalTitle(sweep));
  const body = second === undefined ? curve(sweep, first) : map(sweep, first, second);
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="12">`;
  const back = `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`;
  const head = label(FRAME.left, 24, title, "start", ` font-size="14"`);
  const synthetic = sweep.synthetic ? [label(FRAME.left, 40, words.synthetic, "start")] : [];
  return [open, `<title>${escaped(title)}</title>`, back, head, ...synthetic, ...body, "</svg>"].map((line) => `${line}\n`).join("");
}
