/** Writing one file of bytes: it is there complete or not at all, and an old one is never lost. */
import { linkSync, lstatSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { failure, type Result, success } from "../fault.ts";

/** Writes the file; one that is there is a fault (`solve-exists`), or, to be replaced, is kept under another name, which is returned. Fault: `path-unwritable`. */
export async function writeFileOnce(path: string, content: Uint8Array, replace: boolean): Promise<Result<{ readonly movedTo?: string }>> {
  const target = resolve(path);
  const temporary = join(dirname(target), `.${basename(target)}.writing-${process.pid}`);
  const remove = (): void => rmSync(temporary, { force: true });
  process.once("exit", remove);
  try {
    if (!replace && isThere(target)) return failure([{ code: "solve-exists", place: { file: path }, values: {} }]);
    const file = await open(temporary, "w");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    return success(putInPlace(temporary, target, replace));
  } catch (error) {
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
    if (code === undefined) throw error;
    return failure([
      code === "EEXIST"
        ? { code: "solve-exists", place: { file: path }, values: {} }
        : { code: "path-unwritable", place: { file: path }, values: { reason: code } },
    ]);
  } finally {
    remove();
    process.off("exit", remove);
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** A link, unlike a renaming, never replaces what has come there meanwhile. */
function putInPlace(temporary: string, target: string, replace: boolean): { readonly movedTo?: string } {
  if (!replace || !isThere(target)) {
    linkSync(temporary, target);
    return {};
  }
  let n = 1;
  while (isThere(`${target}.old-${n}`)) n += 1;
  const movedTo = `${target}.old-${n}`;
  linkSync(target, movedTo);
  renameSync(temporary, target);
  return { movedTo };
}
