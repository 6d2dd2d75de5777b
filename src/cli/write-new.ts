/** Writing single files that must not exist, or whose old ones are kept under another name: each is there complete or not at all, and all of them or none. */
import { linkSync, lstatSync, renameSync, rmSync } from "node:fs";
import { lstat, open, readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { failure, type Fault, type Result, success } from "../fault.ts";

/** What a file holds. */
type Content = string | Uint8Array;

/** Faults of paths that exist already with another content; `undefined` as content: with any. */
export async function existsFaults(files: ReadonlyMap<string, Content | undefined>): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const [path, content] of files)
    if (await exists(path, content)) faults.push({ code: "solve-exists", place: { file: path }, values: { files: files.size } });
  return faults;
}

async function exists(path: string, content: Content | undefined): Promise<boolean> {
  try {
    const stat = await lstat(path);
    return content === undefined || !stat.isFile() || !(await readFile(path)).equals(Buffer.from(content));
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw error;
  }
}

/** A file that was put in its place, and where an old one went. */
interface Placed {
  readonly path: string;
  readonly movedTo: string | undefined;
}

/**
 * Writes the files; one that is there with the same content stays. Another one is a fault, or, to be replaced, is moved to `<path>.old-<n>` with the first
 * free n; returned are those names by path. Faults: `solve-exists`, `path-unwritable`.
 */
export async function writeNew(files: ReadonlyMap<string, Content>, { replace = false } = {}): Promise<Result<ReadonlyMap<string, string>>> {
  const placed: Placed[] = [];
  const temporary = [...files.keys()].map((path) => join(dirname(resolve(path)), `.${basename(path)}.writing-${process.pid}`));
  const remove = (): void => {
    for (const path of temporary) rmSync(path, { force: true });
  };
  process.once("exit", remove);
  let at = "";
  try {
    const faults = replace ? [] : await existsFaults(files);
    if (faults.length > 0) return failure(faults);
    for (const [i, [path, content]] of [...files].entries()) {
      at = path;
      await fill(temporary[i] as string, content);
    }
    for (const [i, [path, content]] of [...files].entries()) {
      at = path;
      const isOther = replace && (await exists(path, content));
      if (isOther) placed.push({ path, movedTo: swap(temporary[i] as string, path) });
      else if (await place(temporary[i] as string, path, content)) placed.push({ path, movedTo: undefined });
    }
    return success(new Map(placed.flatMap(({ path, movedTo }) => (movedTo === undefined ? [] : [[path, movedTo]]))));
  } catch (error) {
    const reason = systemCode(error);
    for (const one of placed) takeBack(one);
    return failure([{ code: "path-unwritable", place: { file: at }, values: { reason } }]);
  } finally {
    remove();
    process.off("exit", remove);
  }
}

async function fill(path: string, content: Content): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Whether the file was put there; false where it was there already, with the same content. A link, unlike a renaming, never replaces what has come there meanwhile. */
async function place(temporary: string, path: string, content: Content): Promise<boolean> {
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST" && !(await exists(path, content))) return false;
    throw error;
  }
}

/** Puts the file in the place of another, which stays under the name that is returned. */
function swap(temporary: string, path: string): string {
  let n = 1;
  while (lstatSync(`${path}.old-${n}`, { throwIfNoEntry: false }) !== undefined) n++;
  const movedTo = `${path}.old-${n}`;
  linkSync(path, movedTo);
  renameSync(temporary, path);
  return movedTo;
}

function takeBack({ path, movedTo }: Placed): void {
  if (movedTo === undefined) rmSync(path, { force: true });
  else renameSync(movedTo, path);
}

/** The operating system's error code; any other error is a bug and is thrown on. */
function systemCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code === "string") return code;
  throw error;
}
