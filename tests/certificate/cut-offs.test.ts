/** The order of people and the program over cut-offs: both checkers derive the same, and refuse what was changed. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { checkCertificate } from "../../src/certificate/check.ts";
import { claimedBy } from "../../src/certificate/cut-offs.ts";
import { linesOf } from "../../src/program/lines.ts";
import { readMps } from "../../src/program/mps-read.ts";
import { answered } from "../support/hall.ts";
import { tinyRankCase } from "../support/rank-case.ts";
import { runs } from "../support/runs.ts";
import { sha256 } from "../support/tiny-programs.ts";
import { NO_PYTHON } from "./second/run.ts";

const CHECKER = new URL("second/check.py", import.meta.url).pathname;
const CASES = runs(120);

/** What both checkers are given. */
interface Item {
  readonly mps: string;
  readonly order: string;
  readonly certificate: string;
  readonly point: readonly number[] | null;
  readonly choices: unknown;
  readonly cutOffs: unknown;
}

async function itemOf(number: number): Promise<Item | undefined> {
  const result = await answered(tinyRankCase(number).theCase);
  if (result.kind !== "allocated" && result.kind !== "infeasible") return undefined;
  const { programMps: mps, orderText: order = "", certificate, allocationJsonl } = result.documents;
  const [first = "", ...students] = allocationJsonl.trimEnd().split("\n");
  const { choices = null, cutOffs = null } = JSON.parse(first) as { readonly choices?: unknown; readonly cutOffs?: unknown };
  const taken = new Set(students.flatMap((line) => (JSON.parse(line) as { readonly columns: readonly string[] }).columns));
  const read = readMps(mps, "program.mps");
  if (!read.ok) throw new Error("the program is not read");
  const point = result.kind === "infeasible" ? null : [...read.value.columnNames].map((name) => Number(taken.has(name)));
  return { mps, order, certificate, point, choices, cutOffs };
}

/** What the first checker says. */
function firstSays({ mps, order, certificate, point, choices, cutOffs }: Item): boolean {
  const read = readMps(mps, "program.mps");
  if (!read.ok) throw new Error("the program is not read");
  const people = point === null ? undefined : Uint8Array.from(point);
  const text = { sha256: () => sha256(order), lines: () => linesOf(order) };
  const claimed = claimedBy(read.value, { sha256: () => sha256(mps) }, text, people, { policy: "rank", choices, cutOffs });
  return !("ok" in claimed) && checkCertificate(claimed.program, claimed.sha256, claimed.point, linesOf(certificate)).ok;
}

/** Changes of an item by their names; undefined where there is nothing to change. The certificate names the changed order, so that its hash alone refuses nothing. */
const CHANGES: Readonly<Record<string, (item: Item) => Item | undefined>> = {
  "two persons change places": (item) => {
    const lines = item.order.split("\n");
    const at = lines.findIndex((line, i) => /^\d/.test(line) && /^\d/.test(lines[i + 1] ?? "") && line.split(" ")[0] !== lines[i + 1]?.split(" ")[0]);
    if (at < 0) return undefined;
    return { ...item, order: [...lines.slice(0, at), lines[at + 1], lines[at], ...lines.slice(at + 2)].join("\n") };
  },
  "a person is left out": (item) => {
    const lines = item.order.split("\n");
    const at = lines.findIndex((line) => /^\d/.test(line));
    const first = Number(
      lines[at]
        ?.split(" ")
        .find((word, i) => i > 2 && word !== "-")
        ?.replace(/[!~]/, "") ?? -1,
    );
    const name = item.mps.match(/^ +\S+\|\S+/gm)?.map((line) => line.trim())[0] ?? "";
    const isDeclared = /^ *[NLGE] +(owed|lock)\|/m.test(item.mps) || name === "" || first < 0;
    return at < 0 || isDeclared ? undefined : { ...item, order: lines.filter((_, i) => i !== at).join("\n") };
  },
  "a person stands twice": (item) => ({ ...item, order: item.order.replace(/^(-?\d+ .*)$/m, "$1\n$1") }),
  "a person has a level too many": (item) => ({ ...item, order: item.order.replace(/^(-?\d+ .*)$/m, "$1 -") }),
  "one of several linked cells loses its mark": (item) => ({ ...item, order: item.order.replace(/^(-?\d+ \S+ \S+(?: -)* \d+)~( .*\d~)/m, "$1$2") }),
  // Where merit is no goal, and of somebody linked, nothing else states it.
  "a merit is raised": (item) =>
    item.order.includes("~") || !item.mps.includes("goal|merit")
      ? undefined
      : {
          ...item,
          order: item.order.replace(
            /^(\d+)( (?:-|[\d,-]+) (?:-|[0-9a-f]+) (?:\d+[!~]?|-))/m,
            (_, merit: string, rest: string) => `${Number(merit) + 1}${rest}`,
          ),
        },
  "a cut-off is stated otherwise": (item) => {
    const [stated, ...rest] = (item.cutOffs ?? []) as readonly { readonly last: string | null }[];
    return stated === undefined ? undefined : { ...item, cutOffs: [{ ...stated, last: "1 - -" }, ...rest] };
  },
  "a choice is not stated": (item) => {
    const choices = (item.choices ?? []) as readonly number[];
    return choices.length === 0 ? undefined : { ...item, choices: choices.slice(1) };
  },
  "somebody takes nothing": (item) => {
    const at = item.point?.indexOf(1) ?? -1;
    return at < 0 || item.point === null ? undefined : { ...item, point: item.point.with(at, 0) };
  },
};

/** Least share of the cases in which there is something to change. */
const LEAST: Readonly<Record<string, number>> = { "one of several linked cells loses its mark": 0.02 };

function renamed(item: Item): Item {
  return { ...item, certificate: item.certificate.replace(/^program .*$/m, `program ${sha256(item.order)}`) };
}

test("both checkers accept what the hall gives, and refuse what was changed", { timeout: 300_000 }, async ({ skip }) => {
  if (NO_PYTHON !== undefined) skip(NO_PYTHON);
  const items: Item[] = [];
  for (let number = 0; number < CASES; number += 1) {
    const item = await itemOf(900_000 + 7919 * number);
    if (item !== undefined) items.push(item);
  }
  expect(items.length).toBeGreaterThan(0.7 * CASES);
  const counts = new Map<string, number>();
  const changed = items.flatMap((item) =>
    Object.entries(CHANGES).flatMap(([name, change]) => {
      const found = change(item);
      if (found === undefined || JSON.stringify(found) === JSON.stringify(item)) return [];
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return [{ name, ...renamed(found) }];
    }),
  );
  for (const name of Object.keys(CHANGES)) expect(counts.get(name) ?? 0, name).toBeGreaterThan((LEAST[name] ?? 0.1) * CASES);
  const all = [...items, ...changed];
  const { stdout, stderr } = spawnSync("python3", ["-I", CHECKER, "--batch"], {
    input: all.map((item) => `${JSON.stringify(item)}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  expect(stderr).toBe("");
  const second = [...linesOf(stdout)].map((line) => JSON.parse(line) as { readonly ok: boolean; readonly why?: string });
  expect(second.slice(0, items.length).filter(({ ok }) => !ok)).toEqual([]);
  expect(items.filter((item) => !firstSays(item))).toEqual([]);
  const accepted = changed.map((item, i) => ({ name: item.name, first: firstSays(item), second: second[items.length + i]?.ok === true }));
  expect(accepted.filter((one) => one.first !== one.second)).toEqual([]);
  expect(accepted.filter((one) => one.first)).toEqual([]);
});
