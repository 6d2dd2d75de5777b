/** Chinese sentences of the faults that finding, reading and writing folders can meet. */
import type { Sentence } from "../sentence.ts";

/** What the operating system's commonest error codes mean. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "不存在",
  EACCES: "没有权限",
  EPERM: "没有权限",
  EROFS: "磁盘是只读的",
  ENOSPC: "磁盘已满",
  EDQUOT: "磁盘配额已用完",
  ENOTDIR: "路径中有一部分是文件",
  ENAMETOOLONG: "名称过长",
  ELOOP: "链接循环",
};

/** What kind of folder is looked for. */
const KINDS: Readonly<Record<string, string>> = { scheme: "规则文件", scenario: "情景" };

function reason(code: string | number | undefined): string {
  return REASONS[String(code)] ?? `系统错误 ${code}`;
}

/** Sentence per fault code of `files.ts`. */
export const filesSentences: Readonly<Record<string, Sentence>> = {
  "path-missing": (v) => ({
    says: `没有名为“${v.name}”的${KINDS[String(v.kind)] ?? ` ${v.kind}`}`,
    hint: v.known === "" ? "请给出其文件夹的路径" : `请给出其文件夹的路径，或以下之一：${v.known}`,
  }),
  "path-not-folder": () => ({
    says: "这是文件，而此处需要文件夹",
  }),
  "path-unreadable": (v) => ({
    says: `无法读取：${reason(v.reason)}`,
  }),
  "path-link": () => ({
    says: "该链接指向文件夹之外，或指向另一个文件夹，程序不会跟随",
    hint: "请在该处放入文件的副本",
  }),
  "path-special": () => ({
    says: "这不是普通文件",
    hint: "请把它从文件夹中移走",
  }),
  "path-file-too-large": (v) => ({
    says: `文件有 ${v.bytes} 字节；最多读取 ${v.limit} 字节`,
  }),
  "path-too-large": (v) => ({
    says: `文件夹超过 ${v.limit} 字节`,
    hint: "这是您要用的文件夹吗？",
  }),
  "path-too-many": (v) => ({
    says: `文件夹中的文件超过 ${v.limit} 个`,
    hint: "这是您要用的文件夹吗？",
  }),
  "path-exists": () => ({
    says: "该文件或文件夹已经存在，不会被覆盖",
    hint: "请指定其他名称，或加上 --replace 把旧的移到一旁",
  }),
  "path-unwritable": (v) => ({
    says: `无法写入：${reason(v.reason)}；没有留下任何内容`,
  }),
};
