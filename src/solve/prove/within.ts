/**
 * Proofs over one component of a program as proofs over the whole. With Q_b the part of a goal in component b, a counting row, and
 * Q_o <= q_o established for every component, the goal's value v leaves Q_b no less than q_b: a split on Q_b whose first side
 *
 *     Q_b <= q_b - 1,    -goal <= -v,    Q_o <= q_o for all others
 *
 * one sweep closes. Below its second side a proof over the component stands as it is: it prices nothing in which another component has a part.
 */
import type { Part } from "../part.ts";
import type { Line, LineSink } from "./lines.ts";

/** A component's part of a goal as a counting row: its code, and the common divisor of its coefficients (0: the component has no part in it). */
export interface Share {
  readonly code: number;
  readonly divisor: number;
}

/** A goal that has a value: what it is worth in this component, in units undivided, and every component's share, this one's first. */
export interface Held {
  readonly goal: number;
  readonly value: number;
  readonly own: Share;
  readonly others: readonly Share[];
}

/** What the lines of a component need. */
export interface Within {
  readonly part: Part;
  readonly held: readonly Held[];
  /** The common divisor of what the claim assumes to be exceeded. */
  readonly assumed: number;
}

/** Codes of the sides at the root of a component's proof: the assumption of its claim is the first split, then come those of the goals held. */
export function codeOfHeld(k: number): number {
  return -2 - k;
}

/** The splits that give a component its values of the goals held; each leaves its second side open. */
export function writeHeld(sink: LineSink, held: readonly Held[]): void {
  held.forEach(({ goal, value, own, others }, k) => {
    sink.add({ kind: "total", code: own.code, at: value / own.divisor - 1 });
    const prices = others.filter(({ divisor }) => divisor > 0).map(({ code, divisor }) => [code, divisor] as const);
    sink.add({ kind: "sweep", prices: [[goal, 1], [codeOfHeld(k), own.divisor], ...prices] });
  });
}

/** Where lines over a component go as lines over the whole. */
export function sinkWithin(sink: LineSink, within: Within): LineSink {
  const { part } = within;
  return {
    add: (line) => sink.add(overWhole(line, within)),
    countingCode: (columns, coefficients) => {
      const own = Array.from(columns, (c, e) => [part.column[c] as number, coefficients[e] as number] as const).sort((a, b) => a[0] - b[0]);
      return sink.countingCode(
        Int32Array.from(own, ([column]) => column),
        Float64Array.from(own, ([, coefficient]) => coefficient),
      );
    },
  };
}

function overWhole(line: Line, { part, held, assumed }: Within): Line {
  if (line.kind === "choices") return { ...line, group: part.group[line.group] as number };
  if (line.kind !== "sweep") return line;
  return { kind: "sweep", prices: line.prices.map(([code, price]) => [code, price * (code === -1 ? assumed : (held[-2 - code]?.own.divisor ?? 1))] as const) };
}

/** A sweep outside of a claim's proof, where no split can give the component its values. */
export function faceWithin({ held }: Within, prices: readonly (readonly [code: number, price: number])[]): Line {
  return {
    kind: "sweep",
    prices: prices.flatMap(([code, price]) => {
      const goal = code <= -2 ? held[-2 - code] : undefined;
      if (goal === undefined) return [[code, price] as const];
      const others = goal.others.filter(({ divisor }) => divisor > 0).map((share) => [share.code, price * share.divisor] as const);
      return [[goal.goal, price] as const, ...others];
    }),
  };
}
