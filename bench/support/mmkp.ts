/**
 * Small general programs: multiple-choice multidimensional knapsacks after the recipe of Khan, Li, Manning and Akbar (2002): exactly one
 * option of every group, weights 0..9 in every row, room for 5 per group, worth correlated with the weights.
 */
import { programBuilder, type RowInput } from "../../src/program/build.ts";
import type { Program } from "../../src/program/program.ts";
import { random } from "./random.ts";

/** What to generate. */
export interface MmkpSpec {
  readonly groups: number;
  readonly options: number;
  readonly rows: number;
  readonly seed: number;
}

/** Groups of options with what they are worth and weigh. */
export interface Mmkp {
  readonly name: string;
  readonly must: "exactly-one" | "at-most-one";
  readonly capacities: readonly number[];
  readonly groups: readonly (readonly { readonly profit: number; readonly weights: readonly number[] }[])[];
}

/** The program of such groups; numbers are integers. */
export function mmkpProgram({ name, must, capacities, groups }: Mmkp): Program {
  const builder = programBuilder(name);
  const profit: [number, number][] = [];
  const weights = capacities.map((): [number, number][] => []);
  const rows: RowInput[] = groups.map((options, g) => {
    const entries = options.map(({ profit: worth, weights: own }, o): [number, number] => {
      const column = builder.addColumn(`g${g}o${o}`);
      profit.push([column, worth]);
      own.forEach((weight, r) => weights[r]?.push([column, weight]));
      return [column, 1];
    });
    return { name: `g${g}`, ...(must === "exactly-one" ? { lower: 1 } : {}), upper: 1, entries, group: true };
  });
  builder.addGoal("profit", profit);
  for (const row of rows) builder.addRow(row);
  capacities.forEach((upper, r) => builder.addRow({ name: `row${r}`, upper, entries: weights[r] ?? [] }));
  return builder.build();
}

/** Draws such groups. */
export function drawMmkp({ groups, options, rows, seed }: MmkpSpec): Mmkp {
  const next = random(seed);
  const digit = (): number => Math.floor(next() * 10);
  const rate = Array.from({ length: rows }, digit);
  const option = () => {
    const weights = Array.from({ length: rows }, digit);
    return { profit: weights.reduce((sum, weight, r) => sum + weight * (rate[r] as number), 0) + digit() + digit(), weights };
  };
  // The first option of every group weighs at most 5 in every row, so that there is a point.
  const light = () => ({ profit: digit(), weights: Array.from({ length: rows }, () => Math.floor(next() * 6)) });
  return {
    name: `mmkp-${groups}-${options}-${rows}-${seed}`,
    must: "exactly-one",
    capacities: new Array<number>(rows).fill(5 * groups),
    groups: Array.from({ length: groups }, () => [light(), ...Array.from({ length: options - 1 }, option)]),
  };
}
