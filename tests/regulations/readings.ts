/** Readings of ambiguous clauses: every other value than the default has a case whose result it changes. */
import type { Parameter, Scheme } from "../../src/award/scheme.ts";
import { runCase, underDefaults, type ReadyCase, type Suite } from "./harness.ts";

/** A case with exactly one stated reading. */
export interface Fixture {
  readonly case: string;
  readonly parameter: string;
  readonly value: unknown;
  /** Whether the case comes out differently under the defaults. */
  readonly changes: boolean;
}

function fixtureOf(suite: Suite, ready: ReadyCase): readonly Fixture[] {
  const [entry, ...others] = Object.entries(ready.one.readings ?? {});
  if (entry === undefined || others.length > 0) return [];
  const [parameter, value] = entry;
  const changes = runCase(suite.scheme, ready).length === 0 && runCase(suite.scheme, underDefaults(suite, ready)).length > 0;
  return [{ case: ready.one.name, parameter, value, changes }];
}

/** All fixtures of a suite. */
export function fixturesOf(suite: Suite): readonly Fixture[] {
  return suite.cases.flatMap((ready) => fixtureOf(suite, ready));
}

/** The values of a reading that need a fixture each; undefined: any other value will do. */
function otherValues({ type, fallback }: Parameter): readonly unknown[] {
  if (type.kind === "boolean") return [fallback !== true];
  return type.kind === "code" && type.values !== undefined ? type.values.filter((value) => value !== fallback) : [undefined];
}

/** Values of readings that change no case, and how many need to; `exempt` parameters are left out. */
export function missingFixtures(
  scheme: Scheme,
  fixtures: readonly Fixture[],
  exempt: Readonly<Record<string, string>>,
): { readonly missing: readonly string[]; readonly needed: number } {
  const readings = [...scheme.parameters.values()].filter((parameter) => parameter.reading !== undefined && exempt[parameter.name] === undefined);
  const needed = readings.flatMap((parameter) => otherValues(parameter).map((value) => ({ parameter, value })));
  const missing = needed.filter(
    ({ parameter, value }) => !fixtures.some((one) => one.changes && one.parameter === parameter.name && (value === undefined || one.value === value)),
  );
  return {
    needed: needed.length,
    missing: missing.map(
      ({ parameter, value }) => `${parameter.reading?.id ?? ""} ${parameter.name}: ${value === undefined ? "another value" : JSON.stringify(value)}`,
    ),
  };
}
