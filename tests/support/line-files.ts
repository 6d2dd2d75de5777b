/** Texts as the files of a folder. */
import type { LineFile } from "../../src/certificate/folder.ts";
import { fileIn } from "../../src/cli/file-text.ts";

/** Files by name, of texts by name. */
export function filesOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, LineFile> {
  return new Map([...texts].map(([name, text]) => [name, fileIn(Buffer.from(text))]));
}
