/** Texts as the files of a folder. */
import type { LineFile } from "../../src/certificate/folder.ts";
import { chunksIn, lineFile } from "../../src/cli/file-text.ts";

/** Files by name, of texts by name. */
export function filesOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, LineFile> {
  return new Map([...texts].map(([name, text]) => [name, fileOf(text)]));
}

/** The file that holds a text. */
export function fileOf(text: string): LineFile {
  const bytes = Buffer.from(text);
  return lineFile(bytes.length, () => chunksIn(bytes));
}
