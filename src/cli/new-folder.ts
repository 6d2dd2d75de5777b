/** Folders that a command makes once: one that exists is refused, and the command has no way to replace it. */
import { lstat } from "node:fs/promises";
import { failure, success, type Result } from "../fault.ts";
import { writeFolder } from "../files.ts";

/** The fault that a folder exists already; what cannot be looked at is left to the writing. */
export async function refuseExisting(folder: string): Promise<Result<true>> {
  const there = await lstat(folder).then(
    () => true,
    () => false,
  );
  return there ? failure([{ code: "folder-exists", place: { file: folder }, values: {} }]) : success(true);
}

/** Writes a folder that must not exist, complete or not at all. Faults: `folder-exists`, `path-unwritable`. */
export async function writeNewFolder(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<Result<true>> {
  const free = await refuseExisting(folder);
  if (!free.ok) return free;
  const written = await writeFolder(folder, files);
  return written.ok ? success(true) : written;
}
