/**
 * The facts of a case, column by column. Every fact is one double: an integer, a decimal as a
 * scaled integer, money in fen, a date as a day number, a time in milliseconds, a boolean as
 * 0 or 1, a code as its number in the codebook. NaN means unknown and is never a value.
 */

/** Numbers for texts: equal texts share a number; numbers follow first use and never decide an order. */
export interface Codebook {
  readonly numbers: Map<string, number>;
  readonly texts: string[];
}

/** The rows of one list field for all students: rows of student s are start[s] .. start[s + 1]. */
export interface ListFacts {
  /** 1 where it is known which rows the student has (also none), 0 where it is unknown. */
  readonly known: Uint8Array;
  readonly start: Int32Array;
  /** One array per record field, in the order of the declaration. */
  readonly columns: readonly Float64Array[];
}

/** One agreement as the case states it; dates as day numbers, Infinity where open. */
export interface Agreement {
  readonly name: string;
  readonly kind: string;
  readonly partner: string;
  readonly from: number;
  readonly to: number;
  /** Award and level it owes to its students, where it states them. */
  readonly owes?: { readonly award: string; readonly level: string };
  /** `scheme`: the award's own rules hold for its students; `none`: the agreement prevails over them. */
  readonly requirement: "scheme" | "none";
  readonly languageCert: boolean;
}

/** A register's rows by the code number of their key. */
export interface RegisterFacts {
  readonly rows: ReadonlyMap<number, number>;
  /** One array per record field, in the order of the declaration. */
  readonly columns: readonly Float64Array[];
}

/** Recorded judgements of one kind: 1 yes, 0 no, or a number; by student and by the code number of another subject. */
export interface Decided {
  readonly byStudent: ReadonlyMap<number, number>;
  readonly byCode: ReadonlyMap<number, number>;
}

/** All facts of a case in the order of students by id. */
export interface Facts {
  readonly studentCount: number;
  /** One array per scalar field, in the order of the scheme's declaration. */
  readonly scalars: readonly Float64Array[];
  readonly lists: readonly ListFacts[];
  /** One value per scalar parameter, NaN where known to be not stated. */
  readonly parameters: Float64Array;
  /** One set of code numbers per set parameter. */
  readonly parameterSets: readonly ReadonlySet<number>[];
  /** Agreements by the code number of their name. */
  readonly agreements: ReadonlyMap<number, Agreement>;
  readonly registers: readonly RegisterFacts[];
  /** By the decision's key. */
  readonly decided: ReadonlyMap<string, Decided>;
}

/** A fresh, empty codebook. */
export function createCodebook(): Codebook {
  return { numbers: new Map(), texts: [] };
}

/** The number of a text, given on first use. */
export function codeOf(book: Codebook, text: string): number {
  const known = book.numbers.get(text);
  if (known !== undefined) return known;
  const fresh = book.texts.length;
  book.numbers.set(text, fresh);
  book.texts.push(text);
  return fresh;
}
