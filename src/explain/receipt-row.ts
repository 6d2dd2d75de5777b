/**
 * A student's row as it was used, and the tree of salted rows whose root is published.
 *
 * leaf = SHA-256(0x00 | salt | row), node = SHA-256(0x01 | left | right), the leaves in the order of their values, a node without a neighbour goes up
 * as it is (RFC 6962, section 2.1). Salts have 32 bytes, so that salt and row cannot be cut elsewhere; whoever holds the root alone learns nothing of any row.
 *
 * A block is what a letter holds of it, five lines: `bursar row 1`, `salt <hex>`, `path <side><hex> ...`, `row <JSON>`, `end row`. The hash is that of the
 * JSON's own text, which must be written as JSON.stringify writes it, so that no second reading of it exists.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** One combination of awards that a student could hold: award, level and the level's rank (0: the best), and how much it counts in the priced inequalities. */
export interface RowChoice {
  readonly gives: readonly (readonly [award: string, level: string, rank: string])[];
  readonly uses: readonly (readonly [inequality: string, coefficient: string])[];
}

/** Choices of which at most one (`must`: exactly one) is taken; `held`: the number of the one that is, from 0, or `none`. */
export interface RowGroup {
  readonly must: "yes" | "no";
  readonly held: string;
  readonly choices: readonly RowChoice[];
}

/** Everything that was used of a student, as texts. */
export interface UsedRow {
  readonly student: string;
  /** Cells: table, number of her row in it, column, text as it was read. */
  readonly facts: readonly (readonly [table: string, row: string, column: string, text: string])[];
  readonly groups: readonly RowGroup[];
  /** What she is given: award and level. */
  readonly given: readonly (readonly [award: string, level: string])[];
}

/** The way from a leaf to the root: each neighbour with the side on which it stands (`l` or `r`). */
export type Path = readonly string[];

/** A row with its salt (hexadecimal) and its way to the root. */
export interface RowBlock {
  readonly salt: string;
  readonly path: Path;
  /** The row's text. */
  readonly row: string;
}

/** The text of a row that is hashed. */
export function rowText({ student, facts, groups, given }: UsedRow): string {
  return JSON.stringify({ student, facts, groups: groups.map(({ must, held, choices }) => ({ must, held, choices })), given });
}

/** The leaf of a row under a salt of 64 hexadecimal digits, as hexadecimal. */
export function leafOf(salt: string, row: string): string {
  return bytesToHex(sha256(joined([0], hexToBytes(salt), utf8ToBytes(row))));
}

function nodeOf(left: string, right: string): string {
  return bytesToHex(sha256(joined([1], hexToBytes(left), hexToBytes(right))));
}

function joined(...parts: readonly ArrayLike<number>[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The root over some leaves, and each leaf's way to it in the order given; at least one leaf. */
export function treeOf(leaves: readonly string[]): { readonly root: string; readonly paths: readonly Path[] } {
  const order = [...leaves.keys()].sort((a, b) => ((leaves[a] ?? "") < (leaves[b] ?? "") ? -1 : 1));
  const paths: string[][] = leaves.map(() => []);
  let level = order.map((leaf) => ({ hash: leaves[leaf] ?? "", below: [leaf] }));
  if (level.length === 0) throw new Error("a tree has a leaf");
  while (level.length > 1) {
    const above: typeof level = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i], level[i + 1]];
      if (left === undefined) throw new Error("a pair has a left side");
      if (right === undefined) above.push(left);
      else {
        for (const leaf of left.below) paths[leaf]?.push(`r${right.hash}`);
        for (const leaf of right.below) paths[leaf]?.push(`l${left.hash}`);
        above.push({ hash: nodeOf(left.hash, right.hash), below: [...left.below, ...right.below] });
      }
    }
    level = above;
  }
  return { root: level[0]?.hash ?? "", paths };
}

/** Whether a block's row lies under a root. */
export function liesUnder({ salt, path, row }: RowBlock, root: string): boolean {
  let hash = leafOf(salt, row);
  for (const step of path) hash = step.startsWith("l") ? nodeOf(step.slice(1), hash) : nodeOf(hash, step.slice(1));
  return hash === root;
}

/** The block as it stands in a letter. */
export function blockText({ salt, path, row }: RowBlock): string {
  return ["bursar row 1", `salt ${salt}`, `path${path.map((step) => ` ${step}`).join("")}`, `row ${row}`, "end row"].join("\n");
}

const BLOCK = /bursar row 1\r?\nsalt ([0-9a-f]{64})\r?\npath((?: [lr][0-9a-f]{64})*) *\r?\nrow ([^\r\n]*)\r?\nend row/g;

/** The one block in a text; undefined where there is none, or several, or its row is not written as it must be. */
export function blockIn(text: string): RowBlock | undefined {
  const found = [...text.matchAll(BLOCK)];
  const [, salt = "", path = "", row = ""] = found[0] ?? [];
  if (found.length !== 1 || !isPlain(row)) return undefined;
  return { salt, path: path.split(" ").slice(1), row };
}

function isPlain(row: string): boolean {
  try {
    return JSON.stringify(JSON.parse(row)) === row;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** The row of a block that lies under the root, and was therefore written by `rowText`. */
export function rowOf({ row }: RowBlock): UsedRow {
  return JSON.parse(row) as UsedRow;
}
