/** Chinese sentences of what a person must still decide, and of rows in words. */
import type { Sentence } from "../sentence.ts";
import { spaced } from "./spaced.ts";

/** Yuan from fen, for rows in words. */
function yuan(fen: string | number | undefined): string {
  const text = String(fen ?? 0).padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)} 元`;
}

function places(count: string | number | undefined): string {
  return `${count} 个名额`;
}

/** A limit of an adjustment: what it adds up, and within which numbers. */
function neutralRow(v: Readonly<Record<string, string | number>>): string {
  const about: Readonly<Record<string, string>> = {
    funding: "金额（或其份数）保持不变",
    heads: "获奖人次有限制",
    shift: spaced`等级 ${v.level} 的名额变动有限制`,
    down: spaced`金额只能下移，自等级 ${v.level} 或更高的等级`,
    side: spaced`等级 ${v.level} 的名额只能向这一侧变动`,
    goal: "另一目标达到其值",
  };
  const sides = [v.lower === "" ? "" : `至少 ${v.lower}`, v.upper === "" ? "" : `至多 ${v.upper}`].filter((side) => side !== "");
  return `${v.award}，比例调整：${about[String(v.kind)] ?? v.kind}：${sides.join("，")}`;
}

/** Sentence per code of open questions. */
export const questionSentences: Readonly<Record<string, Sentence>> = {
  "question-undecided": (v) => ({
    says: spaced`${v.authority}尚未决定${v.award}${v.part === "" ? "" : `（${v.part}）`}的名额数（${v.key}）；决定之前没有名额`,
    hint: "请把决定记入 decisions.csv",
  }),
  "question-payable": (v) => ({
    says: spaced`${v.award}有 ${v.count} 项应发而尚不可发放：没有${v.authority}的决定“${v.key}”的记录`,
    hint: "请记入 decisions.csv",
  }),
  "question-amounts": (v) => ({
    says: spaced`${v.authority}尚未决定 ${v.count} 名应得者的${v.award}的金额（${v.students}）`,
    hint: "请记入 decisions.csv：key 为 amount，subject 为学生，value 为金额（元）",
  }),
  "question-choices": (v) => ({
    says: spaced`${v.authority}尚未为${v.award}的全部名额指定人选：另有 ${v.count} 人符合条件（${v.students}）`,
    hint: "请为所选的人记入 key 为 amount 的决定，或记入较少的名额数",
  }),
  "question-unbounded": (v) => ({
    says: `${v.award}：有 ${v.count} 人的最高金额未知，没有为其预留经费（${v.students}）`,
    hint: "所缺的信息列在各学生名下",
  }),
  "question-fund": (v) => ({
    says: spaced`${v.fund}应受限额约束，但没有写明 ${v.parameters}：未核对`,
    hint: "请写在 scenario.yaml 的 parameters 下",
  }),
  "question-ties": (v) => ({
    says: `有 ${v.count} 个选择处于并列而未处理：几个分配结果同样好`,
    hint: "请以抽签处理（ties: lot 并给出 seed），或作出决定",
  }),
  "question-equals": (v) => ({
    says: `${v.award}，${v.level}${v.part === "" ? "" : `（${v.part}）`}：最后 ${v.places} 个名额有 ${v.count} 名并列者，入选线止于其前`,
    hint: "请以抽签处理（ties: lot 并给出 seed），或让并列者同进同退（ties: all）",
  }),
};

/** Sentence per kind of row: what the row says of the allocation. */
export const rowSentences: Readonly<Record<string, Sentence>> = {
  "row-choice": (v) => ({ says: `${v.student} 在下列各项中至多获得一种选择：${v.awards}` }),
  "row-cap": (v) => ({ says: `${v.award}，${v.level}：至多 ${places(v.places)}` }),
  "row-places": (v) => ({ says: `${v.award}，${v.level}：只计名额，没有上限` }),
  "row-quota": (v) => ({
    says: `${v.award}${v.part === "" ? "" : `，${v.part}`}：${[v.atLeast === "" ? "" : `至少 ${places(v.atLeast)}`, v.atMost === "" ? "" : `至多 ${places(v.atMost)}`].filter((part) => part !== "").join("，")}`,
  }),
  "row-budget": (v) => ({
    says: `${v.budget}：至多 ${yuan(v.limitFen)}${v.spentFen === 0 ? "" : `（其中此前批次已用 ${yuan(v.spentFen)}）`}，其中无需竞争而应发 ${yuan(v.dueFen)}，预留 ${yuan(v.reservedFen)}`,
  }),
  "row-neutral": (v) => ({ says: neutralRow(v) }),
  "row-owed": (v) => ({ says: spaced`按协议 ${v.agreement} 应给予 ${v.student}：${v.award}，等级 ${v.level}` }),
  "row-lock-must": (v) => ({ says: spaced`${v.student} 必须获得${v.award}${v.level === "" ? "" : spaced`，等级 ${v.level}`}（由${v.author}事先指定）` }),
  "row-lock-must-not": (v) => ({ says: spaced`${v.student} 不得获得${v.award}${v.level === "" ? "" : spaced`，等级 ${v.level}`}（由${v.author}事先指定）` }),
  "row-lock-at-least": (v) => ({ says: spaced`${v.student} 必须获得${v.award}，等级 ${v.level} 或更高（由${v.author}事先指定）` }),
  "row-exclusion": (v) => ({ says: `下列各项中至多一项：${v.awards}` }),
  "row-paid": (v) => ({ says: `${v.award}：计入金额` }),
};
