/** The limits that students compete under, caps, quotas and funds with an upper side, and what an allocation uses of them; rows that speak of one student (owed, declared) are none of them. */
import { wordsOf } from "../formulation/formulate.ts";
import { entriesOf } from "../program/program.ts";
import type { Standing } from "./standing.ts";

/** A limit: places or fen. */
export interface LimitUse {
  /** Its row of the program. */
  readonly row: number;
  readonly kind: "cap" | "quota" | "fund";
  /** Titles of its awards, or that of the fund. */
  readonly title: string;
  /** The level of a cap, the part of a quota; empty where there is none. */
  readonly part: string;
  readonly article: string;
  readonly most: number;
  readonly used: number;
  /** Places that count in it. */
  readonly places: number;
}

const KINDS: Readonly<Record<string, LimitUse["kind"]>> = { "row-cap": "cap", "row-quota": "quota", "row-budget": "fund" };

/** The limits in the order of the program's rows. */
export function limitUses({ formulation, point, basis }: Standing): readonly LimitUse[] {
  const { program } = formulation;
  const found: LimitUse[] = [];
  for (let row = formulation.groups.students.length; row < program.rowNames.length; row += 1) {
    const words = wordsOf(formulation, row);
    const kind = KINDS[words?.code ?? ""];
    const most = program.upper[row] ?? Number.POSITIVE_INFINITY;
    if (words === undefined || kind === undefined || most === Number.POSITIVE_INFINITY) continue;
    const { columns, coefficients } = entriesOf(program, row);
    const counted = [...columns.keys()].filter((e) => point[columns[e] ?? -1] === 1);
    const used = counted.reduce((sum, e) => sum + (coefficients[e] ?? 0), 0);
    const { award = "", level = "", part = "", budget = "" } = words.values;
    const titles = String(award)
      .split(" + ")
      .map((id) => basis.theCase.scheme.awards.find((one) => one.id === id)?.title ?? id);
    found.push({
      row,
      kind,
      title: kind === "fund" ? String(budget) : titles.join(" + "),
      part: kind === "cap" ? String(level) : kind === "quota" ? String(part) : "",
      article: words.article,
      most,
      used,
      places: counted.length,
    });
  }
  return found;
}
