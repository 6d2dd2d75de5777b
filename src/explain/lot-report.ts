/** The lot of an allocation in numbers: how many allocations are equally good, and the chance of each student whose place was drawn. */
import type { AllocationResult } from "../allocate.ts";
import { picksOf } from "../formulation/draft.ts";
import { chancesOn, type Chance, type ChanceLimits } from "./chances.ts";
import { countAllocations, faceOf, type Face } from "./face.ts";

type Allocated = Extract<AllocationResult, { readonly kind: "allocated" }>;

/** Students with the same chances. */
export interface TiedStudents {
  readonly ids: readonly string[];
  /** What each of them may get, the best first; nothing: no place. The chances add up to 1. */
  readonly outcomes: readonly { readonly gets: readonly string[]; readonly chance: Chance; readonly drawn: number }[];
}

/** The numbers of a lot. */
export interface LotReport {
  /** Optimal allocations; not exact: there are at least so many. */
  readonly allocations: { readonly count: number; readonly isExact: boolean };
  /** Undefined where they were not computed: nothing is drawn in this case, or the limit on steps ended the enumeration. */
  readonly chances: readonly TiedStudents[] | undefined;
}

/** Allocations are counted up to this. */
export const MOST_ALLOCATIONS = 1000;

const LIMITS = { steps: 100_000, tables: MOST_ALLOCATIONS };

/** Most varying groups for which the face is enumerated. */
const MOST_GROUPS = 5000;

function tiedStudents(result: Allocated, face: Face, limits: ChanceLimits | undefined): readonly TiedStudents[] {
  const { formulation, settled, theCase } = result;
  const studentOf = (group: number) => formulation.groups.students[group] ?? -1;
  const columns = new Map(face.kinds.flatMap((kind) => kind.members.map((member) => [member.group, member.columns] as const)));
  const gets = (column: number) => picksOf(formulation.bundles, column).map((pick) => `${pick.award} ${pick.level}`);
  return chancesOn(face, studentOf, `${theCase.seed}\nchances`, limits).map(({ groups, chances }) => ({
    ids: groups.map((group) => theCase.ids[studentOf(group)] ?? "").sort((a, b) => (a < b ? -1 : 1)),
    outcomes: chances.map((chance, p) => {
      const drawn = groups.filter((group) => {
        const own = columns.get(group) ?? [];
        const column = own[p] ?? -1;
        return column >= 0 ? settled.point[column] === 1 : own.every((other) => other < 0 || settled.point[other] !== 1);
      });
      return { gets: gets(columns.get(groups[0] ?? -1)?.[p] ?? -1), chance, drawn: drawn.length };
    }),
  }));
}

/** The numbers of the lot of an optimal allocation; undefined where it is not proved optimal or too large to look at. */
export function lotReport(result: Allocated, limits?: ChanceLimits): LotReport | undefined {
  const { settled, formulation, theCase } = result;
  if (result.status !== "optimal" || result.ranked !== undefined || settled.varying.length > MOST_GROUPS) return undefined;
  const face = faceOf({ formulation, ...settled }, LIMITS);
  const allocations = countAllocations(face, MOST_ALLOCATIONS);
  return { allocations, chances: theCase.ties === "lot" && face.isComplete ? tiedStudents(result, face, limits) : undefined };
}
