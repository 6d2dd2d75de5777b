/** Chinese sentences for the faults of programs from other people's files: LP texts, and what MPS texts say beyond the exact form. */
import type { Sentence } from "../sentence.ts";

/** One sentence per code `lp-...` and `foreign-...`. */
export const lpSentences: Readonly<Record<string, Sentence>> = {
  "lp-start": (v) => ({ says: `“${v["text"]}”出现在第一个段之前。`, hint: "LP 文本以 Maximize 或 Minimize 开头。" }),
  "lp-no-objective": () => ({ says: "文本的开头不是目标。", hint: "请以 Maximize 或 Minimize 开头。" }),
  "lp-section": (v) => ({
    says: `此处不能识别段“${v["text"]}”。`,
    hint: "依次为：一个目标，然后是 Subject To、Bounds、Binary、General、End。",
  }),
  "lp-no-end": () => ({ says: "文本没有 End。", hint: "文件可能被截断。" }),
  "lp-after-end": (v) => ({ says: `End 之后还有“${v["text"]}”。` }),
  "lp-after": (v) => ({
    says: `语句已经完整，同一行上却还有“${v["text"]}”。`,
    hint: "关系式的右边是一个数字；每条语句另起一行；限值写在前面的和式要写在同一行。",
  }),
  "lp-term": (v) => ({
    says: `在“${v["text"]}”处有无法识别的项。`,
    hint: "和式由 3 x 这样的项用 + 或 - 连接而成；变量只能写在左边。",
  }),
  "lp-constant": (v) => ({ says: `在“${v["text"]}”处，各项之间出现了单独的数字。`, hint: "请把约束中的常数移到右边。" }),
  "lp-relation": (v) => ({
    says: `在“${v["text"]}”处缺少关系符，或关系符不合适。`,
    hint: "请写 <=、>= 或 =；上下都有限值的约束写成 2 <= x + y <= 3。",
  }),
  "lp-number": (v) => ({ says: `“${v["text"]}”不是绝对值小于 2^53 的整数。`, hint: "请缩放该约束，使其中的系数都是普通整数。" }),
  "lp-bound": (v) => ({
    says: `“${v["text"]}”的界无法识别，或使其无值可取。`,
    hint: "界把一个变量与 0 或 1 相比，如 x <= 1。",
  }),
  "lp-not-binary": (v) => ({
    says: `变量 ${v["text"]} 没有限定为 0 和 1。`,
    hint: "请把它写入 Binary；或写入 General，并加上界 <= 1，或使其出现在变量之和至多为 1 的约束中。",
  }),
  "lp-twice": (v) => ({ says: `两条约束都叫 ${v["text"]}。`, hint: "请给每条约束各自的名称，或都不命名。" }),
  "foreign-offset": (v) => ({
    says: `目标的常数项 ${v["text"]} 不是绝对值小于 2^53 的整数。`,
    hint: "请缩放目标，或去掉常数项：它不影响哪个答案最优。",
  }),
  "foreign-name": (v) => ({
    says: `名称 ${v["name"]} 不能写入证明所针对的规划。`,
    hint: "名称不能以 $、' 或 * 开头。",
  }),
};
