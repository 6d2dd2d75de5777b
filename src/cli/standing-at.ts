/** The allocation that explanations and reserves start from: an output folder, checked and read back, or a scenario, allocated now. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { allocate } from "../allocate.ts";
import { standingAgain, standingOf, type Standing } from "../explain/standing.ts";
import type { Fault } from "../fault.ts";
import { listFolder } from "../files.ts";
import { programText } from "../formulation/program-text.ts";
import { loadCase } from "../load.ts";
import { standingTexts } from "../words/explain-command.ts";
import { hallOptions, type Reply } from "./answers.ts";
import { checkedFolder, type CheckedFolder } from "./checked-folder.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { PROGRAM } from "./file-text.ts";

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

async function standingOfFolder(path: string): Promise<StandingAt> {
  const found = await checkedStanding(path);
  if (found.kind === "faults") return found;
  if (found.kind === "refused") return { kind: "none", exit: EXIT.refused, says: found.says };
  const { kind } = found.folder.verdict;
  if (found.standing === undefined) return { kind: "none", exit: EXIT.refused, says: standingTexts.infeasible };
  if (kind !== "optimal") return { kind: "none", exit: EXIT.limit, says: standingTexts.notProved };
  return { kind: "standing", standing: found.standing };
}

/** A folder that the checker accepts with its allocation, undefined where none exists; or why there is none. */
export type CheckedStanding =
  | { readonly kind: "checked"; readonly folder: CheckedFolder; readonly standing: Standing | undefined }
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  | { readonly kind: "refused"; readonly says: string };

/** Checks an output folder and finds its allocation again; refused where its inputs do not give its program with this version. */
export async function checkedStanding(path: string): Promise<CheckedStanding> {
  const found = await checkedFolder(path);
  if (found.kind !== "checked") return found;
  const { verdict, loaded, columns, certificateText, programSha256 } = found.folder;
  if (verdict.kind === "infeasible") return { kind: "checked", folder: found.folder, standing: undefined };
  const standing = standingAgain(loaded.theCase, columns, certificateText);
  // The prices of the proof speak of the rows of the folder's program: it must be this one.
  const isSame = standing !== undefined && hashOf(standing) === programSha256;
  if (!isSame) return { kind: "refused", says: standingTexts.otherProgram(join(path, PROGRAM)) };
  return { kind: "checked", folder: found.folder, standing };
}

function hashOf({ formulation }: Standing): string {
  const hash = createHash("sha256");
  return programText(formulation.program, { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") }).sha256;
}
