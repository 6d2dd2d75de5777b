/**
 * Folders: found by name or path, read whole within limits, and written so that they are there
 * complete or not at all. What stands in the files is no matter of this file.
 */
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { lstat, readdir, readFile, realpath, rm } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type Fault, failure, type Result, success } from "./fault.ts";

/** The two kinds of folders that have names: `./scenarios/<name>` and `./models/<name>`. */
export type Shelf = "scenarios" | "models";

/** The file that makes a folder a scenario or a scheme. */
const HEAD_FILE: Readonly<Record<Shelf, string>> = { scenarios: "scenario.yaml", models: "scheme.yaml" };

/** The package's own root: the parent of `src/`, and of the flat `dist/`. */
const SHIPPED_ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The version in the package's own package.json. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(SHIPPED_ROOT, "package.json"), "utf8")) as { version: string }).version;
}

/** Where names are looked up; both have the folders `scenarios` and `models`. */
export interface Shelves {
  /** The user's folder; bare names are looked up here first. */
  readonly workingFolder: string;
  /** The package's folder; its own scenarios and schemes come last. */
  readonly shippedFolder: string;
}

/** The shelves of this process: the current folder, then the package. */
export function ownShelves(): Shelves {
  return { workingFolder: process.cwd(), shippedFolder: SHIPPED_ROOT };
}

/**
 * Finds the folder of a scenario or a scheme. A text with a slash, or one that begins with a dot,
 * is a path. A bare name is looked up in `./<shelf>`, then in the current folder, then among the
 * shipped ones. The head file itself (`x/scenario.yaml`) stands for its folder. Fault: `path-missing`
 * with the names that exist.
 */
export async function findFolder(shelf: Shelf, nameOrPath: string, shelves: Shelves = ownShelves()): Promise<Result<string>> {
  for (const folder of placesOf(shelf, nameOrPath, shelves)) {
    if (await isFile(join(folder, HEAD_FILE[shelf]))) return success(folder);
    if (basename(folder) === HEAD_FILE[shelf] && (await isFile(folder))) return success(dirname(folder));
  }
  const known = (await knownNames(shelf, shelves)).join(", ");
  const kind = shelf === "scenarios" ? "scenario" : "scheme";
  return failure([{ code: "path-missing", place: { file: nameOrPath }, values: { kind, name: nameOrPath, known } }]);
}

function placesOf(shelf: Shelf, nameOrPath: string, shelves: Shelves): readonly string[] {
  const { workingFolder, shippedFolder } = shelves;
  const path = resolve(workingFolder, nameOrPath);
  if (nameOrPath === "" || nameOrPath.startsWith(".") || /[/\\]/.test(nameOrPath)) return [path];
  return [join(workingFolder, shelf, nameOrPath), path, join(shippedFolder, shelf, nameOrPath)];
}

/** Names of the scenarios or schemes that a bare name can mean, sorted. */
export async function knownNames(shelf: Shelf, shelves: Shelves = ownShelves()): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const root of [shelves.workingFolder, shelves.shippedFolder]) {
    for (const name of await namesIn(join(root, shelf))) {
      if (await isFile(join(root, shelf, name, HEAD_FILE[shelf]))) names.add(name);
    }
  }
  return [...names].sort();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    systemCode(error);
    return []; // A shelf that is not there, or not readable, has no names to offer.
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await lstat(await realpath(path))).isFile();
  } catch (error) {
    systemCode(error);
    return false; // What cannot be reached is not found.
  }
}

/** Which files of a folder are read, and how much. */
export interface ReadOptions {
  /** Also the files of its folders, named with slashes (`inputs/students.csv`). Default: no. */
  readonly subfolders?: boolean;
  /** Also files and folders whose names begin with a dot. Default: no. */
  readonly hidden?: boolean;
  /** Whether a file is wanted, by its name; others are not opened. Default: all. */
  readonly wanted?: (name: string) => boolean;
  readonly maxFiles?: number;
  readonly maxFileBytes?: number;
  readonly maxBytes?: number;
}

const READ_LIMITS = { maxFiles: 1000, maxFileBytes: 200_000_000, maxBytes: 1_000_000_000 };

/**
 * Reads the files of a folder: name to bytes, in the order of the names. Faults: missing, unreadable, a link out of the folder or to a folder, no
 * regular file, a limit passed.
 */
export async function readFolder(folder: string, options: ReadOptions = {}): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const listed = await listFolder(folder, options);
  if (!listed.ok) return listed;
  const faults: Fault[] = [];
  const files = new Map<string, Uint8Array>();
  for (const { name, path } of listed.value) {
    try {
      files.set(name, await readFile(path));
    } catch (error) {
      faults.push(unreadable(path, error));
    }
  }
  return faults.length > 0 ? failure(faults) : success(files);
}

/** A regular file of a folder: its name with slashes, and where it is. */
export interface FolderEntry {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

function sizeFaults(folder: string, entries: readonly FolderEntry[], limits: typeof READ_LIMITS): Fault[] {
  const faults: Fault[] = [];
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const passed = (code: string, file: string, limit: number, bytes = 0) => faults.push({ code, place: { file }, values: { limit, bytes } });
  if (entries.length > limits.maxFiles) passed("path-too-many", folder, limits.maxFiles);
  if (total > limits.maxBytes) passed("path-too-large", folder, limits.maxBytes, total);
  for (const { path, bytes } of entries) {
    if (bytes > limits.maxFileBytes) passed("path-file-too-large", path, limits.maxFileBytes, bytes);
  }
  return faults;
}

/** The files that `readFolder` would read, unread, with the faults that need no reading. */
export async function listFolder(folder: string, options: ReadOptions = {}): Promise<Result<readonly FolderEntry[]>> {
  const faults: Fault[] = [];
  const entries: FolderEntry[] = [];
  const visit = async (path: string, prefix: string): Promise<void> => {
    for (const base of (await readdir(path)).sort()) {
      const name = prefix + base;
      const inner = join(path, base);
      if (base.startsWith(".") && options.hidden !== true) continue;
      if ((await lstat(inner)).isDirectory()) {
        if (options.subfolders === true) await visit(inner, `${name}/`);
      } else if (options.wanted === undefined || options.wanted(name)) {
        const entry = await fileEntry(folder, name, inner);
        if (entry.ok) entries.push(entry.value);
        else faults.push(...entry.faults);
      }
    }
  };
  try {
    await visit(folder, "");
  } catch (error) {
    const code = systemCode(error) === "ENOTDIR" ? "path-not-folder" : undefined;
    faults.push(code === undefined ? unreadable(folder, error) : { code, place: { file: folder }, values: {} });
  }
  if (faults.length === 0) faults.push(...sizeFaults(folder, entries, { ...READ_LIMITS, ...options }));
  return faults.length > 0 ? failure(faults) : success(entries);
}

async function fileEntry(folder: string, name: string, path: string): Promise<Result<FolderEntry>> {
  try {
    const real = await realpath(path);
    const stat = await lstat(real);
    if (!real.startsWith((await realpath(folder)) + sep) || stat.isDirectory()) {
      return failure([{ code: "path-link", place: { file: path }, values: {} }]);
    }
    if (!stat.isFile()) return failure([{ code: "path-special", place: { file: path }, values: {} }]);
    return success({ name, path: real, bytes: stat.size });
  } catch (error) {
    return failure([unreadable(path, error)]);
  }
}

function unreadable(path: string, error: unknown): Fault {
  return { code: "path-unreadable", place: { file: path }, values: { reason: systemCode(error) } };
}

/** The operating system's error code (`ENOENT`); any other error is a bug and is thrown on. */
function systemCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code === "string" && /^E[A-Z0-9]+$/.test(code)) return code;
  throw error;
}

/** What `writeFolder` does where the folder exists. */
export interface WriteFolderOptions {
  /** Moves an existing folder aside, to `<folder>.old-<n>` with the first free n. Default: a fault. */
  readonly replace?: boolean;
}

/** What a file holds. Pieces are written one after the other; where the file's name ends with `.gz` they are packed. */
export type FileContent = string | Uint8Array | Iterable<Uint8Array>;

/**
 * Writes a folder atomically. Everything is written and flushed to disk in a hidden sibling, which is then renamed: whenever the process ends, the
 * folder is absent (or the old one) or complete. The sibling is removed on any error and when the process exits; one left by a killed process is removed by the next call. Names with slashes make subfolders. Faults: `path-exists`, `path-unwritable`.
 * Returns the path that the old folder was moved to, if there was one.
 */
export async function writeFolder(folder: string, files: ReadonlyMap<string, FileContent>, options: WriteFolderOptions = {}): Promise<Placed> {
  for (const name of files.keys()) requireInnerName(name);
  const staged = stageFolder(folder, options);
  try {
    const free = await staged.isFree();
    if (!free.ok) return free;
    const filled = await fillFolder(folder, staged.path, files);
    return filled.ok ? await staged.place() : filled;
  } finally {
    staged.remove();
  }
}

/** Where an old folder went, if there was one. */
type Placed = Result<{ readonly movedTo?: string }>;

/** A folder that is made ready beside its place, by this thread or another. */
export interface StagedFolder {
  /** The hidden sibling, to be filled by `fillFolder`. */
  readonly path: string;
  /** Fault: the folder exists and must not be replaced. */
  isFree(): Promise<Result<true>>;
  /** Puts the filled folder in its place. */
  place(): Promise<Placed>;
  /** Removes what was not placed; also done when the process exits. */
  remove(): void;
}

/** Begins a folder; nothing is written yet. */
export function stageFolder(folder: string, { replace = false }: WriteFolderOptions): StagedFolder {
  const target = resolve(folder);
  const path = join(dirname(target), `${temporaryPrefix(target)}${process.pid}-${counter++}`);
  const remove = () => removeStaged(path);
  process.once("exit", remove);
  return {
    path,
    isFree: () => attempt(folder, async () => (!replace && (await exists(target)) ? failure([alreadyThere(folder)]) : success(true))),
    place: () =>
      attempt(folder, async () => {
        await removeLeftovers(target);
        return putInPlace(path, target, replace);
      }),
    remove: () => {
      remove();
      process.off("exit", remove);
    },
  };
}

/** Work on a folder; the operating system's refusal is a fault. */
async function attempt<T>(folder: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    return failure([{ code: "path-unwritable", place: { file: folder }, values: { reason: systemCode(error) } }]);
  }
}

/** Moved first: a thread that still fills it then finds no folder to write to. */
function removeStaged(path: string): void {
  const moved = `${path}-removed`;
  try {
    renameSync(path, moved);
  } catch (error) {
    systemCode(error);
    return; // Nothing was written, or it is in its place.
  }
  rmSync(moved, { recursive: true, force: true });
}

let counter = 0;

const alreadyThere = (folder: string): Fault => ({ code: "path-exists", place: { file: folder }, values: {} });

function requireInnerName(name: string): void {
  const parts = name.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".." || /[\\\0]/.test(part))) {
    throw new Error(`"${name}" is no name for a file inside a folder`);
  }
}

function temporaryPrefix(target: string): string {
  return `.${basename(target)}.writing-`;
}

/** Removes the temporary siblings of processes that no longer run. */
async function removeLeftovers(target: string): Promise<void> {
  const prefix = temporaryPrefix(target);
  for (const name of await namesIn(dirname(target))) {
    if (!name.startsWith(prefix)) continue;
    const owner = Number.parseInt(name.slice(prefix.length), 10);
    if (Number.isSafeInteger(owner) && !isRunning(owner)) await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== "ESRCH"; // EPERM: it runs, for another user.
  }
}

/**
 * Writes and flushes files to a folder, which may have others already. Returns the SHA-256 of every file, in lower-case hex; of what was packed that of
 * the text, by its name without `.gz`. Each call is synchronous, so that nothing is under way in the thread pool when a signal ends the process and the
 * folder is removed; signals are seen between two files. Fault: `path-unwritable`, which names the folder as `shown`.
 */
export async function fillFolder(shown: string, root: string, files: ReadonlyMap<string, FileContent>): Promise<Result<ReadonlyMap<string, string>>> {
  const hashes = new Map<string, string>();
  const folders = new Set([root, ...[...files.keys()].map((name) => dirname(join(root, name)))]);
  return attempt(shown, async () => {
    for (const path of folders) mkdirSync(path, { recursive: true });
    for (const [name, content] of files) {
      hashes.set(isPacked(name, content) ? name.slice(0, -PACKED.length) : name, fillFile(join(root, name), content));
      await new Promise((resume) => setImmediate(resume));
    }
    for (const path of folders) syncFolder(path);
    return success(hashes);
  });
}

const PACKED = ".gz";

function isPacked(name: string, content: FileContent): boolean {
  return name.endsWith(PACKED) && typeof content !== "string" && !(content instanceof Uint8Array);
}

/** Writes one file and returns the hash of what it holds. Packed pieces are members of one gzip file (RFC 1952, 2.2). */
function fillFile(path: string, content: FileContent): string {
  const hash = createHash("sha256");
  const packs = isPacked(path, content);
  const file = openSync(path, "wx");
  try {
    for (const piece of typeof content === "string" ? [Buffer.from(content)] : content instanceof Uint8Array ? [content] : content) {
      hash.update(piece);
      writeFileSync(file, packs ? gzipSync(piece, { level: 1 }) : piece);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}

function syncFolder(path: string): void {
  if (process.platform === "win32") return; // A folder cannot be opened there.
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The renames follow each other without a pause: no signal comes between them. */
async function putInPlace(temporary: string, target: string, replace: boolean): Promise<Placed> {
  if (!(await exists(target))) {
    renameSync(temporary, target);
    syncFolder(dirname(target));
    return success({});
  }
  if (!replace) return failure([alreadyThere(target)]);
  const movedTo = await freeName(target);
  renameSync(target, movedTo);
  try {
    renameSync(temporary, target);
  } catch (error) {
    renameSync(movedTo, target);
    throw error;
  }
  syncFolder(dirname(target));
  return success({ movedTo });
}

async function freeName(target: string): Promise<string> {
  for (let n = 1; ; n++) if (!(await exists(`${target}.old-${n}`))) return `${target}.old-${n}`;
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw error;
  }
}
