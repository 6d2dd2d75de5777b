/** The cut-offs of the policy `rank` as a table that a student can read her own place from. */
import type { AllocationResult } from "../allocate.ts";
import { formatDecimal } from "../decimal.ts";
import { cutOffHeaders, cutOffsHeading, nobodyReached, outsideLine, outsideWords } from "../words/rank.ts";
import { textTable } from "./text-table.ts";

type Allocated = Extract<AllocationResult, { readonly kind: "allocated" }>;

type Row = NonNullable<Allocated["summary"]["cutOffs"]>[number];

/** Hexadecimal digits of a ticket that tell two apart. */
const TICKET_DIGITS = 12;

/** Whoever stands outside the order though she holds an award by choice, and whoever holds a level by a lock. */
function outside({ basis, students, theCase }: Allocated): readonly string[] {
  return students.flatMap(({ student, id, given }) =>
    given.flatMap((one): readonly string[] => {
      if (one.by !== "choice") return [];
      const place = basis.ranking
        ?.filter((list) => list.award.id === one.award)
        .flatMap((list) => list.people.filter((person) => person.student === student))[0];
      const level = theCase.scheme.awards.find((award) => award.id === one.award)?.levels[place?.floor ?? -1]?.id;
      if (place !== undefined && level !== one.level) return [];
      const lock = theCase.locks.find((candidate) => candidate.student === id);
      return [outsideWords(id, one.award, one.agreement ?? lock?.author ?? "")];
    }),
  );
}

/** The table of cut-offs with its heading; nothing under another policy. */
export function cutOffLines(result: Allocated): readonly string[] {
  const { cutOffs } = result.summary;
  if (cutOffs === undefined) return [];
  const { digits } = result.theCase.scheme.merit;
  const some = (has: (row: Row) => boolean) => cutOffs.some(has);
  const shown = {
    award: true,
    level: true,
    part: some((row) => row.part !== ""),
    merit: true,
    keys: some((row) => (row.last?.keys.length ?? 0) > 0),
    ticket: some((row) => (row.last?.ticket ?? "") !== ""),
  };
  const columns = (Object.keys(shown) as (keyof typeof shown)[]).filter((name) => shown[name]);
  const rows = cutOffs.map((row) => {
    const cells: Readonly<Record<keyof typeof shown, string>> = {
      award: row.title,
      level: row.levelTitle,
      part: row.part,
      merit: row.last === undefined ? nobodyReached() : formatDecimal(row.last.merit, digits),
      keys: row.last?.keys.join(", ") ?? "",
      ticket: row.last?.ticket.slice(0, TICKET_DIGITS) ?? "",
    };
    return columns.map((name) => cells[name]);
  });
  const table = textTable(
    columns.map((name) => cutOffHeaders[name]),
    rows,
    columns.map((name) => (name === "merit" ? "right" : "left")),
  );
  const names = outside(result);
  return [cutOffsHeading(), table, ...(names.length === 0 ? [] : [outsideLine(names.join("; "))]), ""];
}
