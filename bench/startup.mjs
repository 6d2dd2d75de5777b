/**
 * How long a command takes to start: `bursar --help` and every command's `--help`, whole processes, wall
 * milliseconds, median of several runs, beside a bare Node process. Promised: help in under 200 ms, every command in under 1 s.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";

const runs = process.env.BURSAR_SMOKE === "1" ? 1 : 9;

function milliseconds(words) {
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    const { status } = spawnSync(process.execPath, words);
    if (status !== 0) throw new Error(`${words.join(" ")} ended with ${status}`);
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

const help = spawnSync(process.execPath, ["dist/bursar.mjs", "--help"], { encoding: "utf8" }).stdout;
const commands = [...help.matchAll(/^ {2}([a-z]+)(?: \[options\])?(?: <| {2,})/gm)].map((match) => match[1]).filter((name) => name !== "help");
const rows = [
  { command: "(bare node)", milliseconds: milliseconds(["-e", "0"]) },
  { command: "--help", milliseconds: milliseconds(["dist/bursar.mjs", "--help"]) },
  ...[...new Set(commands)].map((name) => ({ command: name, milliseconds: milliseconds(["dist/bursar.mjs", name, "--help"]) })),
];
for (const row of rows) console.log(row.command.padEnd(14), row.milliseconds.toFixed(0).padStart(6), "ms");
mkdirSync("bench/results", { recursive: true });
writeFileSync("bench/results/startup.json", `${JSON.stringify({ name: "startup", node: process.version, rows }, null, 2)}\n`);
