/** In which orders the cut-offs of a list may follow each other (certificate/FORMAT.md, "Orders"). */
import { expect, test } from "vitest";
import { type Link, ordersOf } from "../../src/program/cut-offs.ts";

interface Person {
  /** By level: whether it is open. */
  readonly open: readonly boolean[];
  readonly isLinked?: boolean;
  readonly floor?: number;
}

/** A list of persons, each of a class of her own, with columns in their order. */
function orders(levels: number, people: readonly Person[]) {
  const columns = people.flatMap(({ open, isLinked = false }, p) => open.map((isOpen, l) => (isOpen && !isLinked ? p * levels + l : -1)));
  const links = new Map<number, Link>();
  people.forEach(({ open, isLinked = false }, p) => {
    if (isLinked) links.set(p, { levels: open.map((isOpen, l) => (isOpen ? [p * levels + l] : [])), before: [] });
  });
  const floor = Int32Array.from(people, (one) => one.floor ?? -1);
  return ordersOf({ levels, classOf: Int32Array.from(people, (_, p) => p + 1), columns: Int32Array.from(columns), floor, links });
}

const ALL = { open: [true, true] };
const SECOND = { open: [false, true] };
const FIRST = { open: [true, false] };

test("where whoever may have the second level may have the first, the first cut-off comes first", () => {
  expect(orders(2, [ALL, ALL, FIRST])).toEqual([[0, 1]]);
  expect(orders(2, [{ open: [true, true] }, { open: [true, true], isLinked: true }])).toEqual([[0, 1]]);
});

test("a condition of its own on the first level allows both orders, where somebody sees both", () => {
  expect(orders(2, [ALL, SECOND])).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect(orders(2, [FIRST, SECOND])).toEqual([[0, 1]]);
});

test("linked persons tell no orders apart, but their levels are open", () => {
  expect(orders(2, [{ ...ALL, isLinked: true }, SECOND])).toEqual([[0, 1]]);
  expect(orders(2, [ALL, { ...SECOND, isLinked: true }])).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test("a floor is not open here", () => {
  expect(orders(2, [{ ...ALL, floor: 1 }, SECOND])).toEqual([[0, 1]]);
});

test("orders that put the same level first in every pair that somebody sees are one; more than 6 levels, or more than 24 orders, are too many", () => {
  const open = (...levels: number[]) => ({ open: [0, 1, 2].map((level) => levels.includes(level)) });
  expect(orders(3, [open(0, 2), open(2), open(1)])).toEqual([
    [0, 1, 2],
    [1, 2, 0],
  ]);
  expect(orders(7, [{ open: Array.from({ length: 7 }, () => true) }])).toBe(undefined);
  const every = Array.from({ length: 5 }, () => true);
  expect(orders(5, [{ open: every }, ...every.map((_, level) => ({ open: every.map((__, other) => other === level) }))])).toBe(undefined);
});
