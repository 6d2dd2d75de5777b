/** Chinese texts of a conflict: the clauses that clash, why, and the ways out. */
import type { Sentence } from "../sentence.ts";
import { spaced } from "./spaced.ts";

/** Sentence per remark on a clause. */
export const conflictSentences: Readonly<Record<string, Sentence>> = {
  "conflict-no-candidate": (v) => ({ says: spaced`${v.student} 不是${v.award}的候选人：没有申请，或此奖项不面向该生` }),
  "conflict-not-eligible": (v) => ({ says: `${v.student} 不符合条件：${v.rules === "" ? "奖项的条件未满足" : v.rules}` }),
  "conflict-waiting": (v) => ({ says: `${v.student} 待定，尚缺${v.documents === "" ? "一项决定" : `：${v.documents}`}` }),
  "conflict-few": (v) => ({ says: v.count === 0 ? "没有人符合条件" : `只有 ${v.count} 人符合条件` }),
};

/** No allocation exists. */
export function infeasibleLine(lines: number): string {
  return `无可行解，已证明：没有任何分配结果能同时遵守全部限额和义务（证明：${lines} 行）。`;
}

/** Above the clauses that clash. */
export function conflictHeading(kind: "smallest" | "irreducible" | "unfinished", count: number): string {
  if (count === 1 && kind !== "unfinished") return "下面这一条本身就无法遵守：";
  switch (kind) {
    case "smallest":
      return "下列各条不能同时遵守；去掉其中任何一条，其余即可同时遵守。不存在条数更少的冲突（已证明）：";
    case "irreducible":
      return "下列各条不能同时遵守；去掉其中任何一条，其余即可同时遵守（是否存在条数更少的冲突，未能求出）：";
    case "unfinished":
      return "下列各条不能同时遵守（也许并非每一条都必不可少：因达到限制，没有继续缩减）：";
  }
}

/** Above a further conflict. */
export function furtherConflict(count: number): string {
  return count === 1 ? "下面这一条也无法遵守：" : "下列各条也不能同时遵守：";
}

/** There are further conflicts that are not told. */
export function moreConflicts(count: number): string {
  return `（另有 ${count} 处冲突与上述有共同的条款：见 --json。）`;
}

/** Above the ways out. */
export function relaxationsHeading(count: number, isAll: boolean): string {
  if (count === 0) return "在达到限制之前没有找到出路。";
  const all = isAll ? "条款的各种最小组合都已列出" : "可能还有其他出路";
  return `下列任何一种做法都能使分配成为可能（代价最小的在前；每种都已求解，所列数字都不能再小；${all}）：`;
}

/** What is done to one clause: `clause` is its sentence. `by` is a number of places, or yuan as text. */
export function changeText(
  clause: string,
  moved: { readonly side: "ceiling" | "floor"; readonly unit: "places" | "fen"; readonly by: string } | undefined,
): string {
  if (moved === undefined) return `放弃：${clause}`;
  if (moved.unit === "fen") return `增加 ${moved.by} 元：${clause}`;
  return moved.side === "ceiling" ? `增加 ${moved.by} 个名额：${clause}` : `少要求 ${moved.by} 个名额：${clause}`;
}

/** A number that was not proved to be the least. */
export function notLeast(): string {
  return "（未证明是最小的数字：因达到限制而停止）";
}

/** A relaxed case that was not tried to the end. */
export function notVerified(): string {
  return "（未经验证：因达到限制而停止）";
}

/** Between the changes of one way out. */
export function together(): string {
  return "并且";
}
