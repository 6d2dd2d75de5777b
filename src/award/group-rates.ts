/**
 * Rates of awards by groups: of those who are eligible for an award that competes, how many hold one. Groups are the values of the fields
 * that the scheme names for comparison. A group of fewer than five tells about persons, so its figures may not be published; nor may
 * so many others that they could be worked out by subtracting what is published from the total.
 */
import { formatDecimal } from "../decimal.ts";
import { ELIGIBLE } from "./eligibility.ts";
import type { Choices, RecountBasis } from "./recount.ts";
import { isOptimised, type ComparedField, type FieldType, type Scheme } from "./scheme.ts";

/** Groups of fewer are not published. */
export const LEAST_PUBLISHED = 5;
/** A money field with more values than this is shown in quarters. */
const MOST_AMOUNTS = 8;
/** Values whose group is remembered while students are counted. */
const MOST_REMEMBERED = 500;

/** One group. */
export interface GroupRate {
  /** The value as a table writes it; two amounts for a range; empty: unknown. */
  readonly group: string;
  /** Eligible for at least one award that competes, and holding one. */
  readonly eligible: number;
  readonly awarded: number;
  /** Whether these figures may be published. */
  readonly publish: boolean;
}

/** All groups of one field, the largest first. */
export interface FieldRates {
  readonly field: string;
  readonly title: string;
  readonly groups: readonly GroupRate[];
}

/** Students who are eligible for a level of an award that competes, or hold one, ascending. */
function comparedStudents(basis: RecountBasis, choices: Choices): Int32Array {
  const entries = basis.eligibility.filter((entry) => isOptimised(entry.award));
  const isIn = new Uint8Array(basis.theCase.facts.studentCount);
  for (const { students, status } of entries)
    for (const column of status)
      for (let position = 0; position < column.length; position += 1) if (column[position] === ELIGIBLE) isIn[students[position] ?? -1] = 1;
  for (const [student, picks] of choices) if (picks.length > 0) isIn[student] = 1;
  const found: number[] = [];
  for (let student = 0; student < isIn.length; student += 1) if (isIn[student] === 1) found.push(student);
  return Int32Array.from(found);
}

/** The text of a value, as a table writes it. */
function valueText(scheme: Scheme, type: FieldType, value: number): string {
  if (Number.isNaN(value)) return "";
  switch (type.kind) {
    case "code":
      return scheme.names.codebook.texts[value] ?? "";
    case "boolean":
      return value === 1 ? "yes" : "no";
    case "money":
      return formatDecimal(value, 2);
    default:
      return String(value);
  }
}

function hasManyAmounts(values: Float64Array): boolean {
  const met = new Set<number>();
  for (const value of values) {
    if (!Number.isNaN(value)) met.add(value);
    if (met.size > MOST_AMOUNTS) return true;
  }
  return false;
}

/** Names the group of a money value: its own where there are few, else its quarter of the students; equal amounts are never parted. */
function amountGroups(values: Float64Array): (value: number) => string {
  if (!hasManyAmounts(values)) return (value) => (Number.isNaN(value) ? "" : formatDecimal(value, 2));
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const ends = [...new Set([1, 2, 3, 4].map((quarter) => known[Math.ceil((quarter * known.length) / 4) - 1] ?? 0))];
  const names = ends.map((end, i) => {
    const lowest = i === 0 ? known[0] : known.find((amount) => amount > (ends[i - 1] ?? 0));
    return `${formatDecimal(lowest ?? 0, 2)}..${formatDecimal(end, 2)}`;
  });
  return (value) => names[ends.findIndex((end) => value <= end)] ?? "";
}

/** Groups whose figures may be published: those large enough, less the smallest of them while what is left out is too small or a single group. */
function published(sizes: readonly number[]): readonly boolean[] {
  const publish = sizes.map((size) => size >= LEAST_PUBLISHED);
  for (;;) {
    const hidden = sizes.filter((_, i) => publish[i] === false);
    const isSafe = hidden.length === 0 || (hidden.length > 1 && hidden.reduce((sum, size) => sum + size, 0) >= LEAST_PUBLISHED);
    const smallest = sizes.reduce((best, size, i) => (publish[i] === true && (best < 0 || size <= (sizes[best] ?? 0)) ? i : best), -1);
    if (isSafe || smallest < 0) return publish;
    publish[smallest] = false;
  }
}

function fieldRates(basis: RecountBasis, { field, title }: ComparedField, students: Int32Array, isHolder: Uint8Array): FieldRates {
  const { scheme, facts } = basis.theCase;
  const slot = scheme.names.fields.get(field);
  const found = scheme.fields.find((candidate) => candidate.name === field);
  if (slot === undefined || found?.kind !== "scalar") throw new Error(`${field} is no scalar field`);
  const column = facts.scalars[slot.index];
  const values = Float64Array.from(students, (student) => column?.[student] ?? Number.NaN);
  const groupOf = found.type.kind === "money" ? amountGroups(values) : (value: number) => valueText(scheme, found.type, value);
  const groups = new Map<string, { eligible: number; awarded: number }>();
  const ofValue = new Map<number, { eligible: number; awarded: number }>();
  const countsOf = (value: number) => {
    const group = groupOf(value);
    const counts = groups.get(group) ?? { eligible: 0, awarded: 0 };
    groups.set(group, counts);
    if (ofValue.size < MOST_REMEMBERED) ofValue.set(value, counts);
    return counts;
  };
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    const counts = ofValue.get(value) ?? countsOf(value);
    counts.eligible += 1;
    if (isHolder[students[i] ?? -1] === 1) counts.awarded += 1;
  }
  const sorted = [...groups].sort(([a, one], [b, other]) => other.eligible - one.eligible || (a < b ? -1 : 1));
  const publish = published(sorted.map(([, { eligible }]) => eligible));
  return { field, title, groups: sorted.map(([group, counts], i) => ({ group, ...counts, publish: publish[i] === true })) };
}

/** Rates by every field that the scheme names. */
export function groupRates(basis: RecountBasis, choices: Choices): readonly FieldRates[] {
  const { groups } = basis.theCase.scheme;
  if (groups.length === 0) return [];
  const students = comparedStudents(basis, choices);
  const isHolder = new Uint8Array(basis.theCase.facts.studentCount);
  for (const [student, picks] of choices) if (picks.length > 0) isHolder[student] = 1;
  return groups.map((field) => fieldRates(basis, field, students, isHolder));
}
