/** The cases of both regulations come out as they say, and nothing in a regulation is without a case that it decides. */
import { describe, expect, test } from "vitest";
import type { RegulationCases } from "./cases.ts";
import { EXEMPT_READINGS, EXPLAINED_MUTANTS } from "./exempt.ts";
import { casesFiles, isPlain, readSuite, runCase, schemeText, suiteOf, type Suite } from "./harness.ts";
import { ruleMutants } from "./mutants.ts";
import { fixturesOf, missingFixtures } from "./readings.ts";
import { survivorsOf } from "./survivors.ts";

const files = await casesFiles();
const schemes = [...new Set([...files.values()].map((file) => file.scheme))].sort();
const suites = new Map(schemes.map((name) => [name, suiteOf(name, schemeText(name), files)]));

function suite(name: RegulationCases["scheme"]): Suite {
  const found = suites.get(name);
  if (found === undefined) throw new Error(`no suite ${name}`);
  return found;
}

test("there are cases of every regulation", () => {
  expect(schemes).toEqual(["anso", "zust"]);
  for (const found of suites.values()) expect(found.cases.length).toBeGreaterThan(300);
});

describe.each(schemes)("%s", (name) => {
  const { scheme, cases } = suite(name);

  test("every case comes out as it says", () => {
    const wrong = cases.flatMap((ready) => runCase(scheme, ready).map((text) => `${ready.file}: ${ready.one.name}: ${text}`));
    expect(wrong).toEqual([]);
    console.log(`${name}: ${cases.length} cases`);
  });

  test("every case has a name of its own and expects something", () => {
    const names = cases.map((ready) => `${ready.file}: ${ready.one.award}: ${ready.one.name}`);
    expect(names.filter((text, i) => names.indexOf(text) !== i)).toEqual([]);
    expect(cases.filter(({ one }) => Object.keys(one.expect).length === 0).map((ready) => ready.one.name)).toEqual([]);
  });

  test("every ideal is eligible as it stands", () => {
    const plain = cases.filter(({ one }) => isPlain(one) && Object.values(one.expect.status ?? {}).includes("eligible"));
    const proved = new Set(plain.map((ready) => ready.source.ideals[ready.one.ideal]));
    const ideals = new Map(cases.flatMap(({ source }) => Object.entries(source.ideals).map(([ideal, student]) => [student, ideal] as const)));
    expect([...ideals].filter(([student]) => !proved.has(student)).map(([, ideal]) => ideal)).toEqual([]);
    expect(proved.size).toBe(ideals.size);
  });

  test("every level of every award has a student who is eligible", () => {
    const levels = scheme.awards.flatMap((award) => award.levels.map((level) => `${award.id}/${level.id}`));
    const reached = cases.flatMap(({ one }) =>
      Object.entries(one.expect.status ?? {}).flatMap(([level, status]) => (status === "eligible" ? [`${one.award}/${level}`] : [])),
    );
    expect(levels.filter((level) => !reached.includes(level))).toEqual([]);
  });

  test("every rule decides: without it, turned round, or without its guard some case comes out differently", () => {
    const mutants = ruleMutants(scheme);
    const guards = scheme.rules.filter((rule) => rule.when !== undefined).length;
    expect(mutants).toHaveLength(2 * scheme.rules.length + guards);
    const explained = EXPLAINED_MUTANTS[name] ?? {};
    expect(survivorsOf(readSuite(suite(name)), mutants, false).filter((survivor) => explained[survivor] === undefined)).toEqual([]);
    console.log(`${name}: ${mutants.length} changes of ${scheme.rules.length} rules, each noticed`);
  });

  test("every value of every reading changes a case", () => {
    const exempt = EXEMPT_READINGS[name] ?? {};
    const fixtures = fixturesOf(suite(name));
    const { missing, needed } = missingFixtures(scheme, fixtures, exempt);
    expect(missing).toEqual([]);
    const readings = [...scheme.parameters.values()].filter((parameter) => parameter.reading !== undefined);
    expect(needed).toBeGreaterThanOrEqual(readings.length - Object.keys(exempt).length);
    console.log(`${name}: ${readings.length} readings, ${needed} other values with a fixture each, ${fixtures.length} fixtures`);
    expect(Object.keys(exempt).filter((parameter) => !readings.some((reading) => reading.name === parameter))).toEqual([]);
    expect(Object.keys(exempt).filter((parameter) => fixtures.some((fixture) => fixture.parameter === parameter))).toEqual([]);
  });
});
