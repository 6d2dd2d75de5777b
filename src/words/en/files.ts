/** English sentences of the faults that finding, reading and writing folders can meet. */
import type { Sentence } from "../sentence.ts";

/** What the operating system's commonest error codes mean. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of its path is a file",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its links lead in a circle",
};

function reason(code: string | number | undefined): string {
  return REASONS[String(code)] ?? `system error ${code}`;
}

/** Sentence per fault code of `files.ts`. */
export const filesSentences: Readonly<Record<string, Sentence>> = {
  "path-missing": (v) => ({
    says: `there is no ${v.kind} "${v.name}"`,
    hint: v.known === "" ? "give the path of its folder" : `give the path of its folder, or one of: ${v.known}`,
  }),
  "path-not-folder": () => ({
    says: "this is a file, but a folder is wanted",
  }),
  "path-unreadable": (v) => ({
    says: `this cannot be read: ${reason(v.reason)}`,
  }),
  "path-link": () => ({
    says: "this link leads out of its folder, or to another folder, and is not followed",
    hint: "put a copy of the file in its place",
  }),
  "path-special": () => ({
    says: "this is no regular file",
    hint: "remove it from the folder",
  }),
  "path-file-too-large": (v) => ({
    says: `the file has ${v.bytes} bytes; at most ${v.limit} are read`,
  }),
  "path-too-large": (v) => ({
    says: `the folder holds more than ${v.limit} bytes`,
    hint: "is this the folder that you meant?",
  }),
  "path-too-many": (v) => ({
    says: `the folder holds more than ${v.limit} files`,
    hint: "is this the folder that you meant?",
  }),
  "path-exists": () => ({
    says: "this exists already, and nothing is overwritten",
    hint: "name another folder, or give --replace to move the old one aside",
  }),
  "path-unwritable": (v) => ({
    says: `this cannot be written: ${reason(v.reason)}; nothing was left behind`,
  }),
};
