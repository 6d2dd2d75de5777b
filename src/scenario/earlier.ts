/** Rounds of the same year that are done: what their allocation.jsonl says was given. */
import type { EarlierUse } from "../award/case.ts";
import type { Scheme } from "../award/scheme.ts";
import type { Fault } from "../fault.ts";
import { readAllocationFile } from "./allocation-file.ts";

/** The text of an earlier round's allocation. */
export interface EarlierFile {
  readonly file: string;
  readonly text: string;
}

/** Adds what one round gave; another scheme, an award it does not have, or a round that is the case's own or was read already is a fault. */
function addRound({ file, text }: EarlierFile, scheme: Scheme, rounds: Set<string>, used: Map<string, EarlierUse>): readonly Fault[] {
  const read = readAllocationFile(file, text);
  if (!read.ok) return read.faults;
  const { header, students } = read.value;
  const given = students.flatMap((student) => student.awards);
  const unknown = given.find((one) => !scheme.awards.some((award) => award.id === one.award));
  if (header.scheme !== scheme.id || rounds.has(header.round) || unknown !== undefined) {
    const values = { scheme: scheme.id, found: unknown?.award ?? `${header.scheme}, ${header.round}` };
    return [{ code: "earlier-header", place: { file, line: 1 }, values }];
  }
  rounds.add(header.round);
  for (const { award, level, fen, agreement } of given) {
    const owed = agreement !== undefined;
    const key = `${award}\u0000${level}\u0000${owed}`;
    const before = used.get(key) ?? { award, level, owed, places: 0, fen: 0 };
    used.set(key, { award, level, owed, places: before.places + 1, fen: before.fen + fen });
  }
  return [];
}

/** Places and money that earlier rounds took. */
export function readEarlier(files: readonly EarlierFile[], scheme: Scheme, round: string, faults: Fault[]): readonly EarlierUse[] {
  const used = new Map<string, EarlierUse>();
  const rounds = new Set([round]);
  for (const file of files) faults.push(...addRound(file, scheme, rounds, used));
  return [...used.values()];
}
