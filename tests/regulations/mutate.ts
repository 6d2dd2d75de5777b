/**
 * Mutation of the regulations: every clause is changed, one at a time, and some case must notice. Prints what was tried and
 * what survived; fails where a survivor is not explained, and where an explanation has no survivor any more.
 */
import { expect, test } from "vitest";
import { EXPLAINED_MUTANTS } from "./exempt.ts";
import { casesFiles, readSuite, schemeText, suiteOf } from "./harness.ts";
import { clauseMutants, levelMutants, ruleMutants, textMutants } from "./mutants.ts";
import { survivorsOf } from "./survivors.ts";

const files = await casesFiles();
const schemes = [...new Set([...files.values()].map((file) => file.scheme))].sort();

test.each(schemes)("mutants of %s", (name) => {
  const text = schemeText(name);
  const suite = suiteOf(name, text, files);
  const read = readSuite(suite);
  expect(read.cases.length, "cases that come out as they say").toBe(suite.cases.length);
  const explained = EXPLAINED_MUTANTS[name] ?? {};
  const kinds = [
    { what: "rules deleted, negated, without guard", mutants: ruleMutants(suite.scheme), again: false },
    { what: "amounts, places, merits of awards", mutants: levelMutants(suite.scheme), again: true },
    { what: "clauses about several awards, quotas, agreements", mutants: clauseMutants(suite.scheme), again: true },
    { what: "rules deleted or negated in the text", mutants: textMutants(text), again: true },
  ];
  const survivors = kinds.flatMap(({ what, mutants, again }) => {
    const started = performance.now();
    const survived = survivorsOf(read, mutants, again);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${name}: ${what}: ${mutants.length} mutants, ${mutants.length - survived.length} noticed, ${survived.length} survived (${seconds} s)`);
    for (const mutant of survived) console.log(`  survived: ${mutant}: ${explained[mutant] ?? "NOT EXPLAINED"}`);
    return survived;
  });
  expect(survivors.filter((mutant) => explained[mutant] === undefined)).toEqual([]);
  expect(Object.keys(explained).filter((mutant) => !survivors.includes(mutant))).toEqual([]);
});
