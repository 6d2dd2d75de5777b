/**
 * A program of several components, each searched alone (see `components.ts`). Component b proves of every goal, once the
 * goals before have their values, that its part Q_b is at most q_b (a `claim total`); the goal is then at most the sum by one sweep.
 * What costs a tree over the whole the product of the trees of its components costs their sum.
 */
import type { Normal } from "./normalise.ts";
import type { Limit } from "./outcome.ts";
import { joined, shareOf } from "./components.ts";
import type { Part } from "./part.ts";
import { type CertificateWriter, writeProof } from "./prove/certificate.ts";
import type { LineSink } from "./prove/lines.ts";
import { copyNode, type Node } from "./prove/node.ts";
import type { Selection } from "./prove/round.ts";
import { codeOfHeld, type Held, type Share, sinkWithin, type Within, writeHeld } from "./prove/within.ts";
import type { Proof, Prover, Searcher, Watch } from "./searcher.ts";

/** A component and what is known of it. */
export interface Apart {
  readonly part: Part;
  /** By goal, its share as a counting row; filled as goals are asked for. */
  readonly shares: Share[];
  /** Of the goals proved, what they are worth here. */
  readonly values: number[];
  current: Selection | undefined;
  prices: Searcher["prices"];
}

/** What is searched, and where its proofs go. */
export interface ApartTask {
  readonly normal: Normal;
  readonly parts: readonly Part[];
  readonly writer: CertificateWriter;
  readonly prover: Prover;
  readonly watch: Watch;
  /** Told before a component is searched for a goal, and what the search then knows. */
  begin(goal: number, search: Searcher): void;
  /** Told when it is done. */
  end(search: Searcher): void;
  /** Runs what writes a proof. */
  write(proof: () => void): void;
}

/** What became of it; values and bounds in divided units. Claims are written, but for those of `infeasible` and of the bound of `feasible`. */
export type ApartOutcome =
  | { readonly kind: "proved"; readonly goals: readonly number[]; readonly current: Selection; readonly components: readonly Apart[] }
  | { readonly kind: "infeasible"; prove(): void }
  | { readonly kind: "feasible"; readonly goal: number; readonly current: Selection; readonly bound: number; readonly limit: Limit; prove(): void }
  | { readonly kind: "unsettled"; readonly goal: number; readonly bound: number; readonly limit: Limit };

/** One component's search of one goal. */
interface Asked {
  readonly component: Apart;
  readonly search: Searcher;
  readonly ending: "closed" | Limit;
}

/** Solves goal by goal, component by component. */
export function solveApart(task: ApartTask): ApartOutcome {
  const { normal, parts, writer } = task;
  const components = parts.map((part): Apart => ({ part, shares: [], values: [], current: undefined, prices: undefined }));
  const goals: number[] = [];
  for (let g = 0; g < normal.goals; g++) {
    for (const component of components) addShare(component, g, writer);
    const asked = components.map((component) => ask(task, component, g));
    const impossible = asked.findIndex(({ search, ending }) => ending === "closed" && search.best === undefined);
    if (impossible >= 0) return { kind: "infeasible", prove: () => refuteWhole(task, components, impossible, asked[impossible] as Asked) };
    const open = asked.find(({ ending }) => ending !== "closed");
    const bound = asked.reduce((sum, { search }) => sum + search.bound, 0);
    const limit = open?.ending as Limit;
    if (asked.some(({ search }) => search.best === undefined)) return { kind: "unsettled", goal: g, bound, limit };
    const current = joined(
      normal,
      parts,
      components.map((component) => component.current as Selection),
    );
    const bounds = asked.map((_, b) => limitOf(task, components, b, g, asked[b] as Asked));
    const all = bounds.reduce((sum, own) => sum + own, 0);
    if (open !== undefined) return { kind: "feasible", goal: g, current, bound: all, limit, prove: () => addUp(writer, components, g) };
    writer.claim({ kind: "goal", goal: g, value: BigInt(all) * BigInt(normal.divisor[g] as number) });
    addUp(writer, components, g);
    goals.push(all);
    components.forEach(({ values }, b) => values.push(bounds[b] as number));
  }
  const selections = components.map((component) => component.current as Selection);
  return { kind: "proved", goals, current: joined(normal, parts, selections), components };
}

function addShare({ part, shares }: Apart, g: number, writer: CertificateWriter): void {
  const { columns, coefficients, divisor } = shareOf(part, g);
  shares.push({ divisor, code: divisor === 0 ? -1 : writer.countingCode(columns, coefficients) });
}

/** A component's forms. A goal's share is a counting row, so that a proof can split on it where that is not divided further. */
function normalOf({ part, shares }: Apart): Normal {
  const splitNumber = part.normal.splitNumber.slice();
  const splitSign = part.normal.splitSign.slice();
  shares.forEach(({ divisor, code }, g) => {
    if (divisor !== 1) return;
    splitNumber[g] = code;
    splitSign[g] = 1;
  });
  return { ...part.normal, splitNumber, splitSign };
}

/** The root of a component, its proved goals at their values. */
export function rootOf({ part, values, shares }: Apart): Node {
  const root = copyNode(part.node);
  let k = 0;
  values.forEach((value, g) => {
    if (shares[g]?.divisor === 0) return;
    root.lower[g] = value;
    root.lowerCode[g] = codeOfHeld(k++);
  });
  return root;
}

function ask({ prover, watch, begin, end }: ApartTask, component: Apart, g: number): Asked {
  const { current, prices } = component;
  const search = prover.search({ normal: normalOf(component), objective: g, root: rootOf(component), start: current, earlier: prices });
  begin(g, search);
  const ending = search.run(watch);
  end(search);
  component.current = search.best;
  component.prices = search.prices;
  if (ending === "found") throw new Error("a search for the best ended at the first point");
  return { component, search, ending };
}

/** Claims and proves what a component's share of a goal is at most; returns it. */
function limitOf({ writer, write }: ApartTask, components: readonly Apart[], b: number, g: number, { component, search }: Asked): number {
  const { code, divisor } = component.shares[g] as Share;
  if (divisor === 0) return 0;
  const value = Math.floor(search.bound / divisor);
  const root = rootOf(component);
  assume(root, g, (value + 1) * divisor);
  write(() => {
    writer.add({ kind: "claim-total", code, value: BigInt(value) });
    writeWithin(writer, within(components, b, divisor), normalOf(component), root, search.proof);
  });
  return value * divisor;
}

/** States that a form is at least a value: what the claim assumes, which takes the place of the first split. */
export function assume(root: Node, form: number, value: number): void {
  root.lower[form] = value;
  root.lowerCode[form] = -1;
}

/** What the lines of a component need; `assumed` is the divisor of what its claim assumes. */
export function within(components: readonly Apart[], b: number, assumed: number): Within {
  const { part, values, shares } = components[b] as Apart;
  const held = values.flatMap((value, goal): Held[] => {
    const own = shares[goal] as Share;
    const others = components.flatMap((other, o) => (o === b ? [] : [other.shares[goal] as Share]));
    return own.divisor === 0 ? [] : [{ goal, value, own, others }];
  });
  return { part, held, assumed };
}

/** The proof of a claim over a component. */
export function writeWithin(sink: LineSink, inside: Within, normal: Normal, root: Node, proof: Proof): void {
  writeHeld(sink, inside.held);
  root.splits = 1 + inside.held.length;
  writeProof(normal, root, proof, sinkWithin(sink, inside));
}

/** One more of the goal than all limits together leave. */
function addUp(writer: CertificateWriter, components: readonly Apart[], g: number): void {
  const shares = components.map((component) => component.shares[g] as Share).filter(({ divisor }) => divisor > 0);
  writer.add({ kind: "sweep", prices: [[g, 1] as const, ...shares.map(({ code, divisor }) => [code, divisor] as const)] });
}

function refuteWhole({ writer }: ApartTask, components: readonly Apart[], b: number, { component, search }: Asked): void {
  writeProof(normalOf(component), rootOf(component), search.proof, sinkWithin(writer, within(components, b, 1)));
}
