/** English texts of ties: what keys and the lot settled, how many allocations are equally good, and the chances. */

/** Heading of the ties that the lot settled. */
export function tiesHeading(count: number, seed: string): string {
  if (count === 0) return "No tie had to be settled by lot.";
  return `${count} ${count === 1 ? "tie was" : "ties were"} settled by lot (seed "${seed}"; the smaller ticket comes first):`;
}

/** One student of a tie. */
export interface TiedStudent {
  readonly id: string;
  /** Her ticket's beginning, or what the key says of her. */
  readonly mark: string;
  readonly got: string;
}

/** One tie. */
export function tieLine(atStake: string, drawn: string, students: readonly TiedStudent[]): string {
  const parts = students.map((student) => `${student.id} (${student.mark}) ${student.got === "" ? "got nothing" : `got ${student.got}`}`);
  return `${atStake}${drawn === "" ? "" : ` (${drawn})`}: ${parts.join("; ")}`;
}

/** Places drawn among so many. */
export function drawnText(places: number, students: number): string {
  return `${places} of ${students}`;
}

/** Heading of the ties that keys of the scheme settled. */
export function keyTiesHeading(count: number): string {
  return `${count} ${count === 1 ? "tie was" : "ties were"} settled by keys of the scheme:`;
}

/** A key with its article. */
export function keyName(key: string, article: string): string {
  return `key ${key} [${article}]`;
}

/** How many allocations are equally good. */
export function allocationsLine(count: number, isExact: boolean): string {
  const shown = String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  if (!isExact) return `Equally good allocations: at least ${shown}.`;
  return count === 1 ? "No other allocation is as good." : `Equally good allocations: exactly ${shown}.`;
}

/** Heading of the chances. */
export function chancesHeading(): string {
  return "Chances under the lot (every order of the tickets is equally likely):";
}

/** The chances were not computed. */
export function chancesOpen(): string {
  return "The chances were not computed: there are too many equally good allocations.";
}

/** Students with the same chances. */
export function chanceLine(ids: readonly string[], outcomes: readonly { readonly gets: string; readonly chance: string; readonly drawn: number }[]): string {
  const shown = ids.length <= 8 ? ids.join(", ") : `${ids.slice(0, 6).join(", ")} and ${ids.length - 6} more`;
  return `${shown}: ${outcomes.map(({ gets, chance, drawn }) => `${chance} for ${gets === "" ? "nothing" : gets} (drawn ${drawn} of ${ids.length})`).join(", ")}`;
}

/** An estimated chance, which says so. */
export function estimateText(value: string, error: string, draws: number): string {
  return `about ${value} (estimate of ${draws} draws, standard error ${error})`;
}

/** Lines that are left out. */
export function moreLines(count: number): string {
  return `... and ${count} more: see --json.`;
}
