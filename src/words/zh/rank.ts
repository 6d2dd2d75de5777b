/** Chinese texts of the policy `rank`: its cut-offs, and what it cannot do. */
import type { Sentence } from "../sentence.ts";
import { spaced } from "./spaced.ts";

/** Sentence per code of what the policy cannot do. */
export const rankSentences: Readonly<Record<string, Sentence>> = {
  "rank-orders": (v) => ({
    says: spaced`分配原则 rank 对一个奖项至多处理 ${v.levels} 个等级、${v.orders} 种入选线的先后次序；${v.award}各等级的条件允许的次序超过此数`,
    hint: "请用 policy: merit，或把该奖项写成几个奖项",
  }),
  "rank-precedence": (v) => ({
    says: `在分配原则 rank 下，互斥规则 ${v.rule} 必须写明 ${v.student} 优先取得哪个奖项；该生可能获得下列奖项中的几个：${v.awards}`,
    hint: "请在 scheme.yaml 的该互斥规则中写 precedence: [...]，学生优先取得的奖项在前；或用 policy: merit",
  }),
  "rank-size": (v) => ({
    says: spaced`分配原则 rank 容纳不下本评审案：有 ${v.count} 名学生可能获得由 ${v.rules} 联系起来的几个奖项，需要 ${v.entries} 个条目（至多 ${v.limit} 个）`,
    hint: "请用 policy: merit，或以条件规定谁可以获得其中哪些奖项",
  }),
  "scheme-precedence": (v) => ({ says: `precedence 必须列出该互斥规则的全部奖项，各一次：${v.awards}` }),
};

/** Heading of the cut-offs. */
export function cutOffsHeading(): string {
  return "入选线（分配原则 rank，没有嫉妒，即没有分高者落后于分低者）：凡符合某一等级的条件、且名次不在其入选线之后的人，都获得该等级或更高的等级";
}

/** Headers of the table of cut-offs. */
export const cutOffHeaders = { award: "奖项", level: "等级", part: "分组", merit: "评优分", keys: "并列依据", ticket: "签号截至" } as const;

/** A cut-off that nobody reaches. */
export function nobodyReached(): string {
  return "无人";
}

/** What a conflict under this policy is about. */
export function withoutEnvyLine(): string {
  return "在分配原则 rank 下：限于没有嫉妒（分高者落后于分低者）的分配结果。";
}

/** Who stands outside the order, and why. */
export function outsideLine(names: string): string {
  return `事先指定、不由入选线决定者（他人可能嫉妒）：${names}`;
}

/** Why a student stands outside the order. */
export function outsideWords(student: string, award: string, by: string): string {
  return `${student}（${award}：${by}）`;
}
