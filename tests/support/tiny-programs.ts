/** Random programs of at most nine columns, small enough to enumerate. */
import { createHash } from "node:crypto";
import { programBuilder } from "../../src/program/build.ts";
import type { Program } from "../../src/program/program.ts";
import type { Random } from "./tiny-prover.ts";

/** SHA-256 of a text, lower-case hex. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A random program: up to three groups, loose columns, up to three coupling rows, one or two goals; infeasible at times. */
export function tinyProgram(random: Random): Program {
  const builder = programBuilder("tiny");
  const columns: number[] = [];
  const groupSizes = Array.from({ length: random(4) }, () => random(4));
  const loose = random(3) + (groupSizes.every((size) => size === 0) ? 2 : 0);
  const members = groupSizes.map((size) => Array.from({ length: size }, () => columns[columns.push(builder.addColumn(`c${columns.length}`)) - 1] as number));
  for (let i = 0; i < loose; i++) columns.push(builder.addColumn(`c${columns.length}`));
  for (let g = 0; g <= random(2); g++)
    builder.addGoal(
      `goal|${g}`,
      columns.map((c) => [c, (random(12) - 2) * (1 + random(2))] as const),
    );
  const bounds = () => {
    const lower = random(10) - 3;
    const kind = random(6);
    if (kind === 0) return { lower, upper: lower + random(6) };
    if (kind === 1) return { lower };
    return kind === 2 ? {} : { upper: random(12) - 1 };
  };
  const coupling = (r: number) =>
    builder.addRow({
      name: `r${r}`,
      entries: columns.map((c) => [c, Math.max(0, random(9) - 3) * (r === 1 ? 2 : 1) * (random(4) === 0 ? -1 : 1)] as const),
      ...bounds(),
    });
  if (random(2) === 0) coupling(9);
  members.forEach((group, i) => {
    const lower = random(4) === 0 && (group.length > 0 || random(4) === 0) ? { lower: 1 } : random(2) === 0 ? { lower: 0 } : {};
    builder.addRow({ name: `one${i}`, entries: group.map((c) => [c, 1] as const), upper: 1, group: true, ...lower });
  });
  for (let r = 0; r <= random(3); r++) coupling(r);
  return builder.build();
}
