/** Ties as text: what keys and the lot settled, group by group, the number of equally good allocations, and the chances. */
import { listed } from "../words/lists.ts";
import { placeNamed } from "../award/titles.ts";
import type { AllocationResult } from "../allocate.ts";
import type { Chance } from "../explain/chances.ts";
import type { LotReport } from "../explain/lot-report.ts";
import * as words from "../words/ties.ts";

type Allocated = Extract<AllocationResult, { readonly kind: "allocated" }>;

/** Chances that are told; the others stand in the JSON. */
const TOLD = 20;

function drawnOf(drawn: readonly { readonly count: number }[], students: number): string {
  const [only] = drawn;
  return students > 1 && drawn.length === 1 && only !== undefined ? words.drawnText(only.count, students) : "";
}

/** Places by the names that people know. */
type Named = (places: readonly string[]) => readonly string[];

function namesOf({ theCase }: Allocated): Named {
  return (places) => places.map((place) => placeNamed(theCase.scheme, place));
}

/** What the lot settled. */
function lotLines(result: Allocated): readonly string[] {
  const named = namesOf(result);
  const lines = result.summary.ties.map((tie) => {
    const students = tie.students.map((student) => ({ id: student.id, mark: student.ticket.slice(0, 8), got: named(student.got).join(" + ") }));
    return `  ${words.tieLine(named(tie.atStake).join(" / "), drawnOf(tie.drawn, students.length), students)}`;
  });
  return [words.tiesHeading(lines.length, result.theCase.seed), ...lines];
}

/** What keys settled; `shown` writes a key's value. */
function keyLines(result: Allocated, shown: (key: string, value: number) => string): readonly string[] {
  const { keyTies } = result.summary;
  if (keyTies.length === 0) return [];
  const named = namesOf(result);
  const lines = keyTies.map((tie) => {
    const students = tie.students.map((student) => ({ id: student.id, mark: shown(tie.key, student.value), got: named(student.got).join(" + ") }));
    const place = listed([words.keyName(tie.key, tie.article), named(tie.atStake).join(" / ")]);
    return `  ${words.tieLine(place, drawnOf(tie.drawn, students.length), students)}`;
  });
  return [words.keyTiesHeading(lines.length), ...lines];
}

function chanceText(chance: Chance): string {
  if (chance.kind === "estimate") return words.estimateText(chance.value.toFixed(4), chance.standardError.toFixed(4), chance.draws);
  return chance.denominator === 1 ? String(chance.numerator) : `${chance.numerator}/${chance.denominator}`;
}

function numberLines({ allocations, chances }: LotReport, isDrawn: boolean, named: Named): readonly string[] {
  const count = words.allocationsLine(allocations.count, allocations.isExact);
  if (chances === undefined) return isDrawn ? [count, words.chancesOpen()] : [count];
  if (chances.length === 0) return [count];
  const told = chances.slice(0, TOLD).map(({ ids, outcomes }) => {
    const shown = outcomes.map(({ gets, chance, drawn }) => ({ gets: named(gets).join(" + "), chance: chanceText(chance), drawn }));
    return `  ${words.chanceLine(ids, shown)}`;
  });
  return [count, words.chancesHeading(), ...told, ...(chances.length > TOLD ? [`  ${words.moreLines(chances.length - TOLD)}`] : [])];
}

/** Everything about ties; without a lot, only what keys settled and how many allocations are equally good. */
export function tieLines(result: Allocated, lot: LotReport | undefined, shown: (key: string, value: number) => string): readonly string[] {
  const numbers = lot === undefined ? [] : numberLines(lot, result.theCase.ties === "lot", namesOf(result));
  return [...keyLines(result, shown), ...(result.theCase.ties === "lot" ? lotLines(result) : []), ...numbers];
}
