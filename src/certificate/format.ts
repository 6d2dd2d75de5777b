/** Writers of the lines of certificate.txt; FORMAT.md says what the lines mean, parse.ts reads them. */
import { type Claim, type Condition, type Counting, type Step, type Take, VERSION } from "./parse.ts";

/** A counting row: by its columns, or by conditions (rows ascending, each once) on the program's coefficients. */
export type CountingRow = Omit<Counting, "kind"> | { readonly number: number; readonly conditions: readonly Condition[] };

/** What stands above the claims. */
export interface Header {
  readonly programSha256: string;
  readonly columns: number;
  readonly rows: number;
  readonly goals: number;
  /** The rows that are groups, ascending. */
  readonly groupRows: ArrayLike<number>;
  readonly counting?: readonly CountingRow[];
}

/** The last line. */
export const END_LINE = "end\n";

/** The header lines, counting rows included. */
export function writeHeader(header: Header): string {
  const counting = (header.counting ?? []).map(writeCounting);
  return `${VERSION}\nprogram ${header.programSha256}\nsize ${header.columns} ${header.rows} ${header.goals}\ngroups${ranges(header.groupRows)}\n${counting.join("")}`;
}

/** The line of a counting row. */
export function writeCounting(row: CountingRow): string {
  if ("columns" in row) return `N ${row.number}${row.columns.map((c, e) => ` ${c} ${row.coefficients[e]}`).join("")}\n`;
  return `C ${row.number}${row.conditions.map(({ row: r, from, to }) => ` ${r} ${from} ${to}`).join("")}\n`;
}

/** The line of a claim. */
export function writeClaim(claim: Claim): string {
  switch (claim.kind) {
    case "goal":
    case "bound":
      return `claim ${claim.kind} ${claim.goal} ${claim.value}\n`;
    case "total":
      return `claim total ${claim.number} ${claim.value}\n`;
    case "refuse":
      return `claim refuse ${claim.columns.join(" ")}\n`;
    default:
      return `claim ${claim.kind}\n`;
  }
}

/** The line of a decision by lot. */
export function writeTake(take: Take): string {
  return take.kind === "take" ? `take ${take.column}\n` : `take none ${take.group}\n`;
}

/** The line of a proof step. */
export function writeStep(step: Step): string {
  switch (step.kind) {
    case "sweep":
      return `S${step.inequalities.map((k, i) => ` ${k} ${step.prices[i]}`).join("")}\n`;
    case "split-row":
      return `R ${step.inequality} ${step.atMost}\n`;
    case "split-group":
      return `B ${step.group} ${step.mask}\n`;
  }
}

/** The mask with the given bits (positions of columns in their group; the number of its columns stands for "none"). */
export function maskOf(bits: Iterable<number>): string {
  let mask = 0n;
  for (const bit of bits) mask |= 1n << BigInt(bit);
  return mask.toString(16);
}

/** Ascending numbers as ` 0-3 7-7`. */
function ranges(rows: ArrayLike<number>): string {
  const parts: string[] = [];
  for (let i = 0; i < rows.length; ) {
    let j = i;
    while (j + 1 < rows.length && rows[j + 1] === (rows[j] as number) + 1) j++;
    parts.push(` ${rows[i]}-${rows[j]}`);
    i = j + 1;
  }
  return parts.join("");
}
