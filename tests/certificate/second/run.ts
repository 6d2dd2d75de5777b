/**
 * Runs the second checker, in Python, on many certificates. It shares nothing with the first: both must say the same of each one,
 * in their own words. Continuous integration must have python3; elsewhere its tests are skipped where it is missing.
 */
import { spawn, spawnSync } from "node:child_process";
import { text } from "node:stream/consumers";
import type { Verdict } from "../../../src/certificate/check.ts";
import { linesOf } from "../../../src/program/lines.ts";
import type { Point } from "../../../src/program/program.ts";

/** Why the second checker cannot run here; undefined where it can, or where it must. */
export const NO_PYTHON =
  spawnSync("python3", ["--version"]).status !== 0 && process.env["CI"] === undefined
    ? "python3 is missing, and this is not continuous integration"
    : undefined;

/** What the second checker is given, and what the first one says of it. */
export interface Judged {
  readonly mps: string;
  readonly certificate: string;
  readonly point: Point | undefined;
  readonly verdict: Verdict;
}

/** The second checker's words for every code with which the first refuses. */
export const SECOND_SAYS: Readonly<Record<string, string>> = {
  "certificate-line": "line",
  "certificate-order": "order",
  "certificate-unfinished": "unfinished",
  "certificate-after-end": "after end",
  "certificate-too-long": "too long",
  "certificate-line-too-long": "line too long",
  "certificate-too-deep": "too deep",
  "certificate-too-wide": "too wide",
  "certificate-counting-rows": "too many counting rows",
  "certificate-counting-columns": "too many counting columns",
  "certificate-version": "version",
  "certificate-program": "program",
  "certificate-size": "size",
  "certificate-groups": "groups",
  "certificate-counting": "counting",
  "claim-order": "claim order",
  "claim-face-closed": "face closed",
  "claim-refuse-group": "refuse",
  "claim-refuse-all": "refuse all",
  "claim-total": "total",
  "claims-missing": "claims",
  "take-choice": "take",
  "step-inequality": "inequality",
  "step-group": "group",
  "step-mask": "mask",
  "point-missing": "missing",
  "point-unwanted": "unwanted",
  "point-shape": "shape",
  "point-row": "row",
  "point-goal": "goal",
  "point-choice": "choice",
};

const CHECKER = new URL("check.py", import.meta.url).pathname;

/** What the first checker says, in the words of the second: what is proved, or why not, and at which line. */
function inItsWords(verdict: Verdict): string {
  return verdict.ok ? verdict.kind : `refused: ${SECOND_SAYS[verdict.code]}, line ${verdict.line}`;
}

async function runSecond(items: readonly Judged[]): Promise<string[]> {
  const python = spawn("python3", [CHECKER, "--batch"]);
  const ended = new Promise<number | null>((resolve) => python.on("close", resolve));
  const said = Promise.all([text(python.stdout), text(python.stderr), ended]);
  for (const { mps, certificate, point } of items)
    python.stdin.write(`${JSON.stringify({ mps, certificate, point: point === undefined ? null : [...point] })}\n`);
  python.stdin.end();
  const [output, errors, status] = await said;
  if (status !== 0 || errors !== "") throw new Error(`the second checker broke down: ${errors.slice(-2000)}`);
  return [...linesOf(output)].map((line) => {
    const { ok, kind = "", why = "", line: at = 0 } = JSON.parse(line) as { ok: boolean; kind?: string; why?: string; line?: number };
    return ok ? kind : `refused: ${why}, line ${at}`;
  });
}

/** Asks the second checker about each item, two halves side by side; throws at the first one that it judges otherwise. Returns how many of each kind or code both said. */
export async function countAgreed(items: readonly Judged[]): Promise<Readonly<Record<string, number>>> {
  const half = Math.ceil(items.length / 2);
  const said = (await Promise.all([items.slice(0, half), items.slice(half)].map(runSecond))).flat();
  if (said.length !== items.length) throw new Error(`${items.length} certificates, ${said.length} answers`);
  const met: Record<string, number> = {};
  for (const [i, { verdict, certificate, mps, point }] of items.entries()) {
    if (said[i] !== inItsWords(verdict))
      throw new Error(
        `first "${inItsWords(verdict)}", second "${said[i]}":\n${certificate.slice(0, 10_000)}\n${mps}\npoint ${point === undefined ? "none" : [...point].join("")}`,
      );
    const key = verdict.ok ? verdict.kind : verdict.code;
    met[key] = (met[key] ?? 0) + 1;
  }
  return met;
}
