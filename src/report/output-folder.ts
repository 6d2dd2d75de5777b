/** The output folder of an allocation as data (design section 10): for auditors; it holds personal data. */
import type { AllocationResult } from "../allocate.ts";
import type { Given } from "../award/allocation.ts";
import { formatDecimal } from "../decimal.ts";

type WithDocuments = Extract<AllocationResult, { readonly kind: "allocated" | "infeasible" }>;

/** What only the process knows; it stands in the manifest and nowhere else. */
export interface RunFacts {
  readonly version: string;
  readonly node: string;
  /** ISO time at which the folder was made. */
  readonly madeAt: string;
}

/** How a table was read, so that a reader of the manifest can see it. */
export interface TableAsRead {
  readonly encoding: string;
  /** None in Parquet. */
  readonly delimiter: string | undefined;
  /** One entry per row. */
  readonly lineOf: { readonly length: number };
}

/** The files that went in, by their names in the folder, and the tables among them as they were read. */
export interface Inputs {
  readonly inputs: ReadonlyMap<string, Uint8Array>;
  readonly tables: ReadonlyMap<string, TableAsRead>;
}

/** Writes rows as CSV, in pieces: handed in, because tables are another room's work. */
export type WriteTable = (headers: readonly string[], rows: Iterable<readonly (string | number)[]>) => Iterable<Uint8Array>;

/** What a file holds: whole, or in pieces. */
type Content = string | Uint8Array | Iterable<Uint8Array>;

/** A larger `program.mps` is packed as `program.mps.gz`; its hash in the manifest is that of its text. */
const LARGEST_PLAIN_BYTES = 64 << 20;

/** All awards given, student by student. */
function* givenIn(result: WithDocuments): Generator<readonly [id: string, given: Given]> {
  if (result.kind !== "allocated") return;
  for (const student of result.students) for (const given of student.given) yield [student.id, given];
}

function* awardRows(result: WithDocuments): Generator<readonly string[]> {
  for (const [id, given] of givenIn(result)) {
    yield [id, given.award, given.level, formatDecimal(given.fen, 2), given.by, given.payable ? "yes" : "no", given.agreement ?? ""];
  }
}

/** One line per payment: by item, sponsor and period; what cannot be paid yet says so. The amounts add up to those of the awards. */
function* paymentRows(result: WithDocuments): Generator<readonly string[]> {
  const budgetsOf = new Map(
    result.theCase.scheme.awards.map(({ id }) => [
      id,
      result.theCase.budgets
        .filter((budget) => budget.awards.includes(id))
        .map((budget) => budget.id)
        .join(" "),
    ]),
  );
  for (const [id, given] of givenIn(result)) {
    for (const part of given.parts) {
      const state = part.held ? "held" : given.payable ? "yes" : "no";
      yield [id, given.award, given.level, part.item, part.sponsor, part.period, formatDecimal(part.fen, 2), state, budgetsOf.get(given.award) ?? ""];
    }
  }
}

/** Readings and parameters as they were used. */
function usedValues(result: WithDocuments): { readonly readings: Record<string, unknown>; readonly parameters: Record<string, unknown> } {
  const readings: Record<string, unknown> = {};
  const parameters: Record<string, unknown> = {};
  for (const parameter of result.theCase.scheme.parameters.values()) {
    const target = parameter.reading === undefined ? parameters : readings;
    target[parameter.name] = result.theCase.parameters.get(parameter.name) ?? null;
  }
  return { readings, parameters };
}

/** `manifest.json`: the hash of every other file, and what only the process knows. */
export function manifestText(result: WithDocuments, tables: Inputs["tables"], hashes: ReadonlyMap<string, string>, run: RunFacts): string {
  const asRead = [...tables].map(([name, { encoding, delimiter, lineOf }]) => [name, { encoding, delimiter, rows: lineOf.length }]);
  const { facts, proof, theCase } = result;
  const data = {
    bursar: "manifest",
    version: 1,
    files: Object.fromEntries(hashes) as unknown,
    tables: Object.fromEntries(asRead) as unknown,
    madeBy: { bursar: run.version, node: run.node, engine: facts.engine },
    madeAt: run.madeAt,
    milliseconds: { search: Math.round(facts.searchMilliseconds), proof: Math.round(facts.proofMilliseconds), check: Math.round(proof.checkMilliseconds) },
    status: result.kind === "allocated" ? result.status : "infeasible",
    scheme: theCase.scheme.id,
    seed: theCase.seed,
    ...usedValues(result),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** All files of the folder but the manifest, which needs their hashes. */
export function outputFolder(
  result: WithDocuments,
  { inputs }: Pick<Inputs, "inputs">,
  write: WriteTable,
  largestPlainBytes = LARGEST_PLAIN_BYTES,
): ReadonlyMap<string, Content> {
  const { documents } = result;
  return new Map<string, Content>([
    ...inputs,
    [documents.programBytes > largestPlainBytes ? "program.mps.gz" : "program.mps", documents.programPieces()],
    ["allocation.jsonl", documents.allocationPieces()],
    ["certificate.txt", documents.certificate],
    ...(documents.orderText === undefined ? [] : ([["order.txt", documents.orderText]] as const)),
    ["awards.csv", write(["id", "award", "level", "amount", "by", "payable", "agreement"], awardRows(result))],
    ["payments.csv", write(["id", "award", "level", "item", "sponsor", "period", "amount", "payable", "budget"], paymentRows(result))],
  ]);
}
