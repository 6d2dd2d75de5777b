/** Merit against cost of everybody who could be given an award that competes: what a picture of its cut-offs is drawn from. */
import { amountOf } from "../award/amounts.ts";
import { ELIGIBLE } from "../award/eligibility.ts";
import { isOptimised, type Award } from "../award/scheme.ts";
import type { Standing } from "./standing.ts";

/** One candidate: scaled merit, and the fen of the level that is held, or of the first level that is open. */
export interface MeritCost {
  readonly merit: number;
  readonly fen: number;
  /** Position of the level held; undefined: none. */
  readonly level: number | undefined;
}

/** The candidates of one award, in the order of students. */
export interface AwardMerits {
  readonly award: Award;
  readonly points: readonly MeritCost[];
}

/** Every award that competes, in the scheme's order; candidates without a merit, or to whom no level is open and who hold none, are left out. */
export function meritsAgainstCosts({ basis, students }: Pick<Standing, "basis" | "students">): readonly AwardMerits[] {
  return basis.eligibility
    .filter(({ award }) => isOptimised(award))
    .map(({ award, students: candidates, status, merit }) => {
      const points: MeritCost[] = [];
      candidates.forEach((student, position) => {
        const held = students[student]?.given.find((one) => one.award === award.id && one.by === "choice");
        const level = held === undefined ? undefined : award.levels.findIndex(({ id }) => id === held.level);
        const first = award.levels.findIndex((_, l) => status[l]?.[position] === ELIGIBLE);
        const open = award.levels[first];
        const own = merit[position] ?? Number.NaN;
        if (Number.isNaN(own) || (held === undefined && open === undefined)) return;
        const fen = held?.fen ?? (open === undefined ? Number.NaN : amountOf(basis.theCase, open.amount, student));
        if (!Number.isNaN(fen)) points.push({ merit: own, fen, level });
      });
      return { award, points };
    });
}
