/** Chinese texts of `bursar stress`. */
import { spaced } from "./spaced.ts";

/** Texts of `bursar stress --help`, and of its messages. */
export const stressTexts = {
  scenario: "情景的文件夹，或自带的情景的名称",
  kinds: {
    budget: "增加某项经费",
    cap: "增加某一等级或某一群体的名额；只看名额所属者是否受损",
    score: "本人的得分提高",
    withdrawal: "一名获奖的竞争者退出",
    reserve: "增加为某一群体预留的名额；只看该群体中的人是否受损",
    shift: "给每个人加上同样的分数",
    percent: "一名未获奖者在统计之前离开，使统计人数减少一人",
  },
  trials: "每类变化尝试多少次",
  timeLimit: "多少秒之后结束查找",
  seed: "抽取变化所用的文本；文本和尝试次数相同，则所试的变化相同",
  engine: "auto、price-and-branch、highs 或 javascript-lp-solver",
  json: "输出一个 JSON 对象",
  examples: `
查找因本不应使任何人受损的变化而受损的人，加以证明，并给出所找到的最小的这种评审案。不写类别时，尝试 --budget、
--cap、--score 和 --withdrawal。所谓受损，是指不能用并列来解释的：变化之前，每个最优的分配结果都给予该生此奖项；
变化之后，没有一个给予。两个评审案使用同样的抽签。试了若干次而没有找到，并不证明不会有人受损。

示例：
  bursar stress zust-autumn-tight --budget --trials 50
  bursar stress ./2024-autumn --time-limit 60 --json

退出码：0 全部尝试完毕，没有人受损；1 有人受损（或评审案本身没有分配结果）；2 文件或命令参数有误；
3 因时间用完而结束查找。`,
  nothing: "无",
  noPlaces: "已无名额",
  tableHeaders: ["学生", "得分", "可以获得", "变化之前", "变化之后"],
  leaves: "（离开）",
  wholeCase: "该评审案，其中每名学生都不可缺少：",
  smallest: "这是所找到的最小的评审案：去掉其中任何一名学生，就没有人受损。",
  notSmallest: "可能还有更小的评审案：查找提前结束。",
  noAllocation: "评审案本身没有分配结果：bursar allocate 会指出哪些条款相互冲突。",
  notProved: "评审案本身未能按时得到证明：无从比较。",
} as const;

/** While it searches. */
export function stressProgress(solved: number): string {
  return `已求解并证明 ${solved} 个评审案`;
}

/** The change of a finding. `unit`: of what it is more. */
export function changeWords(v: { readonly kind: string; readonly what: string; readonly by: string; readonly from: string; readonly to: string }): string {
  switch (v.kind) {
    case "budget":
      return spaced`${v.what}增加 ${v.by} 元（由 ${v.to} 增至 ${v.from}）`;
    case "cap":
      return spaced`${v.what}可多给 ${v.by} 个`;
    case "reserve":
      return spaced`${v.what}必须多给 ${v.by} 个`;
    case "score":
      return spaced`${v.what} 的得分提高 ${v.by} 分`;
    case "shift":
      return `每个人都加 ${v.by} 分`;
    case "withdrawal":
      return spaced`${v.what} 退出`;
    default:
      return spaced`本不会获奖的 ${v.what} 在统计之前离开`;
  }
}

/** Who is harmed. */
export function harmLine(v: {
  readonly student: string;
  readonly award: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}): string {
  return spaced`受损：${v.student} 获得${v.award}，${v.before}；如果${v.change}，${v.student} 则${v.after === "" ? "不再获得此奖项" : spaced`获得${v.after}`}。`;
}

/** Above the students of the smallest case. */
export function smallCaseHeading(students: number, of: number, steps: number): string {
  return `缩小后的评审案（共 ${steps} 步，每步都已求解并证明）：${of} 名学生中的 ${students} 名；其余学生连同其所得一并去掉，限额为余下的部分。`;
}

/** A limit of the small case. */
export function limitLine(title: string, value: string): string {
  return `  ${title}：${value}`;
}

/** The numbers of a quota. */
export function placesText(atLeast: number | undefined, atMost: number | undefined): string {
  const limits = [atLeast === undefined ? "" : `至少 ${atLeast} 个`, atMost === undefined ? "" : `至多 ${atMost} 个`].filter((text) => text !== "");
  return limits.length === 0 ? "数目不限" : limits.join("，");
}

/** Why it happens, in totals of the first goal that differs. */
export function whyLine(goal: string, best: string, kept: string, why: string): string {
  const rest = kept === "" ? "没有任何分配结果能让其保有原来所得" : `能让其保有原来所得的，最好只达到 ${kept}`;
  return `原因：${why}变化之后的最优总值为：${goal} ${best}；${rest}（均已求解并证明）。`;
}

/** Why it can happen, by kind of change. */
export const whyTexts: Readonly<Record<string, string>> = {
  budget: "经费增加后，另一组奖项也能容纳，其总值高于包含该生奖项的那一组。",
  cap: "名额增加后，另一组奖项也能容纳，其总值高于包含该生奖项的那一组。",
  score: "得分提高后，给予该生一个权重更高的等级更为有利，尽管它在等级顺序中较低。",
  withdrawal: "竞争者原本所得，只有与该生的奖项一起授予才有利；竞争者退出后，另一组选择的总值更高。",
  reserve: "预留的名额给了该群体中的另外一组人，只有这一组人合起来才能容纳于各项限额。",
  shift: "分数是相加的，给每个人加上同样的分数，就按每个授予的奖项各计一次，因此奖项较多的一组增加得更多。",
  percent: "人数少一人，按百分比取整后就少一个名额。",
};

/** One kind without a finding. */
export function nobodyLine(kind: string, v: { readonly trials: number; readonly tied: number; readonly open: number; readonly isComplete: boolean }): string {
  const rest = [v.tied === 0 ? "" : `其中 ${v.tied} 次有人失去名额，但可用并列来解释`, v.open === 0 ? "" : `其中 ${v.open} 次未获证明，或没有分配结果`].filter(
    (text) => text !== "",
  );
  const end = v.isComplete ? "" : "；因时间用完而结束查找";
  return `${kind}：尝试 ${v.trials} 次，没有发现有人受损${rest.length === 0 ? "" : `（${rest.join("；")}）`}${end}。这并不证明不会有人受损。`;
}

/** A kind for which the case has nothing to change. */
export function idleLine(kind: string): string {
  return `${kind}：本评审案中没有这类可变化之处。`;
}

/** What was done in all. */
export function solvedLine(solved: number): string {
  return `共求解、证明并重新清点了 ${solved} 个评审案。`;
}
