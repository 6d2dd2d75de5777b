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
import { type GroupClass, classesOf } from "./classes.ts";
import type { Normal } from "./normalise.ts";
import type { TieClass, Ties } from "./outcome.ts";
import type { CertificateWriter } from "./prove/certificate.ts";
import { SCALES, multipliersAt } from "./prove/duals.ts";
import { type Multipliers, type Node, choicesOf, copyNode, requireGoal, rootNode } from "./prove/node.ts";
import { type Selection, selectionOf } from "./prove/round.ts";
import { sweeper } from "./prove/sweep.ts";
import type { Prover, Watch } from "./searcher.ts";
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
  point: Selection;
  probes: number;
  nodes: number;
}

/** One varying class while it is settled. */
interface OpenClass {
  readonly members: GroupClass;
  /** Positions that no optimal point gives, or that were refused under decisions taken. */
  readonly impossible: Uint8Array;
  readonly taken: Uint8Array;
  refused: number;
}

/** Settles ties by lot, or (without a lot) reports which groups vary. */
export function settleTies(task: TieTask): Settled {
  const { normal, lot } = task;
  const face = rootNode(normal);
  task.goals.forEach((value, g) => requireGoal(face, g, value));
  sweepFace(task, face);
  const order = lot?.order ?? Int32Array.from({ length: normal.groups.count }, (_, g) => g);
  const classes = classesOf(normal, face.alive, order, lot?.preference);
  const variation = findVariation(normal, face, task.current, classes, task.prover, task.watch);
  if (!variation.complete)
    return unsettled(
      task,
      classes.flatMap((one) => one.groups),
      variation.nodes,
    );
  const open = varying(task, face, classes, variation, order);
  if (lot === undefined)
    return unsettled(
      task,
      open.flatMap((one) => one.members.groups),
      variation.nodes,
    );
  const work: Lot = { task, state: face, point: task.current, probes: 0, nodes: variation.nodes };
  const unsettledGroups = dealOut(work, open, order, lot.maxProbes);
  return {
    point: work.point,
    ties: { classes: open.map((one) => tieClass(one, work.point, normal.columns)), unsettledGroups },
    nodes: work.nodes,
  };
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

/** The multipliers of the scale that deletes most. */
function sharpest(normal: Normal, face: Node, prices: Float64Array, objective: number): Multipliers | undefined {
  const tool = sweeper(normal);
  let best: Multipliers | undefined;
  let most = 0;
  for (const scale of SCALES) {
    const multipliers = multipliersAt(normal, face, prices, scale, objective);
    if (!tool.price(face, multipliers)) break;
    const dearer = tool.dearer(face, tool.slack(face), false);
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
function varying({ normal, lot }: TieTask, face: Node, classes: readonly GroupClass[], { seen }: Variation, order: Int32Array): OpenClass[] {
  const given = face.alive.slice();
  classes.forEach(({ choices }, k) => {
    for (const own of choices) own.forEach((choice, p) => (given[choice] = seen[k]?.[p] ?? 0));
  });
  return classesOf(normal, given, order, lot?.preference).map((members) => ({
    members,
    impossible: new Uint8Array((members.choices[0] as readonly number[]).length),
    taken: new Uint8Array(members.groups.length),
    refused: 0,
  }));
}

/** Deals choices out in the stated order; the groups that a limit leaves undecided. */
function dealOut(work: Lot, open: readonly OpenClass[], order: Int32Array, maxProbes: number): number[] {
  const place = new Map(open.flatMap((one) => one.members.groups.map((group, i) => [group, [one, i] as const] as const)));
  const turns = [...order].filter((group) => place.has(group));
  for (const [turn, group] of turns.entries()) {
    const [one, member] = place.get(group) as readonly [OpenClass, number];
    for (;;) {
      const best = bestHeld(one, work.point);
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

/** The best position that an untaken member of the class holds, and who. */
function bestHeld({ members, taken }: OpenClass, point: Selection): { readonly position: number; readonly holder: number } {
  let best = { position: Infinity, holder: -1 };
  members.groups.forEach((group, i) => {
    if (taken[i] === 1) return;
    const position = (members.choices[i] as readonly number[]).indexOf(point.chosen[group] as number);
    if (position < 0) throw new Error("an optimal point uses a deleted choice");
    if (position < best.position) best = { position, holder: i };
  });
  return best;
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
    work.point = search.best;
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
function take(work: Lot, one: OpenClass, member: number, holder: number): void {
  const { normal, writer } = work.task;
  const position = (i: number): number => (one.members.choices[i] as readonly number[]).indexOf(work.point.chosen[one.members.groups[i] as number] as number);
  const [mine, theirs] = [position(member), position(holder)];
  const chosen = work.point.chosen.slice();
  const set = (i: number, p: number): void => {
    chosen[one.members.groups[i] as number] = (one.members.choices[i] as readonly number[])[p] as number;
  };
  set(holder, mine);
  set(member, theirs);
  work.point = selectionOf(normal, chosen);
  one.taken[member] = 1;
  const group = one.members.groups[member] as number;
  const choice = chosen[group] as number;
  writer.take(choice < normal.columns ? { kind: "take", column: choice } : { kind: "take-none", group });
  for (const other of choicesOf(normal, group)) if (other !== choice) work.state.alive[other] = 0;
}

function tieClass({ members, refused }: OpenClass, point: Selection, columns: number): TieClass {
  const held = members.groups.map((group) => point.chosen[group] as number);
  return { groups: members.groups, chosen: held.map((choice) => (choice < columns ? choice : -1)), refused };
}
