/**
 * Ties, settled by lot. Over the optimal points, down the stated order, every group gets the best
 * choice that some optimal point, with all earlier decisions kept, still gives it. So the answer depends on the
 * program, the order and the preferences, and not on how columns, rows and groups are numbered.
 *
 * Members of a class (see `classes.ts`) are interchangeable: the choices that untaken members hold in
 * a known point can be dealt out in the stated order without a search, and what was refused to one
 * member stays refused to every later one, because each later decision only removes points and a
 * swap of the two members would carry a point for the later one into a point for the
 * earlier. The checker knows no symmetry and needs none: `take` asks only that the choice remains, and the
 * final point must satisfy everything.
 */
import type { Apart } from "./apart.ts";
import { type GroupClass, classesOf } from "./classes.ts";
import type { Normal } from "./normalise.ts";
import type { TieClass, Ties } from "./outcome.ts";
import { openPart } from "./part.ts";
import type { CertificateWriter } from "./prove/certificate.ts";
import { SCALES, multipliersAt } from "./prove/duals.ts";
import { type Multipliers, type Node, choicesOf, copyNode, requireGoal, rootNode } from "./prove/node.ts";
import { type Selection, selectionOf } from "./prove/round.ts";
import { sweeper } from "./prove/sweep.ts";
import type { Prover, Watch } from "./searcher.ts";
import { keepWhatVaries } from "./vary-apart.ts";
import { type Variation, findVariation } from "./vary.ts";

/** How ties are settled. */
export interface LotOrder {
  /** Group indexes in the order in which ties are settled (ticket order). */
  readonly order: Int32Array;
  /** For each column, its rank inside its group: 0 is the best for the holder; none comes after all columns. */
  readonly preference: Int32Array;
  /** Most searches for a better choice; what is left then is reported, never settled silently. */
  readonly maxProbes: number;
}

/** The optimal point to start from, and what the settling works with. */
export interface TieTask {
  readonly normal: Normal;
  readonly prover: Prover;
  readonly watch: Watch;
  readonly writer: CertificateWriter;
  /** Proved goal values in divided units. */
  readonly goals: readonly number[];
  readonly current: Selection;
  readonly lot: LotOrder | undefined;
  /** The components of the program, where it was solved by them. */
  readonly components?: readonly Apart[] | undefined;
}

/** The settled point, the ties, and the nodes that were searched. */
export interface Settled {
  readonly point: Selection;
  readonly ties: Ties;
  readonly nodes: number;
}

interface Lot {
  readonly task: TieTask;
  /** What remains in the certificate's sense. */
  readonly state: Node;
  readonly open: readonly OpenClass[];
  /** The choice of every group in the optimal point at hand. */
  chosen: Int32Array;
  probes: number;
  nodes: number;
}

/** One varying class while it is settled. */
interface OpenClass {
  readonly members: GroupClass;
  /** Positions that no optimal point gives, or that were refused under decisions taken. */
  readonly impossible: Uint8Array;
  readonly taken: Uint8Array;
  /** The position that each member holds, and by position those who (may) hold it, the first last. */
  readonly held: Int32Array;
  readonly holders: number[][];
  refused: number;
}

/** Settles ties by lot, or (without a lot) reports which groups vary. */
export function settleTies(task: TieTask): Settled {
  const { normal, lot } = task;
  const face = rootNode(normal);
  task.goals.forEach((value, g) => requireGoal(face, g, value));
  const order = lot?.order ?? Int32Array.from({ length: normal.groups.count }, (_, g) => g);
  const { complete, classes, nodes } = task.components === undefined ? varyingOfWhole(task, face, order) : varyingOfParts(task, task.components, face, order);
  if (!complete || lot === undefined)
    return unsettled(
      task,
      classes.flatMap((one) => one.groups),
      nodes,
    );
  const open = classes.map(openClass);
  const work: Lot = { task, state: face, open, chosen: task.current.chosen.slice(), probes: 0, nodes };
  open.forEach((one) => seeHolders(one, work.chosen));
  const unsettledGroups = dealOut(work, order, lot.maxProbes);
  const point = selectionOf(normal, work.chosen);
  return { point, ties: { classes: open.map((one) => tieClass(one, point, normal.columns)), unsettledGroups }, nodes: work.nodes };
}

/** The classes that vary, or where a limit ended the search, all that may. */
interface Varying {
  readonly complete: boolean;
  readonly classes: readonly GroupClass[];
  readonly nodes: number;
}

function varyingOfWhole(task: TieTask, face: Node, order: Int32Array): Varying {
  const { normal, lot } = task;
  sweepFace(task, face);
  const classes = classesOf(normal, face.alive, order, lot?.preference);
  const variation = findVariation(normal, face, task.current, classes, task.prover, task.watch);
  const { complete, nodes } = variation;
  return { complete, nodes, classes: complete ? varying(task, face, classes, variation, order) : classes };
}

/** The same by components, where the face keeps nothing else. */
function varyingOfParts({ normal, lot, writer, watch }: TieTask, components: readonly Apart[], face: Node, order: Int32Array): Varying {
  const { complete, nodes } = keepWhatVaries(normal, components, face, writer, watch);
  return { complete, nodes, classes: classesOf(normal, face.alive, order, lot?.preference) };
}

function unsettled(task: TieTask, groups: readonly number[], nodes: number): Settled {
  return {
    point: task.current,
    ties: { classes: [], unsettledGroups: [...groups].sort((a, b) => a - b) },
    nodes,
  };
}

/** Deletes with the prices of every goal's relaxation, as long as something is deleted. */
function sweepFace({ normal, prover, writer, goals }: TieTask, face: Node): void {
  let written = 0;
  for (let round = 0; round < 3; round++) {
    const before = written;
    for (let g = 0; g < goals.length; g++) {
      const prices = prover.prices(normal, face, g);
      const best = prices === undefined ? undefined : sharpest(normal, face, prices, g);
      if (best !== undefined && writer.face(face, best, written === 0)) written++;
    }
    if (written === before) return;
  }
}

/** From here on columns fewer scales are compared. */
const MANY_COLUMNS = 200_000;

/** The multipliers of the scale that deletes most; what is decided is a constant of every sweep, and not looked at. */
function sharpest(whole: Normal, face: Node, prices: Float64Array, objective: number): Multipliers | undefined {
  const { normal, node } = openPart(whole, face);
  const tool = sweeper(normal);
  const scales = normal.columns < MANY_COLUMNS ? SCALES : SCALES.filter((_, k) => k % 3 === 2);
  let best: Multipliers | undefined;
  let most = 0;
  for (const scale of scales) {
    const multipliers = multipliersAt(normal, node, prices, scale, objective);
    if (!tool.price(node, multipliers)) break;
    const dearer = tool.dearer(node, tool.slack(node), false);
    if (dearer > most) {
      most = dearer;
      best = multipliers;
    }
  }
  return best;
}

/**
 * The classes by what optimal points give, in place of what the sweeps left: so a tie's members do not
 * depend on prices, and with them on how columns are numbered.
 */
function varying({ normal, lot }: TieTask, face: Node, classes: readonly GroupClass[], { seen }: Variation, order: Int32Array): readonly GroupClass[] {
  const given = face.alive.slice();
  classes.forEach(({ choices }, k) => {
    for (const own of choices) own.forEach((choice, p) => (given[choice] = seen[k]?.[p] ?? 0));
  });
  return classesOf(normal, given, order, lot?.preference);
}

function openClass(members: GroupClass): OpenClass {
  return {
    members,
    impossible: new Uint8Array((members.choices[0] as readonly number[]).length),
    taken: new Uint8Array(members.groups.length),
    held: new Int32Array(members.groups.length),
    holders: [],
    refused: 0,
  };
}

/** Notes what every untaken member holds. */
function seeHolders({ members, held, holders, taken, impossible }: OpenClass, chosen: Int32Array): void {
  for (let p = 0; p < impossible.length; p++) holders[p] = [];
  for (let i = taken.length - 1; i >= 0; i--) {
    if (taken[i] === 1) continue;
    const position = (members.choices[i] as readonly number[]).indexOf(chosen[members.groups[i] as number] as number);
    if (position < 0) throw new Error("an optimal point uses a deleted choice");
    held[i] = position;
    holders[position]?.push(i);
  }
}

/** Deals choices out in the stated order; the groups that a limit leaves undecided. */
function dealOut(work: Lot, order: Int32Array, maxProbes: number): number[] {
  const place = new Map(work.open.flatMap((one) => one.members.groups.map((group, i) => [group, [one, i] as const] as const)));
  const turns = [...order].filter((group) => place.has(group));
  for (const [turn, group] of turns.entries()) {
    const [one, member] = place.get(group) as readonly [OpenClass, number];
    for (;;) {
      const best = bestHeld(one, member);
      const better = Array.from({ length: best.position }, (_, p) => p).filter((p) => one.impossible[p] === 0);
      if (better.length === 0) {
        take(work, one, member, best.holder);
        break;
      }
      if (work.probes >= maxProbes || !probe(work, one, member, better)) return turns.slice(turn).sort((a, b) => a - b);
    }
  }
  return [];
}

/** The best position that an untaken member of the class holds, and who: the member itself where it does. */
function bestHeld({ taken, held, holders }: OpenClass, member: number): { readonly position: number; readonly holder: number } {
  for (const [position, some] of holders.entries()) {
    if (held[member] === position) return { position, holder: member };
    for (let holder = some.at(-1); holder !== undefined; holder = some.at(-1)) {
      if (taken[holder] === 0 && held[holder] === position) return { position, holder };
      some.pop();
    }
  }
  throw new Error("an untaken member holds nothing");
}

/** Looks for an optimal point that gives the member one of these positions; false at a limit. */
function probe(work: Lot, one: OpenClass, member: number, positions: readonly number[]): boolean {
  const { normal, prover, watch, writer, goals } = work.task;
  const group = one.members.groups[member] as number;
  const columns = positions.map((p) => (one.members.choices[member] as readonly number[])[p] as number);
  const root = copyNode(work.state);
  for (const choice of choicesOf(normal, group)) if (!columns.includes(choice)) root.alive[choice] = 0;
  const search = prover.search({ normal, objective: 0, root, target: goals[0], first: true });
  work.probes++;
  const ending = search.run(watch);
  work.nodes += search.nodes;
  if (ending === "found" && search.best !== undefined) {
    work.chosen = search.best.chosen.slice();
    work.open.forEach((other) => seeHolders(other, work.chosen));
    return true;
  }
  if (ending !== "closed") return false;
  writer.claim({ kind: "refuse", columns: [...columns].sort((a, b) => a - b) });
  writer.proof(root, search.proof);
  for (const column of columns) work.state.alive[column] = 0;
  for (const p of positions) one.impossible[p] = 1;
  one.refused += positions.length;
  return true;
}

/** Gives the member what `holder` holds, swapping the two, and fixes it. */
function take(work: Lot, { members, taken, held, holders }: OpenClass, member: number, holder: number): void {
  const { normal, writer } = work.task;
  const [mine, theirs] = [held[member] as number, held[holder] as number];
  const set = (i: number, p: number): number => {
    const choice = (members.choices[i] as readonly number[])[p] as number;
    held[i] = p;
    work.chosen[members.groups[i] as number] = choice;
    return choice;
  };
  if (holder !== member) {
    set(holder, mine);
    holders[mine]?.push(holder);
  }
  const choice = set(member, theirs);
  taken[member] = 1;
  const group = members.groups[member] as number;
  writer.take(choice < normal.columns ? { kind: "take", column: choice } : { kind: "take-none", group });
  for (const other of choicesOf(normal, group)) if (other !== choice) work.state.alive[other] = 0;
}

function tieClass({ members, refused }: OpenClass, point: Selection, columns: number): TieClass {
  const held = members.groups.map((group) => point.chosen[group] as number);
  return { groups: members.groups, chosen: held.map((choice) => (choice < columns ? choice : -1)), refused };
}
