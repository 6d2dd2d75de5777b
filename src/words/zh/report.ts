/** Chinese texts of tables and summaries for people. */
import { spaced } from "./spaced.ts";

/** Headers and labels of the allocation's summary. */
export const reportTexts = {
  synthetic: "本评审案中的学生均为虚构；如有雷同，纯属巧合。",
  funnelHeaders: ["奖项", "申请", "符合条件", "待定", "不符合条件", "未受理"],
  levelHeaders: ["奖项", "等级", "名额", "获得", "入选线", "金额（元）"],
  noCap: "无上限",
  asDecided: "按决定",
  byQuota: "按群体",
  total: "合计",
  none: "-",
  questions: "仍需由人决定：",
} as const;

/** First line: what, when. */
export function headline(title: string, asOf: string, round: string): string {
  return `${title} · 截至 ${asOf} · 批次 ${round}`;
}

/** Students in one line. */
export function studentsLine(v: { readonly students: number; readonly candidates: number; readonly eligible: number; readonly waiting: number }): string {
  return `共 ${v.students} 名学生：${v.candidates} 人提出申请，${v.eligible} 人至少符合一个奖项的条件，另有 ${v.waiting} 人尚缺材料而待定。`;
}

/** One budget in one line; amounts are texts in yuan. */
export function budgetLine(v: {
  readonly title: string;
  readonly limit: string;
  /** By earlier rounds of the year; empty: by none. */
  readonly spent: string;
  readonly due: string;
  readonly reserved: string;
  readonly awarded: string;
  readonly left: string;
}): string {
  const spent = v.spent === "" ? "" : `此前批次已用 ${v.spent} + `;
  return `${v.title}：${v.limit} 元 = ${spent}无需竞争而应发 ${v.due} + 为未知情况预留 ${v.reserved} + 竞争授予 ${v.awarded} + 剩余 ${v.left}。`;
}

/** No budget was stated. */
export function noBudget(): string {
  return "没有写明预算：未核对经费。";
}

/** Places beyond a cap that agreements owe. */
export function excessLine(award: string, level: string, excess: number): string {
  return `${award}，${level}：超出名额上限 ${excess} 个，系按优先适用的协议应给的名额。`;
}

/** Obligations of agreements that were not carried out. */
export function unowedLine(id: string, award: string, level: string, agreement: string, why: string): string {
  const reason = why === "rules" ? "该生不符合奖项本身的条件，而协议要求符合" : "其金额未知";
  return spaced`协议 ${agreement} 写明给予 ${id}：${award}，等级 ${level}；但${reason}。`;
}

/** Waivers in force. */
export function waiverLine(id: string, rule: string, authority: string, reason: string): string {
  return spaced`豁免：${id} 免于遵守 ${rule}，由 ${authority} 决定：${reason}`;
}

/** A lock as its author declared it. */
export function lockLine(kind: string, id: string, award: string, level: string, author: string, reason: string): string {
  const what = kind === "must" ? "必须获得" : kind === "must-not" ? "不得获得" : "至少获得";
  const at = level === "" ? "" : spaced`，等级 ${level}`;
  return spaced`由 ${author} 事先指定：${id} ${what} ${award}${at}：${reason}`;
}

/** Heading of what would change if everything unknown were there and met. */
export function ifCompleteHeading(goal: string, count: number): string {
  return `如果所缺的信息和材料全部齐备并符合要求（同样已证明）：加权评优分 ${goal}；${count === 0 ? "没有人的结果会变化。" : `${count} 名学生的结果会变化：`}`;
}

/** What came of the complete case. */
const KINDS: Readonly<Record<string, string>> = { allocated: "未证明最优", infeasible: "没有分配结果", unsettled: "未得出结论" };

/** No answer for the complete case. */
export function ifCompleteOpen(kind: string): string {
  return `如果所缺的信息和材料全部齐备并符合要求：${KINDS[kind] ?? kind}。`;
}

/** One student whose awards would change. */
export function changeLine(id: string, from: string, to: string, missing: string): string {
  const base = `${id}：${from === "" ? "无" : from} → ${to === "" ? "无" : to}`;
  return missing === "" ? base : `${base}（尚缺：${missing}）`;
}

/** Names of goals for people. */
export const goalNames: Readonly<Record<string, string>> = {
  "goal|merit": "加权评优分",
  "goal|heads": "授予的奖项数",
};

/** A goal that a key of the scheme adds. */
export function keyGoalName(id: string): string {
  return `并列依据 ${id}`;
}

/** One limit on a group of places. */
export function quotaLine(v: {
  readonly id: string;
  readonly article: string;
  readonly awards: string;
  readonly part: string;
  readonly atMost: number | undefined;
  readonly atLeast: number | undefined;
  readonly used: number;
}): string {
  const limits = [v.atLeast === undefined ? "" : `至少 ${v.atLeast} 个`, v.atMost === undefined ? "" : `至多 ${v.atMost} 个`].filter((text) => text !== "");
  return `名额限制 ${v.id}（${v.article}）${v.part === "" ? "" : `，${v.part}`}：已用 ${v.used} 个名额，${limits.join("，")}（${v.awards}）。`;
}

/** One sponsor's money. */
export function sponsorLine(sponsor: string, amount: string): string {
  return spaced`由 ${sponsor} 支付：${amount} 元。`;
}

/** The ambiguous clauses that matter in a case. */
export function readingsLine(ids: string, others: number): string {
  const rest = others === 0 ? "均按默认解读" : `其中 ${others} 条未按默认解读`;
  return `本案涉及的有歧义的条款，${rest}：${ids}。\n“bursar readings”可显示谁的结果取决于其中哪一条。`;
}

/** One that is not read by its default. */
export function readingLine(id: string, question: string, value: string): string {
  return `  ${id}：${question} 本案取：${value}。`;
}

/** Students that a clause flags. */
export function flagLine(rule: string, article: string, count: number, first: string): string {
  return `按 ${rule}（${article}）须留意：${count === 1 ? first : spaced`${count} 名学生，第一名为 ${first}`}。`;
}

/** The proof in one line. */
export function provedLine(goals: string): string {
  return `最优，已证明：${goals}。`;
}

/** What ended a search. */
const LIMITS: Readonly<Record<string, string>> = { time: "时间", nodes: "节点数", cancelled: "被取消" };

/** An answer whose proof did not finish. */
export function notProvedLine(goals: string, limit: string): string {
  return `未证明最优（停止原因：${LIMITS[limit] ?? limit}）：${goals}。`;
}

/** One goal's value, with its certified bound where it is not proved. */
export function goalText(name: string, value: string, gap: string): string {
  return gap === "" ? `${name} ${value}` : `${name} ${value}，与最优值的差距至多 ${gap}（已认证）`;
}

/** What the proof is and how long its check took. */
export function proofLine(v: { readonly lines: number; readonly bytes: number; readonly claims: number; readonly milliseconds: string }): string {
  return `证明：${v.lines} 行，${v.bytes} 字节，${v.claims} 项断言；已用精确整数核查，用时 ${v.milliseconds} 毫秒；并已对照规则文件的每一条规则重新清点。`;
}

/** What became of the claims of an engine that is not the prover. */
export function claimLine(engine: string, prover: string, isSettled: boolean, refused: string): string {
  const own = isSettled ? "所证明的就是它自己的断言" : `它的断言未获证实${refused === "" ? "" : `（${refused}）`}`;
  return spaced`求解器：${engine}；${own}；证明所用的影子价格来自 ${prover}。`;
}

/** Nothing was found in time. */
export function unsettledLine(limit: string): string {
  return `未得出结论：在达到限制（${LIMITS[limit] ?? limit}）之前没有找到分配结果。`;
}

/** An output folder was written. */
export function writtenLine(folder: string, files: number, movedTo: string): string {
  return `已写出：${folder}（${files} 个文件）${movedTo === "" ? "" : `；原文件夹现为 ${movedTo}`}。其中含有个人数据：供审计人员使用，不得公布。`;
}

/** Progress of the phases and of the search. */
export const progressTexts: Readonly<Record<string, string>> = {
  reading: "正在读取文件",
  eligibility: "正在判定是否符合条件",
  formulation: "正在建立整数规划",
  search: "正在搜索",
  recount: "正在对照规则文件重新清点",
  check: "正在核查证明",
  results: "正在汇总结果",
  write: "正在写出文件",
  goal: "正在优化",
  ties: "正在以抽签处理并列",
};

/** A phase that has begun, and over how many students (or choices) it goes. */
export function countedProgress(stage: string, count: number): string {
  return `${stage}：${count}`;
}

/** Progress of a search. */
export function searchProgress(stage: string, value: string, bound: string, nodes: number): string {
  return `${stage}：最好 ${value}，界 ${bound}，${nodes} 个节点`;
}
