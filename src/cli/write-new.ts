/** Writing single files that must not exist: each is there complete or not at all, and all of them or none. */
import { rmSync } from "node:fs";
import { link, lstat, open, readFile, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { failure, type Fault, type Result, success } from "../fault.ts";

/** Faults of paths that exist already with another content; `undefined` as content: with any. */
export async function existsFaults(files: ReadonlyMap<string, string | undefined>): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const [path, content] of files) if (await exists(path, content)) faults.push({ code: "solve-exists", place: { file: path }, values: {} });
  return faults;
}

async function exists(path: string, content: string | undefined): Promise<boolean> {
  try {
    const stat = await lstat(path);
    return content === undefined || !stat.isFile() || (await readFile(path, "utf8")) !== content;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw error;
  }
}

/** Writes the files; one that is there with the same content stays. Faults: `solve-exists`, `path-unwritable`. */
export async function writeNew(files: ReadonlyMap<string, string>): Promise<Result<true>> {
  const placed: string[] = [];
  const temporary = [...files.keys()].map((path) => join(dirname(resolve(path)), `.${basename(path)}.writing-${process.pid}`));
  const remove = (): void => {
    for (const path of temporary) rmSync(path, { force: true });
  };
  process.once("exit", remove);
  let at = "";
  try {
    const faults = await existsFaults(files);
    if (faults.length > 0) return failure(faults);
    for (const [i, [path, content]] of [...files].entries()) {
      at = path;
      await fill(temporary[i] as string, content);
    }
    for (const [i, path] of [...files.keys()].entries()) {
      at = path;
      // A link, unlike a renaming, never replaces what has come there meanwhile.
      if (await place(temporary[i] as string, path)) placed.push(path);
    }
    return success(true);
  } catch (error) {
    const reason = systemCode(error);
    for (const path of placed) await rm(path, { force: true });
    return failure([{ code: "path-unwritable", place: { file: at }, values: { reason } }]);
  } finally {
    remove();
    process.off("exit", remove);
  }
}

async function fill(path: string, content: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Whether the file was put there; false where it was there already (with the same content). */
async function place(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST" && (await readFile(temporary, "utf8")) === (await readFile(path, "utf8"))) return false;
    throw error;
  }
}

/** The operating system's error code; any other error is a bug and is thrown on. */
function systemCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code === "string") return code;
  throw error;
}
