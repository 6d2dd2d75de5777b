/**
 * LibreOffice as another program's judge of the workbooks that are written: it opens them without a window, computes every formula, and saves them anew.
 * Continuous integration must have it; elsewhere its tests are skipped where it is missing.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "../../src/tables/workbook/zip.ts";
import { zipped } from "../../src/tables/workbook/zip-write.ts";

/** Why LibreOffice cannot run here; undefined where it can, or where it must. */
export const NO_LIBREOFFICE =
  spawnSync("soffice", ["--version"]).status !== 0 && process.env["CI"] === undefined
    ? "LibreOffice is missing, and this is not continuous integration"
    : undefined;

/** Opens workbooks, by their names without ending, in one run in a folder of its own, and returns them as LibreOffice saves them. Throws where one cannot be opened. */
export function savedByLibreOffice(folder: string, books: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const [from, to] = [join(folder, "written"), join(folder, "saved")];
  mkdirSync(from, { recursive: true });
  for (const [name, bytes] of books) writeFileSync(join(from, `${name}.xlsx`), bytes);
  const files = [...books.keys()].map((name) => join(from, `${name}.xlsx`));
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const words = ["--headless", "--norestore", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", to, ...files];
  const { status, stdout, stderr } = spawnSync("soffice", words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`LibreOffice ended with ${status}: ${stdout}${stderr}`);
  return new Map([...books.keys()].map((name) => [name, readFileSync(join(to, `${name}.xlsx`))]));
}

/** The text of a part of a workbook. */
export function partOf(bytes: Uint8Array, part: string): string {
  const archive = openArchive("x.xlsx", bytes);
  const read = archive.ok ? archive.value.read(part) : archive;
  if (!read.ok) throw new Error(`${part}: ${JSON.stringify(read.faults)}`);
  return Buffer.from(read.value).toString("utf8");
}

/** The names of the parts of a workbook that its content types name. */
export function partNames(bytes: Uint8Array): readonly string[] {
  const typed = [...partOf(bytes, "[Content_Types].xml").matchAll(/PartName="\/([^"]+)"/g)].map(([, name = ""]) => name);
  return ["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", ...typed];
}

/** A workbook whose formulas have no stored values any more: whoever shows one has computed it. */
export function withoutStoredValues(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly formulas: number } {
  let formulas = 0;
  const parts = new Map(
    partNames(bytes).map((name) => {
      const text = partOf(bytes, name).replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, (_, formula: string) => {
        formulas += 1;
        return formula;
      });
      return [name, text] as const;
    }),
  );
  return { bytes: zipped(parts), formulas };
}
