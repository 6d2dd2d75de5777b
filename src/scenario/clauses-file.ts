/** `clauses.yaml` beside a `scheme.yaml`: every clause of a regulation, and what the scheme makes of it. */
import { z } from "zod";
import { failure, success, type Fault, type Place, type Result } from "../fault.ts";
import { nearestName } from "./nearest.ts";
import { addFault, type Path, type Reading } from "./reading.ts";
import { checkShape, shown } from "./shape.ts";
import { readYaml } from "./yaml.ts";

/** Kinds of clauses that have something to compute: each is computed or decided, or it is argued why not. */
export const COMPUTABLE_KINDS = [
  "eligibility predicate",
  "document requirement",
  "amount",
  "level",
  "percentage cap",
  "quota",
  "budget/funding rule",
  "adjustability rule",
  "exclusivity/override",
  "repeat/history rule",
  "renewal/re-evaluation",
  "coverage/sponsor split",
] as const;

/** All kinds of clauses. */
export const CLAUSE_KINDS = [
  ...COMPUTABLE_KINDS,
  "timing/cycle",
  "procedure/authority",
  "discretionary judgement",
  "not computable",
  "structure (added kind)",
] as const;

/** What a clause says of. */
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** Parts of a scheme that a clause can refer to. `level` and `amount` are named `award/level`, `item` `award/level/item`; `key`: a further goal among equals; a ground of a renewal is a `renewal`, too. */
export const REF_KINDS = [
  "award",
  "level",
  "amount",
  "item",
  "cap",
  "rule",
  "exclusion",
  "stacking",
  "quota",
  "agreements",
  "adjustable",
  "population",
  "fund",
  "renewal",
  "key",
  "decision",
  "reading",
  "parameter",
  "register",
  "field",
] as const;

/** A kind of part of a scheme. */
export type RefKind = (typeof REF_KINDS)[number];

/** A part of the scheme that says what the clause says; the name is empty for `agreements`, of which there is one. */
export interface Ref {
  readonly kind: RefKind;
  readonly name: string;
  readonly place: Place;
}

/** What becomes of a clause: computed, asked of somebody, shown under a key of a command's output, or left to people. */
export type Treatment =
  | { readonly kind: "computed"; readonly refs: readonly Ref[] }
  | { readonly kind: "decided"; readonly by: string; readonly refs: readonly Ref[] }
  | { readonly kind: "procedure"; readonly command: string; readonly key: string }
  | { readonly kind: "notComputable"; readonly why: string };

/** A clause; `treatment` is undefined as long as nothing is said of it. */
export interface Clause {
  readonly id: string;
  readonly article: string;
  readonly kind: ClauseKind;
  /** Local ids; `all`: every award of the scheme; empty: none of them. */
  readonly awards: "all" | readonly string[];
  /** True for an "in principle" clause. */
  readonly soft: boolean;
  readonly says: string;
  readonly treatment: Treatment | undefined;
  /** Why a clause that could be computed is not. */
  readonly argued: string | undefined;
  readonly place: Place;
}

/** The clauses of one regulation in the order of its text. */
export interface ClauseList {
  readonly scheme: string;
  readonly source: string;
  readonly clauses: readonly Clause[];
  /** The file, and where it names its scheme. */
  readonly place: Place;
}

const refTexts = z.array(z.string()).min(1);
const clauseShape = z.strictObject({
  id: z.string().min(1),
  article: z.string(),
  kind: z.enum(CLAUSE_KINDS),
  awards: z.union([z.literal("all"), z.array(z.string())]),
  soft: z.boolean().optional(),
  says: z.string().min(1),
  computed: refTexts.optional(),
  decided: z.strictObject({ by: z.string().min(1), refs: refTexts }).optional(),
  procedure: z.strictObject({ command: z.string().min(1), key: z.string().min(1) }).optional(),
  notComputable: z.string().min(1).optional(),
  argued: z.string().min(1).optional(),
});
const clausesShape = z.strictObject({ scheme: z.string(), source: z.string(), clauses: z.array(clauseShape) });
type ClauseData = z.infer<typeof clauseShape>;

function readRef(reading: Reading, path: Path, text: string): readonly Ref[] {
  const [word = "", ...rest] = text.split(" ");
  const kind = REF_KINDS.find((known) => known === word);
  const name = rest.join(" ");
  if (kind !== undefined && (name === "") === (kind === "agreements")) return [{ kind, name, place: reading.file.placeOf(path) }];
  addFault(reading, path, kind === undefined ? "clause-ref-kind" : "clause-ref-name", {
    found: shown(text),
    kind: word,
    near: nearestName(word, REF_KINDS),
    known: REF_KINDS.join(", "),
  });
  return [];
}

function readRefs(reading: Reading, path: Path, texts: readonly string[]): readonly Ref[] {
  return texts.flatMap((text, i) => readRef(reading, [...path, i], text));
}

/** Every treatment that is stated; a clause has at most one. */
function statedTreatments(reading: Reading, path: Path, data: ClauseData): readonly Treatment[] {
  const { computed, decided, procedure, notComputable } = data;
  const found: Treatment[] = [];
  if (computed !== undefined) found.push({ kind: "computed", refs: readRefs(reading, [...path, "computed"], computed) });
  if (decided !== undefined) found.push({ kind: "decided", by: decided.by, refs: readRefs(reading, [...path, "decided", "refs"], decided.refs) });
  if (procedure !== undefined) found.push({ kind: "procedure", ...procedure });
  if (notComputable !== undefined) found.push({ kind: "notComputable", why: notComputable });
  return found;
}

function readClause(reading: Reading, data: ClauseData, index: number): Clause {
  const path = ["clauses", index];
  const { id, article, kind, awards, soft = false, says, argued } = data;
  const treatments = statedTreatments(reading, path, data);
  if (treatments.length > 1) addFault(reading, path, "clause-treatments", { id, found: treatments.map((treatment) => treatment.kind).join(", ") });
  return { id, article, kind, awards, soft, says, treatment: treatments[0], argued, place: reading.file.placeOf(path) };
}

function checkIds(reading: Reading, clauses: readonly Clause[]): void {
  const first = new Map<string, Place>();
  for (const [i, { id, place }] of clauses.entries()) {
    const before = first.get(id);
    if (before === undefined) first.set(id, place);
    else addFault(reading, ["clauses", i, "id"], "clause-duplicate", { id, line: before.line ?? 0 });
  }
}

/** Reads the text of `clauses.yaml`: every fault of the file at once. What its references mean, `judgeCoverage` says. */
export function readClauses(file: string, text: string): Result<ClauseList> {
  const yaml = readYaml(file, text);
  if (!yaml.ok) return yaml;
  const shape = checkShape(yaml.value, clausesShape);
  if (!shape.ok) return shape;
  const faults: Fault[] = [];
  const reading = { file: yaml.value, faults };
  const { scheme, source, clauses: data } = shape.value;
  const clauses = data.map((clause, i) => readClause(reading, clause, i));
  checkIds(reading, clauses);
  return faults.length > 0 ? failure(faults) : success({ scheme, source, clauses, place: yaml.value.placeOf(["scheme"]) });
}
