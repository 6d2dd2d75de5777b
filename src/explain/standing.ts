/** An allocation that stands: what explanations and reserves start from. It was proved before, whether a moment ago or in a folder. */
import { allocationOf, type StudentAllocation } from "../award/allocation.ts";
import type { Case } from "../award/case.ts";
import { prepareRecount, recount, type Recount, type RecountBasis } from "../award/recount.ts";
import type { AllocationResult } from "../allocate.ts";
import { formulate, readBack, type Formulation } from "../formulation/formulate.ts";
import { lotRanking, type LotRanking } from "../formulation/lot.ts";
import type { Point } from "../program/program.ts";

/** A proved allocation with its program. */
export interface Standing {
  readonly basis: RecountBasis;
  readonly formulation: Formulation;
  readonly lot: LotRanking;
  readonly point: Point;
  /** Value of every goal. */
  readonly goals: readonly bigint[];
  /** Of its proof. */
  readonly certificate: string;
  readonly paid: Recount["paid"];
  /** Every student with what she is given; reasons are not among it. */
  readonly students: readonly StudentAllocation[];
}

type Allocated = Extract<AllocationResult, { readonly kind: "allocated" }>;

function standing(basis: RecountBasis, formulation: Formulation, found: Pick<Standing, "point" | "goals" | "certificate">): Standing {
  const { violations, paid } = recount(basis, readBack(formulation, found.point));
  if (violations.length > 0) throw new Error(`the allocation that stands breaks a rule: ${violations[0]?.code}`);
  const { seed, round } = basis.theCase;
  return { ...found, basis, formulation, lot: lotRanking(formulation, seed, round), paid, students: allocationOf(basis, paid, false) };
}

/** What the hall has just allocated and proved optimal. */
export function standingOf({ basis, formulation, settled, goals, documents }: Allocated): Standing {
  return standing(basis, formulation, { point: settled.point, goals: goals.map((goal) => goal.value), certificate: documents.certificate });
}

/** What a folder holds: its case, the columns that its allocation takes, and its proof. Undefined where the case does not have these columns. */
export function standingAgain(theCase: Case, columns: ReadonlySet<string>, certificate: string): Standing | undefined {
  const basis = prepareRecount(theCase);
  const formulation = formulate(basis);
  if (formulation.kind !== "formulation") return undefined;
  const { program } = formulation;
  const point = Uint8Array.from(program.columnNames, (name) => Number(columns.has(name)));
  if (point.reduce((sum, x) => sum + x, 0) !== columns.size) return undefined;
  const goals = program.goals.map(({ coefficients }) => coefficients.reduce((sum, a, c) => (point[c] === 1 ? sum + BigInt(a) : sum), 0n));
  return standing(basis, formulation, { point, goals, certificate });
}
