/** The gallery of broken certificates, and of whole ones, as data; its README says what stands in it. */
import { readdirSync, readFileSync } from "node:fs";
import { checkCertificate } from "../../src/certificate/check.ts";
import { linesOf } from "../../src/program/lines.ts";
import { readMps } from "../../src/program/mps-read.ts";
import { sha256 } from "../support/tiny-programs.ts";
import type { Judged } from "./second/run.ts";

/** How a checker must refuse a certificate of the gallery. */
export interface Expected {
  readonly code: string;
  readonly line: number;
  /** The file of the program, where it is not program.mps. */
  readonly program?: string;
  /** The point beside it, where it is not the best one; null: none. */
  readonly point?: readonly number[] | null;
}

const folder = new URL("../golden/broken-certificates/", import.meta.url);
const BEST = [1, 0, 0, 1, 0, 0];

function text(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}

/** The broken certificates by name. */
export const BROKEN = JSON.parse(text("expected.json")) as Readonly<Record<string, Expected>>;

/** The names of all certificates in the folder. */
export function galleryNames(): string[] {
  return readdirSync(folder).flatMap((name) => (name.endsWith(".txt") ? [name.slice(0, -4)] : []));
}

/** A certificate of the gallery, judged with the program and the point that stand beside it. */
export function judgedOf(name: string, { program = "program.mps", point = BEST }: Partial<Expected> = {}): Judged {
  const [mps, certificate] = [text(program), text(`${name}.txt`)];
  const read = readMps(mps, program);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const beside = point === null ? undefined : Uint8Array.from(point);
  return { mps, certificate, point: beside, verdict: checkCertificate(read.value, sha256(mps), beside, linesOf(certificate)) };
}
