/** Who hangs on which word, for people and as one object. */
import { caseTitle, readingQuestion } from "../award/titles.ts";
import type { ParameterValue } from "../award/scheme.ts";
import { formatDecimal } from "../decimal.ts";
import type { AlternativeResult, Difference, ReadingsResult } from "../explain/readings.ts";
import { inWords } from "../words/in-words.ts";
import { readingsTexts as words } from "../words/readings.ts";
import { parameterText } from "./scheme-values.ts";
import { textTable } from "./text-table.ts";

function valueText(result: ReadingsResult, parameter: string, value: ParameterValue): string {
  const { scheme } = result.base.theCase;
  const found = scheme.parameters.get(parameter);
  return found === undefined ? JSON.stringify(value) : parameterText(scheme, found, value);
}

/** `A24 = false`, several joined. */
function nameOf(result: ReadingsResult, alternative: AlternativeResult): string {
  return alternative.readings.map(({ id, parameter, value }) => `${id} = ${valueText(result, parameter, value)}`).join(", ");
}

const lost = (difference: Difference) => difference.from.length > 0 && difference.to.length === 0;
const gained = (difference: Difference) => difference.from.length === 0 && difference.to.length > 0;

function signed(fen: number): string {
  return `${fen > 0 ? "+" : ""}${formatDecimal(fen, 2)}`;
}

function row(result: ReadingsResult, alternative: AlternativeResult): readonly string[] {
  const name = alternative.readings.map(({ id }) => id).join(", ");
  const value = alternative.readings.map(({ parameter, value: to }) => valueText(result, parameter, to)).join(", ");
  if (alternative.kind !== "changed") return [name, value, words[alternative.kind === "same" ? "none" : alternative.kind], "", "", ""];
  const { differences } = alternative;
  const [losses, gains] = [differences.filter(lost).length, differences.filter(gained).length];
  return [name, value, String(losses), String(gains), String(differences.length - losses - gains), signed(alternative.moreFen)];
}

/** Readings under which a student's awards differ. */
function hanging(result: ReadingsResult): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const alternative of result.results) {
    if (alternative.kind !== "changed") continue;
    for (const { id, to } of alternative.differences) {
      const outcome = `${nameOf(result, alternative)} (${to.length === 0 ? words.none : to.join(" + ")})`;
      found.set(id, [...(found.get(id) ?? []), outcome]);
    }
  }
  return found;
}

function personLines(result: ReadingsResult): readonly string[] {
  const hangs = hanging(result);
  const holders = result.base.students.filter((student) => student.given.length > 0);
  const shaky = holders.filter((student) => hangs.has(student.id));
  const others = result.base.students.filter((student) => student.given.length === 0 && hangs.has(student.id));
  const awards = (student: (typeof holders)[number]) => student.given.map((given) => `${given.award} ${given.level}`).join(" + ");
  return [
    words.safe(holders.length - shaky.length, holders.length, result.results.filter(({ kind }) => kind !== "same" && kind !== "changed").length),
    ...(shaky.length === 0 ? [] : ["", words.hangsHeading]),
    ...shaky.map((student) => words.hangs(student.id, awards(student), (hangs.get(student.id) ?? []).join("; "))),
    ...(others.length === 0 ? [] : ["", words.gainsHeading]),
    ...others.map((student) => words.gains(student.id, (hangs.get(student.id) ?? []).join("; "))),
  ];
}

/** The questions of the readings that change something, so that a reader knows what the words are. */
function questionLines(result: ReadingsResult): readonly string[] {
  const ids = new Set(result.results.filter(({ kind }) => kind !== "same").flatMap(({ readings }) => readings.map(({ id }) => id)));
  const { scheme } = result.base.theCase;
  return [...scheme.parameters.values()].flatMap(({ reading }) =>
    reading !== undefined && ids.has(reading.id) ? [words.question(reading.id, readingQuestion(scheme, reading.id, reading.question))] : [],
  );
}

function refusals(result: ReadingsResult): readonly string[] {
  return result.results.flatMap((alternative) =>
    alternative.kind === "refused" ? alternative.faults.map((fault) => `${nameOf(result, alternative)}: ${inWords(fault).says}`) : [],
  );
}

/** The report for people, ending with a line break. */
export function readingsText(result: ReadingsResult): string {
  const changed = result.results.filter((alternative) => alternative.kind !== "same");
  const rows = changed.map((alternative) => row(result, alternative));
  const table = textTable(
    words.headers,
    rows,
    words.headers.map((_, i) => (i < 2 ? "left" : "right")),
  );
  const open = result.open.map((parameter) => parameter.reading.id).join(", ");
  const lines = [
    words.heading(caseTitle(result.base.theCase), result.results.length, result.results.length - changed.length),
    ...(rows.length === 0 ? [] : ["", table, "", ...questionLines(result)]),
    ...refusals(result),
    "",
    ...personLines(result),
    ...(open === "" ? [] : ["", words.open(open)]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/**
 * One object: `{scheme, title, holders, safe: [id], results: [{readings: [{id, parameter, value}], outcome, moreFen, differences: [{id, from, to}]}], notVaried: [id]}`;
 * outcome is same, changed, infeasible, unsettled or refused (then `faults`, in words).
 */
export function readingsObject(result: ReadingsResult): unknown {
  const hangs = hanging(result);
  const holders = result.base.students.filter((student) => student.given.length > 0);
  return {
    scheme: result.base.theCase.scheme.id,
    title: result.base.theCase.title,
    holders: holders.length,
    safe: holders.filter((student) => !hangs.has(student.id)).map((student) => student.id),
    results: result.results.map((alternative) => ({
      readings: alternative.readings,
      outcome: alternative.kind,
      ...(alternative.kind === "changed" ? { moreFen: alternative.moreFen, differences: alternative.differences } : {}),
      ...(alternative.kind === "refused" ? { faults: alternative.faults.map((fault) => inWords(fault)) } : {}),
    })),
    notVaried: result.open.map((parameter) => parameter.reading.id),
  };
}
