/** The allocation that explanations and reserves start from: an output folder, checked and read back, or a scenario, allocated now. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { allocate } from "../allocate.ts";
import type { Case } from "../award/case.ts";
import { checkFolder } from "../certificate/folder.ts";
import { standingAgain, standingOf, type Standing } from "../explain/standing.ts";
import type { Fault } from "../fault.ts";
import { listFolder, readFolder } from "../files.ts";
import { programText } from "../formulation/program-text.ts";
import { caseOfInputs, loadCase } from "../load.ts";
import { refusedSentence } from "../words/en/check.ts";
import { standingTexts } from "../words/en/explain-command.ts";
import { hallOptions, type Reply } from "./answers.ts";
import { unpacked } from "./check.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { fileIn, PACKED_PROGRAM, PROGRAM, textOf } from "./file-text.ts";

/** What was found at a path. */
export type StandingAt =
  | { readonly kind: "standing"; readonly standing: Standing }
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  /** There is no proved allocation; the exit code says why. */
  | { readonly kind: "none"; readonly exit: ExitCode; readonly says: string };

const LIMITS = { maxFileBytes: 500_000_000, maxBytes: 4_000_000_000 };
const [ALLOCATION, MANIFEST] = ["allocation.jsonl", "manifest.json"];

/** Finds the proved allocation of an output folder or of a scenario (a folder, or a name). */
export async function standingAt(path: string): Promise<StandingAt> {
  const listed = await listFolder(path, LIMITS);
  const names = listed.ok ? listed.value.map(({ name }) => name) : [];
  if (names.includes(ALLOCATION) || names.includes(MANIFEST)) return standingOfFolder(path);
  if (listed.ok && !names.includes("scenario.yaml") && /[/\\]/.test(path))
    return { kind: "faults", faults: [{ code: "standing-none", place: { file: path }, values: {} }] };
  return standingOfScenario(path);
}

/** The reply where there is no allocation that stands. */
export function replyNone(found: Exclude<StandingAt, { readonly kind: "standing" }>): Reply {
  if (found.kind === "faults") return found;
  return { kind: "done", exit: found.exit, text: `${found.says}\n`, json: { status: "none", says: found.says } };
}

async function standingOfScenario(path: string): Promise<StandingAt> {
  const loaded = await loadCase(path);
  if (!loaded.ok) return { kind: "faults", faults: loaded.faults };
  const result = await allocate(loaded.value.theCase, hallOptions({ engine: "auto", limitSeconds: undefined }));
  if (result.kind === "refused") return { kind: "faults", faults: result.faults };
  if (result.kind === "infeasible") return { kind: "none", exit: EXIT.refused, says: standingTexts.infeasible };
  if (result.kind !== "allocated" || result.status !== "optimal") return { kind: "none", exit: EXIT.limit, says: standingTexts.notProved };
  return { kind: "standing", standing: standingOf(result) };
}

/** The lines of an allocation that was checked: seed and policy, which the command line may have stated, and the columns that it takes. */
function readLines(text: string): { readonly seed: string; readonly policy: Case["policy"]; readonly columns: ReadonlySet<string> } {
  const [header = "", ...students] = text.split("\n").filter((line) => line !== "");
  const { seed, policy } = JSON.parse(header) as { readonly seed: string; readonly policy?: Case["policy"] };
  return {
    seed,
    policy: policy ?? "merit",
    columns: new Set(students.flatMap((line) => (JSON.parse(line) as { readonly columns: readonly string[] }).columns)),
  };
}

async function standingOfFolder(folder: string): Promise<StandingAt> {
  const read = await readFolder(folder, { subfolders: true, hidden: true, ...LIMITS });
  if (!read.ok) return { kind: "faults", faults: read.faults };
  const packed = () => read.value.get(PACKED_PROGRAM) as Uint8Array;
  const files = unpacked(new Map([...read.value].map(([name, bytes]) => [name, fileIn(bytes)])), packed);
  const verdict = checkFolder(files);
  if (!verdict.ok) return { kind: "none", exit: EXIT.refused, says: refusedSentence(verdict.code, verdict.values) };
  if (verdict.kind === "infeasible") return { kind: "none", exit: EXIT.refused, says: standingTexts.infeasible };
  if (verdict.kind !== "optimal") return { kind: "none", exit: EXIT.limit, says: standingTexts.notProved };
  const loaded = await caseOfInputs(folder, read.value);
  if (!loaded.ok) return { kind: "faults", faults: loaded.faults };
  const text = (name: string) => textOf(read.value.get(name) ?? new Uint8Array());
  const { seed, policy, columns } = readLines(text(ALLOCATION));
  const { theCase } = loaded.value;
  const standing = standingAgain({ ...theCase, seed, policy }, columns, text("certificate.txt"));
  // The prices of the proof speak of the rows of the folder's program: it must be this one.
  const isSame = standing !== undefined && hashOf(standing) === files.get(PROGRAM)?.sha256();
  if (!isSame) return { kind: "none", exit: EXIT.refused, says: standingTexts.otherProgram(join(folder, PROGRAM)) };
  return { kind: "standing", standing };
}

function hashOf({ formulation }: Standing): string {
  const hash = createHash("sha256");
  return programText(formulation.program, { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") }).sha256;
}
