/** Whenever `allocate --out` is killed, the folder is absent or whole: 50 kills at seeded moments of its life. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkFolder } from "../../src/certificate/folder.ts";
import { chunksIn, lineFile } from "../../src/cli/file-text.ts";
import { readFolder } from "../../src/files.ts";
import { bursar, built } from "../support/build.ts";
import { dice } from "../support/dice.ts";

const KILLS = 50;
const SCENARIO = "scenarios/tutorial";

/** Starts the command, kills it after so many milliseconds, and waits for its end; true where it had ended by itself. */
function killedAfter(milliseconds: number, out: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [built("bursar.mjs"), "allocate", SCENARIO, "--out", out], { stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.on("exit", (_, signal) => {
      clearTimeout(timer);
      resolve(signal === null);
    });
  });
}

/** Every file is there with its hash, and the proof holds. */
async function isWhole(folder: string): Promise<boolean> {
  const read = await readFolder(folder, { subfolders: true, hidden: true });
  if (!read.ok) return false;
  return checkFolder(new Map([...read.value].map(([name, bytes]) => [name, lineFile(bytes.length, () => chunksIn(bytes))]))).ok;
}

test("50 kills of allocate --out leave the folder absent or whole", { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "bursar-kill-"));
  const throwDice = dice(20261124);
  try {
    const began = performance.now();
    expect(bursar(["allocate", SCENARIO, "--out", join(folder, "whole")]).code).toBe(0);
    const life = performance.now() - began;
    let [absent, whole] = [0, 0];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const out = join(folder, `out-${kill}`);
      // Half of the moments lie in the last third, where files are written.
      const share = throwDice.chance(0.5) ? throwDice.between(0, 1000) : throwDice.between(660, 1050);
      await killedAfter((life * share) / 1000, out);
      if (!existsSync(out)) absent += 1;
      else {
        whole += 1;
        expect(await isWhole(out), `kill ${kill} at ${share} of 1000`).toBe(true);
      }
    }
    console.log(`${KILLS} kills, seed 20261124: absent ${absent}, whole ${whole}`);
    expect(absent).toBeGreaterThan(0);
    // What a killed process left half-written is hidden, and removed by the next run into the same place.
    const visible = readdirSync(folder).filter((name) => !name.startsWith("."));
    expect(visible.length).toBe(whole + 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
