/** The condition language in Chinese: what each operator and function says about its parts. */
import { spaced } from "./spaced.ts";

/** Says one operator; the parts are texts, already in words. */
export const operatorWords: Readonly<Record<string, (a: string, b: string) => string>> = {
  "==": (a, b) => `${a} = ${b}`,
  "!=": (a, b) => `${a} ≠ ${b}`,
  "<": (a, b) => `${a} < ${b}`,
  "<=": (a, b) => `${a} ≤ ${b}`,
  ">": (a, b) => `${a} > ${b}`,
  ">=": (a, b) => `${a} ≥ ${b}`,
  and: (a, b) => `${a} 且 ${b}`,
  or: (a, b) => `${a} 或 ${b}`,
  not: (a) => spaced`并非 ${a}`,
  in: (a, b) => spaced`${a} 为 ${b}`,
  "+": (a, b) => `${a} + ${b}`,
  "-": (a, b) => `${a} - ${b}`,
  "*": (a, b) => `${a} × ${b}`,
  "/": (a, b) => `${a} / ${b}`,
  negate: (a) => `-${a}`,
};

/** Says that something is none of some values. */
export const noneOf = (a: string, values: string) => spaced`${a} 不为 ${values}`;
/** The values of a list, the last one after "或". */
export const valueList = (values: readonly string[]) =>
  values.length < 2 ? values.join("") : spaced`${values.slice(0, -1).join("、")} 或 ${values.at(-1) ?? ""}`;
/** One of the codes of a parameter. */
export const oneOfSet = (set: string) => spaced`${set} 之一`;
/** A set of the student has a value. */
export const setHas = (set: string, value: string, is: boolean) => `${set} ${is ? "包含" : "不包含"} ${value}`;
/** A list has a record of some kind, or none. */
export const anyRecord = (list: string, predicate: string) => (predicate === "" ? spaced`有 ${list} 记录` : spaced`有 ${list} 记录满足 ${predicate}`);
/** A list has no record of some kind. */
export const noRecord = (list: string, predicate: string) => (predicate === "" ? spaced`没有 ${list} 记录` : spaced`没有 ${list} 记录满足 ${predicate}`);
/** Every record of a list is of some kind. */
export const everyRecord = (list: string, predicate: string) => spaced`每条 ${list} 记录都满足 ${predicate}`;
/** How many records of a list are of some kind. */
export const countRecords = (list: string, predicate: string) => spaced`${predicate === "" ? "" : spaced`满足 ${predicate} 的 `}${list} 记录数`;
/** Sum, largest or smallest value over the records of a list. */
export const overRecords: Readonly<Record<string, (list: string, value: string, ifNone: string) => string>> = {
  sum: (list, value) => spaced`各条 ${list} 记录的 ${value} 之和`,
  max: (list, value, ifNone) => spaced`各条 ${list} 记录的 ${value} 的最大值（没有记录时为 ${ifNone}）`,
  min: (list, value, ifNone) => spaced`各条 ${list} 记录的 ${value} 的最小值（没有记录时为 ${ifNone}）`,
};
/** One of two values by a condition. */
export const choiceOf = (condition: string, then: string, otherwise: string) => spaced`若 ${condition}：${then}，否则：${otherwise}`;

/** Says a call of a function. */
export const functionWords: Readonly<Record<string, (...args: string[]) => string>> = {
  implies: (a, b) => spaced`若 ${a}，则 ${b}`,
  atLeast: (n, ...parts) => spaced`下列各项中至少满足 ${n} 项：${parts.join("；")}`,
  known: (a) => spaced`${a} 已知`,
  yuan: (a) => spaced`${a} 元`,
  date: (a) => a,
  dateOf: (a) => (a === caseWords["asOf"] ? a : spaced`${a} 的日期`),
  monthsBetween: (a, b) => spaced`从 ${a} 到 ${b} 的整月数`,
  max: (...parts) => `（${parts.join("、")}）中的最大值`,
  min: (...parts) => `（${parts.join("、")}）中的最小值`,
  inForce: (id, kind, day) => spaced`${id} 所指的 ${kind} 协议在 ${day} 有效`,
  decided: (key, subject) => (subject === undefined ? spaced`已决定 ${key}` : spaced`已就 ${subject} 决定 ${key}`),
  decidedNumber: (key, otherwise) => spaced`所决定的数目（${key}），未决定时为 ${otherwise}`,
  states: (id, what) => spaced`${id} 所指的协议写明 ${what}`,
};

/** Something is not known. */
export const isUnknown = (a: string) => spaced`${a} 未知`;
/** A condition that is always met, or never. */
export const truthWord = (value: boolean) => (value ? "总是成立" : "从不成立");
/** A parameter of the case, with the reading that it states. */
export const parameterWord = (name: string, reading: string | undefined) => (reading === undefined ? `${name}（已写明）` : spaced`${name}（解读 ${reading}）`);
/** The parameters that every case has. */
export const caseWords: Readonly<Record<string, string>> = { asOf: "评审案的基准日期", round: "评审案的批次" };
