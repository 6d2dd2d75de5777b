/** The output folder of an allocation as data (design section 10): for auditors; it holds personal data. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { AllocationResult } from "../allocate.ts";
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
  readonly delimiter: string;
  readonly rows: readonly unknown[];
}

/** The files that went in, by their names in the folder, and the tables among them as they were read. */
export interface Inputs {
  readonly inputs: ReadonlyMap<string, Uint8Array>;
  readonly tables: ReadonlyMap<string, TableAsRead>;
}

/** Writes rows as CSV: handed in, because tables are another room's work. */
export type WriteTable = (headers: readonly string[], rows: readonly (readonly (string | number)[])[]) => string;

function awardsTable(result: WithDocuments, write: WriteTable): string {
  const rows =
    result.kind !== "allocated"
      ? []
      : result.students.flatMap((student) =>
          student.given.map((given) => [
            student.id,
            given.award,
            given.level,
            formatDecimal(given.fen, 2),
            given.by,
            given.payable ? "yes" : "no",
            given.agreement ?? "",
          ]),
        );
  return write(["id", "award", "level", "amount", "by", "payable", "agreement"], rows);
}

/** One line per payment: by item, sponsor and period; what cannot be paid yet says so. The amounts add up to those of the awards. */
function paymentsTable(result: WithDocuments, write: WriteTable): string {
  const budgetOf = (award: string) =>
    result.theCase.budgets
      .filter((budget) => budget.awards.includes(award))
      .map((budget) => budget.id)
      .join(" ");
  const rows =
    result.kind !== "allocated"
      ? []
      : result.students.flatMap((student) =>
          student.given.flatMap((given) =>
            given.parts.map((part) => {
              const state = part.held ? "held" : given.payable ? "yes" : "no";
              return [student.id, given.award, given.level, part.item, part.sponsor, part.period, formatDecimal(part.fen, 2), state, budgetOf(given.award)];
            }),
          ),
        );
  return write(["id", "award", "level", "item", "sponsor", "period", "amount", "payable", "budget"], rows);
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

function manifest(result: WithDocuments, tables: Inputs["tables"], files: ReadonlyMap<string, string | Uint8Array>, run: RunFacts): string {
  const hashes = [...files].map(([name, content]) => [name, bytesToHex(sha256(typeof content === "string" ? utf8ToBytes(content) : content))]);
  const asRead = [...tables].map(([name, { encoding, delimiter, rows }]) => [name, { encoding, delimiter, rows: rows.length }]);
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

/** All files of the folder, the manifest last. */
export function outputFolder(result: WithDocuments, { inputs, tables }: Inputs, run: RunFacts, write: WriteTable): ReadonlyMap<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>(inputs);
  files.set("program.mps", result.documents.programMps);
  files.set("allocation.jsonl", result.documents.allocationJsonl);
  files.set("certificate.txt", result.documents.certificate);
  files.set("awards.csv", awardsTable(result, write));
  files.set("payments.csv", paymentsTable(result, write));
  files.set("manifest.json", manifest(result, tables, files, run));
  return files;
}
