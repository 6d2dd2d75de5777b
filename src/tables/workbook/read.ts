/** A workbook's bytes to its sheets: an archive of XML parts (ECMA-376), read by our own strict reader, because what a file may cost is limited here and nowhere else. */
import { type Fault, failure, type Result, success } from "../../fault.ts";
import { sheetReader } from "./cells.ts";
import { gridOf, type SheetGrid } from "./grid.ts";
import { readPartXml, readParts } from "./parts.ts";
import { openArchive } from "./zip.ts";

/** The sheets that have cells, in their order. Faults: no workbook, an old or an encrypted one, damage, limits; all of them about the file. */
export function readSheets(file: string, bytes: Uint8Array): Result<readonly SheetGrid[]> {
  const archive = openArchive(file, bytes);
  if (!archive.ok) return archive;
  const parts = readParts(file, archive.value);
  if (!parts.ok) return parts;
  const grids: SheetGrid[] = [];
  const faults: Fault[] = [];
  for (const { name, isHidden, part } of parts.value.sheets) {
    const { events, done } = gridOf(name, isHidden);
    const fault = readPartXml(file, archive.value, part, sheetReader(parts.value, events));
    const grid = done();
    if (fault !== undefined) faults.push({ ...fault, place: { file, sheet: name } });
    else if (grid !== undefined) grids.push(grid);
  }
  return faults.length > 0 ? failure(faults) : success(grids);
}
