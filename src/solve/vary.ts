/**
 * Which groups vary over the optimal points. A choice is *seen* once a known optimal point gives
 * it to some member of the class. With U(x) the number of unseen choices in use, a search for
 *
 *     U(x) >= 1, goals at their values, rows
 *
 * finds an optimal point with something new, or refutes that there is one: then every choice still
 * unseen occurs in no optimal point. These searches only tell where there is something to
 * settle, so that no certificate needs to speak of them. They look at the open part of the face alone, and near every
 * point for what two moves lead to. Maximising U sees most per point; where that does not
 * end soon, the first goal is maximised under U >= 1, whose relaxation closes far better.
 */
import type { GroupClass } from "./classes.ts";
import { seeNear } from "./exchange.ts";
import { type Normal, withForm } from "./normalise.ts";
import { openPart, type Part } from "./part.ts";
import { type Node, rootNode } from "./prove/node.ts";
import { type Selection, selectionOf } from "./prove/round.ts";
import type { Prover, Watch } from "./searcher.ts";

/** Nodes of the search that maximises U. */
const FEW_NODES = 20;

/** Seen positions per class, and whether the searches ended by refutation. */
export interface Variation {
  /** 1 per position of each class, aligned with the classes. */
  readonly seen: readonly Uint8Array[];
  readonly complete: boolean;
  readonly nodes: number;
}

/** Finds what varies at `face` (goal sides set, `current` an optimal point). */
export function findVariation(normal: Normal, face: Node, current: Selection, classes: readonly GroupClass[], prover: Prover, watch: Watch): Variation {
  const seen = classes.map((one) => new Uint8Array((one.choices[0] as readonly number[]).length));
  const part = openPart(normal, face);
  const inPart = partClasses(normal, part, classes);
  const visit = (point: Selection): void => {
    look(inPart, seen, point);
    seeNear(part.normal, part.node, point, inPart, seen);
  };
  visit(selectionOf(part.normal, partChosen(normal, part, current)));
  let nodes = 0;
  for (;;) {
    const unseen = unseenForm(part.normal, inPart, seen);
    if (unseen === undefined) return { seen, complete: true, nodes };
    const { ending, found, nodes: more } = searchUnseen(part, unseen, prover, watch);
    nodes += more;
    if (ending !== "found" || found === undefined) return { seen, complete: ending === "closed", nodes };
    visit(selectionOf(part.normal, found.chosen));
  }
}

/** U, the number of unseen choices in use, as coefficients and a constant. */
interface Unseen {
  readonly coefficients: Float64Array;
  readonly constant: number;
}

/** One search for an optimal point with something unseen. */
function searchUnseen({ normal, node }: Part, unseen: Unseen, prover: Prover, watch: Watch) {
  const extended = withForm(normal, unseen.coefficients);
  const root = extend(extended, node, 1 - unseen.constant);
  const wide = prover.search({ normal: extended, objective: normal.forms, root, target: 1 - unseen.constant, first: true });
  const few: Watch = { stop: () => watch.stop() ?? (wide.nodes >= FEW_NODES ? "nodes" : undefined), node: watch.node };
  const ending = wide.run(few);
  if (ending !== "nodes") return { ending, found: wide.best, nodes: wide.nodes };
  const deep = prover.search({ normal: extended, objective: 0, root, target: node.lower[0], first: true });
  return { ending: deep.run(watch), found: deep.best, nodes: wide.nodes + deep.nodes };
}

/** Classes in the numbers of the part; every class is open. */
function partClasses(normal: Normal, { group, column }: Part, classes: readonly GroupClass[]): GroupClass[] {
  const groupIn = new Int32Array(normal.groups.count);
  group.forEach((g, i) => (groupIn[g] = i));
  const columnIn = new Int32Array(normal.columns);
  column.forEach((c, i) => (columnIn[c] = i));
  return classes.map(({ groups, choices }) => ({
    groups: groups.map((g) => groupIn[g] as number),
    choices: choices.map((own, i) => own.map((c) => (c < normal.columns ? (columnIn[c] as number) : column.length + (groupIn[groups[i] as number] as number)))),
  }));
}

/** A choice of the whole per group as a choice of the part; a deleted one would be none. */
function partChosen(normal: Normal, { group, column }: Part, { chosen }: Selection): Int32Array {
  const columnIn = new Int32Array(normal.columns).fill(-1);
  column.forEach((c, i) => (columnIn[c] = i));
  return group.map((g, i) => {
    const choice = chosen[g] as number;
    const own = choice < normal.columns ? (columnIn[choice] as number) : column.length + i;
    if (own < 0) throw new Error("an optimal point uses a deleted choice");
    return own;
  });
}

function look(classes: readonly GroupClass[], seen: readonly Uint8Array[], point: Selection): void {
  classes.forEach((one, k) => {
    one.groups.forEach((group, i) => {
      const position = (one.choices[i] as readonly number[]).indexOf(point.chosen[group] as number);
      if (position >= 0) (seen[k] as Uint8Array)[position] = 1;
    });
  });
}

/** U over what is unseen: "none" is one minus the group's columns. */
function unseenForm(normal: Normal, classes: readonly GroupClass[], seen: readonly Uint8Array[]): Unseen | undefined {
  const coefficients = new Float64Array(normal.columns);
  let constant = 0;
  let any = false;
  classes.forEach((one, k) => {
    one.choices.forEach((choices, i) => {
      choices.forEach((choice, p) => {
        if (seen[k]?.[p] === 1) return;
        any = true;
        if (choice < normal.columns) coefficients[choice] = (coefficients[choice] as number) + 1;
        else {
          constant++;
          const group = one.groups[i] as number;
          for (const c of normal.groups.columns.subarray(normal.groups.start[group], normal.groups.start[group + 1]))
            coefficients[c] = (coefficients[c] as number) - 1;
        }
      });
    });
  });
  return any ? { coefficients, constant } : undefined;
}

/** The same node over one more form, at least `lower`. */
function extend(extended: Normal, node: Node, lower: number): Node {
  const wide = rootNode(extended);
  wide.alive.set(node.alive);
  wide.lower.set(node.lower);
  wide.upper.set(node.upper);
  wide.lower[extended.forms - 1] = lower;
  return wide;
}
