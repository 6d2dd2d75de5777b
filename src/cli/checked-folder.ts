/** An output folder as commands begin with it: checked first, then read back from its inputs, under the policy and seed that it was made with. */
import type { Case } from "../award/case.ts";
import { checkFolder } from "../certificate/folder.ts";
import type { Fault } from "../fault.ts";
import { readFolder } from "../files.ts";
import { caseOfInputs, type CaseOfInputs } from "../load.ts";
import { refusedSentence } from "../words/check.ts";
import { unpacked } from "./check.ts";
import { fileIn, PACKED_PROGRAM, PROGRAM, textOf } from "./file-text.ts";

type Verdict = Extract<ReturnType<typeof checkFolder>, { readonly ok: true }>;

/** A folder that the checker accepts, and its case. */
export interface CheckedFolder {
  readonly verdict: Verdict;
  /** The case of the inputs, with the seed and policy of the allocation: the command line may have stated them. */
  readonly loaded: CaseOfInputs;
  /** The columns that the allocation takes. */
  readonly columns: ReadonlySet<string>;
  readonly certificateText: string;
  readonly allocationText: string;
  readonly manifestText: string;
  /** SHA-256 of the program's text. */
  readonly programSha256: string | undefined;
}

/** What was found in a folder. */
export type CheckedFolderResult =
  | { readonly kind: "checked"; readonly folder: CheckedFolder }
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  /** The checker refuses it. */
  | { readonly kind: "refused"; readonly says: string; readonly json: Readonly<Record<string, unknown>> };

const LIMITS = { maxFileBytes: 500_000_000, maxBytes: 4_000_000_000 };

/** Checks an output folder and reads its case; nothing outside the folder is read. */
export async function checkedFolder(folder: string): Promise<CheckedFolderResult> {
  const read = await readFolder(folder, { subfolders: true, hidden: true, ...LIMITS });
  if (!read.ok) return { kind: "faults", faults: read.faults };
  const packed = () => read.value.get(PACKED_PROGRAM) as Uint8Array;
  const files = unpacked(new Map([...read.value].map(([name, bytes]) => [name, fileIn(bytes)])), packed);
  const verdict = checkFolder(files);
  if (!verdict.ok) {
    const { code, values } = verdict;
    return { kind: "refused", says: refusedSentence(code, values), json: { code, values } };
  }
  const loaded = await caseOfInputs(folder, read.value);
  if (!loaded.ok) return { kind: "faults", faults: loaded.faults };
  const text = (name: string) => textOf(read.value.get(name) ?? new Uint8Array());
  const allocationText = text("allocation.jsonl");
  const { seed, policy, columns } = readLines(allocationText);
  const theCase = { ...loaded.value.theCase, seed, policy };
  const programSha256 = files.get(PROGRAM)?.sha256();
  const texts = { certificateText: text("certificate.txt"), allocationText, manifestText: text("manifest.json") };
  return { kind: "checked", folder: { verdict, loaded: { ...loaded.value, theCase }, columns, ...texts, programSha256 } };
}

/** The lines of an allocation that was checked. */
function readLines(text: string): { readonly seed: string; readonly policy: Case["policy"]; readonly columns: ReadonlySet<string> } {
  const [header = "", ...students] = text.split("\n").filter((line) => line !== "");
  const { seed, policy } = JSON.parse(header) as { readonly seed: string; readonly policy?: Case["policy"] };
  return {
    seed,
    policy: policy ?? "merit",
    columns: new Set(students.flatMap((line) => (JSON.parse(line) as { readonly columns: readonly string[] }).columns)),
  };
}
