/** Rounds of the same year that are done: what their allocation.jsonl says was given. */
import type { EarlierUse } from "../award/case.ts";
import type { Scheme } from "../award/scheme.ts";
import type { Fault } from "../fault.ts";
import { z } from "zod";

/** The text of an earlier round's allocation. */
export interface EarlierFile {
  readonly file: string;
  readonly text: string;
}

const header = z.object({
  bursar: z.literal("allocation"),
  version: z.literal(1),
  scheme: z.string(),
  round: z.string(),
  status: z.enum(["optimal", "feasible"]),
});
const line = z.object({ id: z.string(), awards: z.array(z.object({ award: z.string(), level: z.string(), fen: z.int().min(0) })) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Adds what one round gave; a line that is none, another scheme, or a round that is the case's own or was read already is a fault. */
function addRound({ file, text }: EarlierFile, scheme: Scheme, rounds: Set<string>, used: Map<string, EarlierUse>, faults: Fault[]): void {
  const [first = "", ...rest] = text.split("\n").filter((row) => row !== "");
  const head = header.safeParse(parsed(first));
  if (!head.success || head.data.scheme !== scheme.id || rounds.has(head.data.round)) {
    const found = head.success ? `${head.data.scheme}, ${head.data.round}` : "";
    faults.push({ code: "earlier-header", place: { file, line: 1 }, values: { scheme: scheme.id, found } });
    return;
  }
  rounds.add(head.data.round);
  rest.forEach((row, i) => {
    const student = line.safeParse(parsed(row));
    const known = student.success && student.data.awards.every((given) => scheme.awards.some((award) => award.id === given.award));
    if (!student.success || !known) {
      faults.push({ code: "earlier-line", place: { file, line: i + 2 }, values: {} });
      return;
    }
    for (const { award, level, fen } of student.data.awards) {
      const key = `${award}\u0000${level}`;
      const before = used.get(key) ?? { award, level, places: 0, fen: 0 };
      used.set(key, { award, level, places: before.places + 1, fen: before.fen + fen });
    }
  });
}

/** Places and money that earlier rounds took. */
export function readEarlier(files: readonly EarlierFile[], scheme: Scheme, round: string, faults: Fault[]): readonly EarlierUse[] {
  const used = new Map<string, EarlierUse>();
  const rounds = new Set([round]);
  for (const file of files) addRound(file, scheme, rounds, used, faults);
  return [...used.values()];
}
