/** What students of an invented cohort could be given: scores, tuitions, eligibility. */
import type { CohortSpec, Kind } from "./cohorts.ts";
import { random } from "./random.ts";

/** One part is a level of an award that is open to a student; in the order of students, awards, levels. */
export interface Parts {
  readonly count: number;
  /** Every level of every award. */
  readonly places: readonly { readonly award: number; readonly level: number }[];
  readonly student: Int32Array;
  readonly award: Uint8Array;
  /** Position in `places`. */
  readonly place: Uint8Array;
  /** Weight times score. */
  readonly merit: Int32Array;
  readonly cost: Int32Array;
  /** Students who may hold some level, by award. */
  readonly eligible: readonly number[];
  /** By student. */
  readonly school: Uint8Array;
}

const SHARES = [100, 70, 50, 30];
const WEIGHTS = [10, 8, 6, 4];
/** Least scores, in hundredths, of the levels of an award of four; an award of three has the last three. */
const THRESHOLDS = [9720, 9200, 8200, 6000];
const LEVELS = [4, 3, 3, 3];
const SCHOOLS = 60;
/** Share of the students to whom an award is open where there are several. */
const OPEN = 0.75;
const MOST_ODD_FEN = 997;

/** Draws the parts of a cohort. Odd fen come from a stream of their own: all else is the same with them and without. */
export function drawParts({ kind, students, seed, awkward = false }: CohortSpec): Parts {
  const next = random(seed);
  const oddity = random(seed ^ 0x5bd1e995);
  const levels = kind === "ties" ? [3] : kind === "multi" || kind === "bundles" ? LEVELS : LEVELS.slice(0, 1);
  const places = levels.flatMap((many, award) => Array.from({ length: many }, (_, level) => ({ award, level })));
  const awards = levels.length;
  const room = students * places.length;
  const parts = {
    student: new Int32Array(room),
    award: new Uint8Array(room),
    place: new Uint8Array(room),
    merit: new Int32Array(room),
    cost: new Int32Array(room),
    school: new Uint8Array(students),
  };
  const eligible = new Array<number>(awards).fill(0);
  let count = 0;
  for (let student = 0; student < students; student++) {
    const tuition = kind === "ties" ? ([16_000, 18_000, 22_000][Math.floor(next() * 3)] as number) : 14_000 + 100 * Math.floor(next() * 111);
    parts.school[student] = Math.floor(next() * SCHOOLS);
    for (let award = 0; award < awards; award++) {
      const isOpen = awards === 1 || next() < OPEN;
      const score = kind === "ties" ? (60 + Math.floor(next() * 41)) * 100 : 6000 + Math.floor(next() * 4001);
      if (!isOpen) continue;
      eligible[award] = (eligible[award] as number) + 1;
      for (let place = 0; place < places.length; place++) {
        const { award: of, level } = places[place] as (typeof places)[number];
        if (of !== award || !isReached(kind, level, levels[award] as number, score)) continue;
        parts.student[count] = student;
        parts.award[count] = award;
        parts.place[count] = place;
        parts.merit[count] = (kind === "ties" ? score / 100 : score) * (WEIGHTS[level] as number);
        parts.cost[count] = tuition * (SHARES[level] as number) + (awkward ? Math.floor(oddity() * MOST_ODD_FEN) : 0);
        count++;
      }
    }
  }
  return { count, places, eligible, ...parts };
}

/** Whether a score is enough for a level of an award of so many levels. */
function isReached(kind: Kind, level: number, levels: number, score: number): boolean {
  return kind === "ties" || score >= (THRESHOLDS[level + 4 - levels] as number);
}
