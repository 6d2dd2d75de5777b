/** The condition language in English: what each operator and function says about its parts. */

/** Says one operator; the parts are texts, already in words. */
export const operatorWords: Readonly<Record<string, (a: string, b: string) => string>> = {
  "==": (a, b) => `${a} = ${b}`,
  "!=": (a, b) => `${a} is not ${b}`,
  "<": (a, b) => `${a} less than ${b}`,
  "<=": (a, b) => `${a} at most ${b}`,
  ">": (a, b) => `${a} more than ${b}`,
  ">=": (a, b) => `${a} at least ${b}`,
  and: (a, b) => `${a} and ${b}`,
  or: (a, b) => `${a} or ${b}`,
  not: (a) => `not ${a}`,
  in: (a, b) => `${a} is ${b}`,
  "+": (a, b) => `${a} + ${b}`,
  "-": (a, b) => `${a} - ${b}`,
  "*": (a, b) => `${a} × ${b}`,
  "/": (a, b) => `${a} / ${b}`,
  negate: (a) => `-${a}`,
};

/** Says that something is none of some values. */
export const noneOf = (a: string, values: string) => `${a} is not ${values}`;
/** The values of a list, the last one after "or". */
export const valueList = (values: readonly string[]) => (values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`);
/** One of the codes of a parameter. */
export const oneOfSet = (set: string) => `one of ${set}`;
/** A set of the student has a value. */
export const setHas = (set: string, value: string, is: boolean) => `${set} ${is ? "include" : "do not include"} ${value}`;
/** A list has a record of some kind, or none. */
export const anyRecord = (list: string, predicate: string) => (predicate === "" ? `any ${list} record` : `any ${list} record with ${predicate}`);
/** A list has no record of some kind. */
export const noRecord = (list: string, predicate: string) => (predicate === "" ? `no ${list} record` : `no ${list} record with ${predicate}`);
/** Every record of a list is of some kind. */
export const everyRecord = (list: string, predicate: string) => `every ${list} record with ${predicate}`;
/** How many records of a list are of some kind. */
export const countRecords = (list: string, predicate: string) => `the number of ${list} records${predicate === "" ? "" : ` with ${predicate}`}`;
/** Sum, largest or smallest value over the records of a list. */
export const overRecords: Readonly<Record<string, (list: string, value: string, ifNone: string) => string>> = {
  sum: (list, value) => `the sum of ${value} over the ${list} records`,
  max: (list, value, ifNone) => `the largest ${value} of the ${list} records (${ifNone} without records)`,
  min: (list, value, ifNone) => `the smallest ${value} of the ${list} records (${ifNone} without records)`,
};
/** One of two values by a condition. */
export const choiceOf = (condition: string, then: string, otherwise: string) => `if ${condition}: ${then}, otherwise: ${otherwise}`;

/** Says a call of a function. */
export const functionWords: Readonly<Record<string, (...args: string[]) => string>> = {
  implies: (a, b) => `if ${a}, then ${b}`,
  atLeast: (n, ...parts) => `at least ${n} of these: ${parts.join("; ")}`,
  known: (a) => `${a} is known`,
  yuan: (a) => `${a} yuan`,
  date: (a) => a,
  dateOf: (a) => `the date of ${a}`,
  monthsBetween: (a, b) => `the whole months from ${a} to ${b}`,
  max: (...parts) => `the largest of ${parts.join(", ")}`,
  min: (...parts) => `the smallest of ${parts.join(", ")}`,
  inForce: (id, kind, day) => `the ${kind} agreement that ${id} names is in force on ${day}`,
  decided: (key, subject) => (subject === undefined ? `${key} is decided` : `${key} is decided for ${subject}`),
  decidedNumber: (key, otherwise) => `the number decided (${key}), or ${otherwise}`,
  states: (id, what) => `the agreement that ${id} names states ${what}`,
};

/** Something is not known. */
export const isUnknown = (a: string) => `${a} is unknown`;
/** A condition that is always met, or never. */
export const truthWord = (value: boolean) => (value ? "always" : "never");
/** A parameter of the case, with the reading that it states. */
export const parameterWord = (name: string, reading: string | undefined) => (reading === undefined ? `${name} (stated)` : `${name} (reading ${reading})`);
/** The parameters that every case has. */
export const caseWords: Readonly<Record<string, string>> = { asOf: "the day of the case", round: "the round of the case" };
