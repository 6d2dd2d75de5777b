/** Chinese texts of `bursar schedule`. */
import type { Sentence } from "../sentence.ts";

/** Words of the command and its tables. */
export const scheduleTexts = {
  folder: "由 `bursar allocate --out` 写出的文件夹",
  by: "只输出一张表：month（月份）、semester（学期）、sponsor（资助方）、item（项目）、award（奖项）",
  json: "输出一个 JSON 对象",
  examples: `
只根据分配结果的文件夹，列出各时期的发放金额：按月份、按学期（以情景填写的学期为准）、按资助方、按项目、
按奖项。各表合计相同，都等于奖项总额。

示例：
  bursar schedule ./result
  bursar schedule ./result --by month --json

退出码：0 完成，2 无法读取文件夹。`,
  keys: { month: "月份", semester: "学期", sponsor: "资助方", item: "项目", award: "奖项" },
  total: "合计（元）",
  sum: "总计",
  waiting: "尚不能发放",
  held: "暂扣",
  outside: "不在所列学期内",
  head: (title: string, total: string) => `${title}：共 ${total} 元`,
} as const;

/** Sentences of faults in an allocation that is read back. */
export const scheduleSentences: Readonly<Record<string, Sentence>> = {
  "allocation-header": () => ({
    says: "这一行不是有结果的分配文件的首行",
    hint: "请使用 bursar allocate --out 写出的文件夹中的 allocation.jsonl",
  }),
  "allocation-row": () => ({
    says: "这一行不是分配结果中的学生，或其各笔发放金额之和不符",
    hint: "请使用 bursar allocate 写出的原始 allocation.jsonl",
  }),
  "allocation-none": () => ({ says: "文件夹中没有 allocation.jsonl", hint: "该文件由 bursar allocate --out 写出" }),
  "schedule-key": (v) => ({ says: `没有按“${v.value}”分列的表`, hint: `可用：${v.known}` }),
};
