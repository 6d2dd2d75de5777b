/** Chinese texts of `bursar reevaluate`. */
import type { Sentence } from "../sentence.ts";
import { spaced } from "./spaced.ts";

/** Texts of the command and of its tables. */
export const renewalTexts = {
  scenario: "情景的文件夹，或自带的情景的名称",
  json: "输出一个 JSON 对象",
  examples: `
复评学生已获得的奖项：谁保留第二期，谁失去第二期及其依据，谁尚缺记录（此时第二期既不发放，也不释放）。
然后按条款的每一种解读，说明释放的金额和名额归于何处；重新授予的部分经过分配并予以证明。

示例：
  bursar reevaluate zust-reevaluation
  bursar reevaluate ./end-of-autumn --json

退出码：0 完成；2 文件或命令参数有误；3 因达到限制而停止；4 完成，但仍需由人查明某些事项；70 程序缺陷。`,
  synthetic: "本评审案中的学生均为虚构；如有雷同，纯属巧合。",
  noRenewal: "本规则文件没有需要复评的奖项。",
  levelHeaders: ["等级", "已获得", "保留", "失去", "未知", "金额", "保留（元）", "释放", "暂扣"],
  lostHeaders: ["学生", "等级", "保留（元）", "释放", "依据"],
  unknownHeaders: ["学生", "等级", "保留（元）", "暂扣", "依据", "尚缺"],
  placeHeaders: ["学生", "原等级", "新等级", "评优分", "金额（元）"],
  total: "合计",
  unknownLevel: "未知",
  none: "-",
  lost: "失去，第二期予以释放：",
  unknown: "未知，第二期暂扣，既不发放也不释放：",
  unclear: "是否获得该奖项未知：",
  noneHeld: "没有人获得该奖项。",
} as const;

/** First line of one re-evaluation. */
export function renewalHead(award: string, article: string, title: string, asOf: string): string {
  return spaced`${award}的复评 [${article}] · ${title} · 截至 ${asOf}`;
}

/** Awards in one line. */
export function renewalCounts(v: { readonly held: number; readonly kept: number; readonly lost: number; readonly unknown: number }): string {
  return `已获得 ${v.held} 项：保留 ${v.kept} 项，失去 ${v.lost} 项，未知 ${v.unknown} 项。`;
}

/** Awards that are in no sum. */
export function withoutAmountLine(count: number): string {
  return `其中 ${count} 项金额未知，不计入任何合计。`;
}

/** Who keeps the whole award. */
export function keptLine(ids: string): string {
  return `全部保留：${ids}`;
}

/** A student of whom it is unknown whether she holds the award. */
export function unclearLine(id: string, missing: string): string {
  return `${id}：${missing}`;
}

/** Heading of the readings. */
export function releasedHead(sum: string, reading: string): string {
  return `释放的 ${sum} 元及其名额归于何处，按每一种解读${reading === "" ? "" : `（${reading}）`}：`;
}

const READING_NAMES: Readonly<Record<string, string>> = {
  fund: "退回经费",
  "next-ranked": "名额由名次在后者递补，只给第二期",
  upgrade: "保留奖项者升入空出的名额，只给第二期",
  carry: "留待下一届使用",
};

/** One reading. */
export function readingHead(reading: string, isStated: boolean): string {
  return `${reading}${isStated ? "（已写明）" : ""}：${READING_NAMES[reading] ?? reading}`;
}

/** A sum that goes nowhere else. */
export function sumLine(sum: string): string {
  return `${sum} 元。`;
}

const NOBODY: Readonly<Record<string, string>> = {
  "nothing-released": "没有释放任何金额或名额。",
  "no-competition": "无人：该奖项不经竞争授予。",
  "no-candidate": "没有人符合条件。",
};

/** Why nobody gets anything, and how many wait for a document. */
export function nobodyLine(why: string, waiting: number): string {
  return `${NOBODY[why] ?? why}${waiting === 0 ? "" : waitingText(waiting)}`;
}

function waitingText(waiting: number): string {
  return `另有 ${waiting} 人因尚缺材料而待定。`;
}

/** Who competes. */
export function competingLine(candidates: number, waiting: number): string {
  return `${candidates} 人可参与竞争。${waiting === 0 ? "" : waitingText(waiting)}`;
}

/** Nobody gets anything, although somebody may compete. */
export function nobodyPlaced(): string {
  return "没有人获得：释放的金额或名额不够。";
}

/** Places of one level. */
export function levelLine(level: string, filled: number, places: number, sum: string): string {
  return `${level}：${places} 个名额，已用 ${filled} 个，${sum} 元`;
}

/** Money of one reading. */
export function spentLine(spent: string, released: string, left: string): string {
  return `释放的 ${released} 元中，授予 ${spent} 元，剩余 ${left} 元。`;
}

/** Ties that the lot settled. */
export function lotLine(count: number, seed: string, students: string): string {
  return `有 ${count} 处并列由抽签决定（种子“${seed}”）：${students}`;
}

/** Last line: what a person must find. */
export function openLine(count: number): string {
  return `需由人查明 ${count} 名学生的记录，然后重新运行。`;
}

/** Sentences of faults that a re-evaluation meets. */
export const renewalSentences: Readonly<Record<string, Sentence>> = {
  "renewal-plan": (v) => ({
    says: spaced`${v.rule} 要复评${v.award}，而该奖项不是分两个学期发放的`,
    hint: "请在该奖项处写 paid: { semesters: [...], first: ..., of: ... }",
  }),
  "renewal-level": (v) => ({
    says: spaced`${v.student} 获得${v.award}的等级为“${v.level}”，而该奖项没有这一等级`,
    hint: `已有：${v.known}`,
  }),
  "renewal-twice": (v) => ({
    says: spaced`${v.student} 有两行同时获得${v.award}`,
    hint: "请只保留属实的一行",
  }),
};
