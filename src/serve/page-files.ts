/** The files of the page as they were built: a closed list of names, each with its type and the hash by which a browser knows that it has it. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/** One file of the page. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly etag: string;
}

/** Addresses of the page's files; nothing else of any folder is ever read for a request. */
const FILES: readonly { readonly path: string; readonly name: string; readonly type: string }[] = [
  { path: "/", name: "page.html", type: "text/html; charset=utf-8" },
  { path: "/page.js", name: "page.js", type: "text/javascript; charset=utf-8" },
  { path: "/page.css", name: "page.css", type: "text/css; charset=utf-8" },
  { path: "/icon.svg", name: "icon.svg", type: "image/svg+xml" },
];

/** Reads the built page from a folder, once. Rejects where it was not built. */
export async function readPageFiles(folder: URL): Promise<ReadonlyMap<string, PageFile>> {
  const read = FILES.map(async ({ path, name, type }) => {
    const bytes = await readFile(new URL(name, folder));
    const etag = `"${createHash("sha256").update(bytes).digest("base64url")}"`;
    return [path, { type, bytes, etag }] as const;
  });
  return new Map(await Promise.all(read));
}
