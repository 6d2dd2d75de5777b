/** Chinese sentences for the faults of the MPS reader. */
import type { Sentence } from "../sentence.ts";

/** One sentence per code `mps-...`. */
export const mpsSentences: Readonly<Record<string, Sentence>> = {
  "mps-line": (v) => ({
    says: `这一行在此处没有意义：${v["text"]}`,
    hint: "段中每一行以空格开头，并依次写出自由格式 MPS 在该处要求的各项。",
  }),
  "mps-section": (v) => ({ says: `没有段 ${v["section"]}。`, hint: "可用的段：NAME、OBJSENSE、ROWS、COLUMNS、RHS、RANGES、BOUNDS、ENDATA。" }),
  "mps-sense": (v) => ({ says: `${v["sense"]} 不是优化方向。`, hint: "请写 MAX 或 MIN。" }),
  "mps-twice": (v) => ({
    says: `${v["name"]} 在这里第二次出现。`,
    hint: "每条约束、每个变量、系数和限值只写一次；同一变量的各行要连在一起。",
  }),
  "mps-limit-of-n": (v) => ({
    says: `${v["row"]} 是 N 行，不能有限值或常数项。`,
    hint: "请去掉常数项：它不影响哪个答案最优。",
  }),
  "mps-unknown-row": (v) => ({ says: `ROWS 中没有约束 ${v["name"]}。` }),
  "mps-unknown-column": (v) => ({ says: `COLUMNS 中没有变量 ${v["name"]}。` }),
  "mps-number": (v) => ({ says: `“${v["text"]}”不是绝对值小于 2^53 的整数。`, hint: "请缩放该约束，使其中的系数都是普通整数。" }),
  "mps-bound": (v) => ({ says: `无法识别界 ${v["bound"]}。`, hint: "变量只取 0 或 1：请用 BV、UP 1、LO 0、FX 0 或 FX 1。" }),
  "mps-second-set": (v) => ({ says: `这里开始了第二组限值：${v["name"]}。`, hint: "RHS、RANGES 和 BOUNDS 各只保留一组。" }),
  "mps-not-binary": (v) => ({ says: `变量 ${v["name"]} 没有限定为 0 和 1。`, hint: "请给它加上界 BV。" }),
  "mps-no-end": () => ({ says: "文件结束时没有 ENDATA。", hint: "文件可能被截断。" }),
  "mps-after-end": () => ({ says: "ENDATA 之后还有内容。" }),
};
