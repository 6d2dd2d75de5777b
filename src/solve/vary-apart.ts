/**
 * What varies over the optimal points of a program of several components, with its proof. Each component is explored by one tree
 * (`price/explore.ts`) that ends as the refutation of "some choice that no known optimal point uses is used": a `claim total` of a counting row U, whose
 * sweep deletes those choices for good. Whatever is asked of the optimal points afterwards is asked of the few groups that vary.
 */
import type { Apart } from "./apart.ts";
import { assume, rootOf, within, writeWithin } from "./apart.ts";
import { type Normal, withForm } from "./normalise.ts";
import type { CertificateWriter } from "./prove/certificate.ts";
import type { LineSink } from "./prove/lines.ts";
import type { Multipliers, Node } from "./prove/node.ts";
import { explore } from "./price/explore.ts";
import type { Selection } from "./prove/round.ts";
import { faceWithin, sinkWithin, type Within } from "./prove/within.ts";
import type { Watch } from "./searcher.ts";

/** Whether everything was gone through, and the nodes it took. */
export interface Toured {
  readonly complete: boolean;
  readonly nodes: number;
}

/** Deletes at `face` (all goals at their values) every choice that no optimal point uses, and proves it; incomplete where a limit ends it. */
export function keepWhatVaries(normal: Normal, components: readonly Apart[], face: Node, writer: CertificateWriter, watch: Watch): Toured {
  let nodes = 0;
  for (const [b, component] of components.entries()) {
    const { part, current } = component;
    const root = rootOf(component);
    const seen = new Uint8Array(root.alive.length);
    for (const choice of (current as Selection).chosen) seen[choice] = 1;
    const found = explore({ normal: part.normal, root, target: root.lower[0] as number, seen, watch });
    nodes += found.nodes;
    if (found.ending !== "closed") return { complete: false, nodes };
    const inside = within(components, b, 1);
    const unused = unusedOf(part.normal, found.left, seen);
    const code = unused === undefined ? undefined : proveUnused(inside, root, unused, found.proof, writer);
    writer.claim({ kind: "face" });
    if (found.sweep !== undefined) writer.add(faceWithin(inside, pricesOf(root, found.sweep)));
    if (code !== undefined) writer.add({ kind: "sweep", prices: [[code, 1]] });
    part.column.forEach((c, i) => (face.alive[c] = seen[i] as number));
    part.group.forEach((g, i) => (face.alive[normal.columns + g] = seen[part.column.length + i] as number));
  }
  return { complete: true, nodes };
}

/** U, the number of unused choices in use, less a constant. */
interface Unused {
  readonly coefficients: Float64Array;
  readonly constant: number;
}

/** U over what is left and unseen: an unused "none" is one minus the group's columns. Undefined where there is no such choice. */
function unusedOf({ columns, groups }: Normal, left: Uint8Array, seen: Uint8Array): Unused | undefined {
  const coefficients = new Float64Array(columns);
  let constant = 0;
  let any = false;
  for (let choice = 0; choice < left.length; choice++) {
    if (left[choice] === 0 || seen[choice] === 1) continue;
    any = true;
    if (choice < columns) coefficients[choice] = (coefficients[choice] as number) + 1;
    else {
      constant++;
      const g = choice - columns;
      for (let i = groups.start[g] as number; i < (groups.start[g + 1] as number); i++) {
        const c = groups.columns[i] as number;
        coefficients[c] = (coefficients[c] as number) - 1;
      }
    }
  }
  return any ? { coefficients, constant } : undefined;
}

/** Claims and proves that nothing unused is used; the code of its row. */
function proveUnused(inside: Within, root: Node, { coefficients, constant }: Unused, proofOf: ReturnType<typeof explore>["proof"], writer: LineSink): number {
  const { normal } = inside.part;
  const columns = Int32Array.from(coefficients.keys()).filter((c) => coefficients[c] !== 0);
  const code = sinkWithin(writer, inside).countingCode(
    columns,
    Float64Array.from(columns, (c) => coefficients[c] as number),
  );
  const extended = withForm(normal, coefficients);
  const wide: Node = {
    ...root,
    lower: Float64Array.of(...root.lower, -Infinity),
    upper: Float64Array.of(...root.upper, Infinity),
    lowerCode: Int32Array.of(...root.lowerCode, -1),
    upperCode: Int32Array.of(...root.upperCode, -1),
  };
  assume(wide, normal.forms, 1 - constant);
  writer.add({ kind: "claim-total", code, value: BigInt(-constant) });
  writeWithin(writer, inside, extended, wide, proofOf(extended, wide));
  return code;
}

function pricesOf(node: Node, { forms, values }: Multipliers): (readonly [number, number])[] {
  return Array.from(forms, (f, k) => {
    const m = values[k] as number;
    return [(m > 0 ? node.upperCode[f] : node.lowerCode[f]) as number, Math.abs(m)] as const;
  });
}
