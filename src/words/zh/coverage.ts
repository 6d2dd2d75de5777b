/** Chinese sentences and texts of `scheme coverage`: faults of a clause list, gaps, headings. */
import type { Sentence } from "../sentence.ts";

function near(value: string | number | undefined): { readonly hint?: string } {
  return value === undefined || value === "" ? {} : { hint: `是否想写：${value}？` };
}

/** Sentence per code of `clauses.yaml` and of its judge. */
export const coverageSentences: Readonly<Record<string, Sentence>> = {
  "clauses-missing": () => ({
    says: "这份规则文件没有条款清单",
    hint: "请在 scheme.yaml 旁边放置 clauses.yaml，列出办法的每一条款及其处理方式；可参照 models/zust/clauses.yaml",
  }),
  "clause-duplicate": (v) => ({ says: `条款“${v.id}”在第 ${v.line} 行已有`, hint: "id 不能重复" }),
  "clause-treatments": (v) => ({ says: `条款“${v.id}”有多种处理方式：${v.found}`, hint: "请保留其一" }),
  "clause-ref-kind": (v) => ({
    says: `“${v.found}”的开头不是规则文件的组成部分`,
    hint: v.near === "" ? `可用：${v.known}` : `是否想写“${v.near}”？`,
  }),
  "clause-ref-name": (v) => ({
    says: `“${v.found}”不是引用`,
    hint: v.kind === "agreements" ? "只写 agreements：一份规则文件只有一处协议条款" : `请在后面写上名称，如 ${v.kind} NAME`,
  }),
  "coverage-scheme": (v) => ({ says: `这是规则文件“${v.found}”的条款清单，不是“${v.expected}”的` }),
  "coverage-none": (v) => ({ says: `条款 ${v.id}：没有说明如何处理`, hint: "请写明 computed、decided、procedure 或 notComputable" }),
  "coverage-not-argued": (v) => ({
    says: `条款 ${v.id}：“${v.kind}”类条款可以计算，但没有说明为何不计算`,
    hint: "请纳入计算，或在 argued 中说明理由",
  }),
  "coverage-not-shown": (v) => ({
    says: `条款 ${v.id}：不在 scheme.yaml 的 procedure 中，scheme show ${v.scheme} 也不显示它`,
  }),
  "coverage-award": (v) => ({ says: `条款 ${v.id}：规则文件中没有奖项“${v.award}”`, ...near(v.near) }),
  "coverage-ref": (v) => ({
    says: `条款 ${v.id}：规则文件中没有 ${v.kind}${v.name === "" ? "" : `“${v.name}”`}`,
    ...near(v.near),
  }),
  "coverage-unnamed": (v) => ({
    says: `没有条款提到规则文件中的 ${v.kind}${v.name === "" ? "" : `“${v.name}”`}`,
    hint: "凡起决定作用的内容都应出自某一条款：请在条款中写明，或将其删除",
  }),
};

/** What became of a clause, as headings and labels. */
export const treatmentTexts = {
  computed: "计算",
  decided: "由人决定",
  procedure: "显示",
  notComputable: "无法计算",
  none: "未说明",
} as const;

/** Texts of `scheme coverage`. */
export const coverageTexts = {
  summary: "列出办法的每一条款及其处理方式：计算、由人决定、显示，或为何不处理",
  all: "同时列出每一条款",
  kind: "只列出此类条款（名称见表中）",
  award: "只列出有关此奖项的条款",
  examples: `
示例：
  bursar scheme coverage zust
  bursar scheme coverage zust --award hsk-winner
  bursar scheme coverage anso --kind "renewal/re-evaluation"

退出码：0 每一条款都有着落，每处引用都能找到；1 有缺漏（已列出）；2 文件或命令参数有误。`,
  kindHeader: "条款类别",
  allHeader: "合计",
  sum: "合计",
  title: (scheme: string, clauses: number) => `${scheme}：${clauses} 个条款`,
  complete: "每一条款都有着落，每处引用都能找到，规则文件的每一部分都出自某一条款。",
  gaps: (count: number) => `有 ${count} 处缺漏：`,
  readings: (ids: string) => `没有条款提到的解读：${ids}。`,
  by: (by: string, refs: string) => `由 ${by} 决定：${refs}`,
  shown: (command: string, key: string) => `bursar ${command}，${key}`,
  argued: (why: string) => `不计算的理由：${why}`,
  unknownKind: (found: string, known: string) => `没有“${found}”类的条款；类别有：${known}。`,
  unknownAward: (found: string, known: string) => `没有条款涉及奖项“${found}”；奖项有：${known}。`,
} as const;
