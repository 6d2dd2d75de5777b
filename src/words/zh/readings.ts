/** Chinese texts of `bursar readings`. */
import type { Sentence } from "../sentence.ts";

/** Words of the command and its report. */
export const readingsTexts = {
  scenario: "情景：文件夹，或自带的情景的名称",
  vary: "某一解读的另一个值，A42=10；可以重复（数字、份额和列表只能这样写：A15=excellent-degree;excellent-language）",
  combine: "若干解读的全部组合，A24,A33",
  only: "只看这些解读，A24,A33",
  engine: "auto、price-and-branch、highs 或 javascript-lp-solver",
  json: "输出一个 JSON 对象",
  examples: `
先按现状求解评审案，再就其中涉及的每一条有歧义的条款的每一个其他取值各求解一次，说明谁在任何解读下都不受影响、
谁的结果取决于哪一处措辞，以及各种解读需要多少金额。每个答案都已证明。

示例：
  bursar readings zust-autumn
  bursar readings zust-autumn --only A24,A33
  bursar readings zust-autumn --combine A24,A33 --json

退出码：0 完成；2 文件或命令参数有误；3 评审案本身未能求解完毕；1 评审案没有分配结果。`,
  progress: (done: number, of: number) => `解读：${of} 种中已完成 ${done} 种`,
  headers: ["解读", "值", "失去", "得到", "变动", "金额（元）"],
  heading: (title: string, count: number, same: number) => `${title}：求解了 ${count} 种其他解读；其中 ${same} 种不改变任何结果。`,
  safe: (safe: number, all: number, unanswered: number) =>
    `现有 ${all} 名获奖者中，有 ${safe} 名在任何${unanswered === 0 ? "" : "有分配结果的"}解读下所得都相同${unanswered === 0 ? "" : `（有 ${unanswered} 种解读没有分配结果）`}。`,
  hangs: (id: string, awards: string, words: string) => `  ${id}（${awards}）取决于 ${words}`,
  hangsHeading: "现在获奖，而在另一种解读下不获奖或所得不同的学生：",
  gains: (id: string, words: string) => `  ${id} 在下列解读下会获奖：${words}`,
  gainsHeading: "现在没有获奖，而在另一种解读下会获奖的学生：",
  open: (names: string) => `没有变动，因为可以取任何数字或列表（请用 --vary 写明一个值）：${names}`,
  none: "无",
  infeasible: "没有分配结果",
  unsettled: "未能按时解出",
  baseInfeasible: "评审案本身没有分配结果：bursar allocate 会指出哪些条款相互冲突。",
  baseUnsettled: "评审案本身未能按时解出。",
  refused: "无法求解",
  changes: (from: string, to: string) => `${from} → ${to}`,
  question: (id: string, question: string) => `${id}：${question}`,
} as const;

/** Sentences of faults in the words of the command. */
export const readingsSentences: Readonly<Record<string, Sentence>> = {
  "readings-unknown": (v) => ({
    says: `本规则文件没有名为“${v.name}”的解读`,
    hint: v.near === "" ? "bursar scheme readings SCHEME 会列出全部解读" : `是否想写“${v.near}”？`,
  }),
  "readings-value": (v) => ({ says: `“${v.found}”不是 ${v.name} 的值`, hint: `应为：${v.expected}` }),
  "readings-listless": (v) => ({ says: `${v.name} 没有列明可供组合的值`, hint: "请用 --vary 写明一个值" }),
  "readings-many": (v) => ({ says: `${v.count} 种组合超过了 ${v.limit} 种`, hint: "请减少要组合的解读" }),
};
