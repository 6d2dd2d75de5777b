/**
 * Which groups vary over the optimal points. A choice is *seen* once a known optimal point gives
 * it to some member of the class. With U(x) the number of unseen choices in use, a search for
 *
 *     U(x) >= 1, goals at their values, rows
 *
 * finds an optimal point with something new, or refutes that there is one: then every choice still
 * unseen occurs in no optimal point. These searches only tell where there is something to
 * settle, so that no certificate needs to speak of them. Maximising U sees most per point; where that does not
 * end soon, the first goal is maximised under U >= 1, whose relaxation closes far better.
 */
import type { GroupClass } from "./classes.ts";
import { type Normal, withForm } from "./normalise.ts";
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
  let nodes = 0;
  look(classes, seen, current);
  for (;;) {
    const unseen = unseenForm(normal, classes, seen);
    if (unseen === undefined) return { seen, complete: true, nodes };
    const extended = withForm(normal, unseen.coefficients);
    const root = extend(extended, face, 1 - unseen.constant);
    const few: Watch = {
      stop: () => watch.stop() ?? (wide.nodes >= FEW_NODES ? "nodes" : undefined),
      node: watch.node,
    };
    const wide = prover.search({
      normal: extended,
      objective: normal.forms,
      root,
      target: 1 - unseen.constant,
      first: true,
    });
    let ending = wide.run(few);
    let found = wide.best;
    nodes += wide.nodes;
    if (ending === "nodes") {
      const deep = prover.search({
        normal: extended,
        objective: 0,
        root,
        target: face.lower[0],
        first: true,
      });
      ending = deep.run(watch);
      found = deep.best;
      nodes += deep.nodes;
    }
    if (ending !== "found" || found === undefined) return { seen, complete: ending === "closed", nodes };
    look(classes, seen, selectionOf(normal, found.chosen));
  }
}

function look(classes: readonly GroupClass[], seen: readonly Uint8Array[], point: Selection): void {
  classes.forEach((one, k) => {
    one.groups.forEach((group, i) => {
      const position = (one.choices[i] as readonly number[]).indexOf(point.chosen[group] as number);
      if (position >= 0) (seen[k] as Uint8Array)[position] = 1;
    });
  });
}

/** U, the number of unseen choices in use, as coefficients and a constant: "none" is one minus the group's columns. */
function unseenForm(
  normal: Normal,
  classes: readonly GroupClass[],
  seen: readonly Uint8Array[],
): { readonly coefficients: Float64Array; readonly constant: number } | undefined {
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
