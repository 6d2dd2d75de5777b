/**
 * The certificate, written by replaying proof trees. A tree is read again from its root with the
 * final target: every sweep is repeated exactly, sweeps that delete nothing and splits with an
 * empty side are left out, and what closes earlier than it was recorded ends earlier. So
 * a tree that grew while its target rose yields one proof for the last target.
 */
import { type CountingRow, END_LINE, maskOf, writeClaim, writeHeader, writeStep, writeTake } from "../../certificate/format.ts";
import type { Cell, Normal } from "../normalise.ts";
import { replayCore } from "../price/replay.ts";
import type { Proof } from "../searcher.ts";
import { shortened } from "../shorten/proof.ts";
import { asCoreProof } from "../shorten/whole.ts";
import type { Line, LineSink } from "./lines.ts";
import { type Multipliers, type Node, type ProofNode, choicesOf, copyNode, hasEmptyGroup, restrict } from "./node.ts";
import { type Sweeper, sweeper } from "./sweep.ts";

type Claim = Parameters<typeof writeClaim>[0];
type Take = Parameters<typeof writeTake>[0];

/** A counting row: columns ascending, and their coefficients. */
interface Counting {
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
}

/** Collects claims and their proofs in the order of the certificate. */
export interface CertificateWriter extends LineSink {
  claim(claim: Claim): void;
  take(take: Take): void;
  /** The proof that no point is left at `root` (its goal sides set); throws where it does not close. */
  proof(root: Node, proof: Proof): void;
  /** A sweep of `claim face`, written and deleted by where it deletes something; the first writes the claim. */
  face(node: Node, multipliers: Multipliers, isFirst: boolean): boolean;
  /** A proof of one line: price 1 on each of these inequality numbers. */
  priceOne(numbers: readonly number[]): void;
  /** The whole text. */
  finish(programSha256: string, rows: number, groupRows: Int32Array): string;
}

/** A writer for one program. */
export function certificateWriter(normal: Normal): CertificateWriter {
  const lines: Line[] = [];
  const tool = sweeper(normal);
  const counting: (Cell | Counting)[] = [...normal.cells];
  const add = (line: Line): void => void lines.push(line);
  const countingCode = (columns: Int32Array, coefficients: Float64Array): number => normal.firstCountNumber + counting.push({ columns, coefficients }) - 1;
  const sink = { add, countingCode };
  return {
    ...sink,
    claim: (claim) => lines.push({ kind: "text", text: writeClaim(claim) }),
    take: (take) => lines.push({ kind: "text", text: writeTake(take) }),
    proof: (root, proof) => writeProof(normal, root, proof, sink),
    face: (node, multipliers, isFirst) => {
      if (!tool.price(node, multipliers)) return false;
      const slack = tool.slack(node);
      if (slack < 0n) throw new Error("a face with a known point was closed");
      if (tool.dearer(node, slack, true) === 0) return false;
      if (isFirst) lines.push({ kind: "text", text: writeClaim({ kind: "face" }) });
      lines.push({ kind: "sweep", prices: pricesOf(node, multipliers) });
      return true;
    },
    priceOne: (numbers) => lines.push({ kind: "sweep", prices: numbers.map((number) => [number, 1] as const) }),
    finish: (programSha256, rows, groupRows) => {
      const used = usedCounting(normal, lines);
      const number = numbering(normal, used);
      return (
        writeHeader({
          programSha256,
          columns: normal.columns,
          rows,
          goals: normal.goals,
          groupRows,
          counting: used.map((code) => countingRow(number(code), counting[code - normal.firstCountNumber] as Cell | Counting)),
        }) +
        lines.map((line) => textOf(line, number)).join("") +
        END_LINE
      );
    },
  };
}

/** The lines of a proof that no point is left at `root`; throws where it does not close. */
export function writeProof(normal: Normal, root: Node, proof: Proof, sink: LineSink): void {
  if (hasEmptyGroup(normal, root)) return;
  const core = proof.kind === "core" ? proof : asCoreProof(normal, root, proof.tree);
  if (core !== undefined) replayCore(normal, root, shortened(root, core), sink);
  else if (proof.kind === "whole") replay(normal, sweeper(normal), copyNode(root), proof.tree, sink);
}

function pricesOf(node: Node, { forms, values }: Multipliers): (readonly [number, number])[] {
  return Array.from(forms, (f, k) => {
    const m = values[k] as number;
    return [(m > 0 ? node.upperCode[f] : node.lowerCode[f]) as number, Math.abs(m)] as const;
  });
}

function replay(normal: Normal, tool: Sweeper, node: Node, tree: ProofNode, sink: LineSink): void {
  if (hasEmptyGroup(normal, node)) return;
  for (const multipliers of tree.sweeps) {
    // A sweep that prices a goal of which nothing is claimed (no point was known) deleted nothing.
    if (!tool.price(node, multipliers)) continue;
    const slack = tool.slack(node);
    if (slack >= 0n && tool.dearer(node, slack, true) === 0) continue;
    sink.add({ kind: "sweep", prices: pricesOf(node, multipliers) });
    if (slack < 0n) return;
  }
  const { split, children } = tree;
  if (split === undefined || children === undefined) throw new Error("a node of the proof stays open");
  const descend = (side: 0 | 1): void => {
    const child = copyNode(node);
    restrict(normal, child, split, side);
    replay(normal, tool, child, children[side], sink);
  };
  if (split.kind === "total") {
    const forward = normal.splitSign[split.form] === 1;
    sink.add({
      kind: "total",
      code: normal.splitNumber[split.form] as number,
      at: forward ? split.at : -split.at - 1,
    });
    descend(forward ? 0 : 1);
    descend(forward ? 1 : 0);
    return;
  }
  const remaining = [...choicesOf(normal, split.group).entries()].filter(([, choice]) => node.alive[choice] === 1);
  const kept = remaining.filter(([, choice]) => split.first.includes(choice));
  if (kept.length > 0 && kept.length < remaining.length) sink.add({ kind: "choices", group: split.group, mask: maskOf(kept.map(([bit]) => bit)) });
  if (kept.length > 0) descend(0);
  if (kept.length < remaining.length) descend(1);
}

/** Codes of the counting rows that are split on, claimed or priced, ascending: only they are written. */
function usedCounting(normal: Normal, lines: readonly Line[]): number[] {
  const used = new Set<number>();
  for (const line of lines) {
    if (line.kind === "total" || line.kind === "claim-total") used.add(line.code);
    if (line.kind === "sweep") for (const [code] of line.prices) used.add(code);
  }
  return [...used].filter((code) => code >= normal.firstCountNumber).sort((a, b) => a - b);
}

function countingRow(number: number, row: Cell | Counting): CountingRow {
  return "conditions" in row ? { number, conditions: row.conditions } : { number, columns: [...row.columns], coefficients: [...row.coefficients] };
}

/** From codes to the numbers of this certificate: unused counting rows have none, splits follow the used ones. */
function numbering(normal: Normal, used: readonly number[]): (code: number) => number {
  const from = normal.firstCountNumber;
  const rank = new Map(used.map((code, k) => [code, from + k]));
  return (code) => (code < 0 ? from + used.length - 1 - code : (rank.get(code) ?? code));
}

function textOf(line: Line, number: (code: number) => number): string {
  switch (line.kind) {
    case "text":
      return line.text;
    case "total":
      return writeStep({ kind: "split-row", inequality: number(line.code), atMost: BigInt(line.at) });
    case "choices":
      return writeStep({ kind: "split-group", group: line.group, mask: line.mask });
    case "claim-total":
      return writeClaim({ kind: "total", number: number(line.code), value: line.value });
    case "sweep": {
      const prices = line.prices.map(([code, price]) => [number(code), price] as const).sort((a, b) => a[0] - b[0]);
      return writeStep({
        kind: "sweep",
        inequalities: prices.map(([k]) => k),
        prices: prices.map(([, price]) => BigInt(price)),
      });
    }
  }
}
