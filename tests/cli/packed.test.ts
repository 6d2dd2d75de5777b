/** A large program is packed when it is written: from a scenario to a checked folder, with the limit set low. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { workOnAllocation } from "../../src/cli/allocate-work.ts";
import { writeScenario } from "../support/base-scenario.ts";
import { bursar, built } from "../support/build.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-packed-"));
afterAll(() => rmSync(folder, { recursive: true }));
writeScenario(join(folder, "case"));

/** Allocates the tiny scenario into a folder. */
async function written(name: string, largestPlainBytes?: number): Promise<string> {
  const path = join(folder, name);
  const files = { out: name, path, ...(largestPlainBytes === undefined ? {} : { largestPlainBytes }) };
  const request = { scenario: join(folder, "case"), seed: undefined, policy: undefined, engine: "auto", limitSeconds: undefined, files } as const;
  const reply = await workOnAllocation({ ...request, wantsJson: true, ifComplete: false }, () => {});
  expect(reply).toMatchObject({ kind: "done" });
  return path;
}

const hashesOf = (path: string) => (JSON.parse(readFileSync(join(path, "manifest.json"), "utf8")) as { files: Readonly<Record<string, string>> }).files;

test("program.mps.gz is the same program with the same hash; check accepts it, check.mjs says to gunzip first and accepts it then", async () => {
  const plain = await written("plain");
  const text = readFileSync(join(plain, "program.mps"));
  const exact = await written("exact", text.length);
  expect([existsSync(join(plain, "program.mps.gz")), existsSync(join(exact, "program.mps.gz"))]).toEqual([false, false]);
  const packed = await written("packed", text.length - 1);
  const [gz, mps] = [join(packed, "program.mps.gz"), join(packed, "program.mps")];
  expect([existsSync(gz), existsSync(mps)]).toEqual([true, false]);
  expect(gunzipSync(readFileSync(gz)).equals(text)).toBe(true);
  expect(hashesOf(packed)).toEqual(hashesOf(plain));
  expect(hashesOf(packed)["program.mps"]).toBe(createHash("sha256").update(text).digest("hex"));
  for (const name of ["allocation.jsonl", "certificate.txt", "awards.csv", "payments.csv"])
    expect(readFileSync(join(packed, name)).equals(readFileSync(join(plain, name)))).toBe(true);

  expect(bursar(["check", packed])).toEqual(bursar(["check", plain]));
  expect(bursar(["check", packed])).toMatchObject({ code: 0, stderr: "" });
  const alone = () => spawnSync(process.execPath, [built("check.mjs"), packed], { encoding: "utf8" });
  expect(alone()).toMatchObject({ status: 2, stdout: "" });
  expect(alone().stderr).toContain(`gunzip ${packed}/program.mps.gz`);
  writeFileSync(mps, gunzipSync(readFileSync(gz)));
  rmSync(gz);
  expect(alone()).toMatchObject({ status: 0, stderr: "" });
});
