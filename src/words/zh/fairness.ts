/** Chinese texts of the fairness figures. */
import type { Sentence } from "../sentence.ts";
import { spaced } from "./spaced.ts";

/** Sentence per reason why something can go wrong. */
export const fairnessSentences: Readonly<Record<string, Sentence>> = {
  "regime-unequal": (v) => ({
    says: `同一限额下的奖项金额不等，因此${v.policy === "rank" ? "一条入选线下移时，另一条可能上移" : "两个较便宜的奖项可能取代一个较贵的奖项"}`,
  }),
  "regime-crossing": () => ({ says: "有的限额相互交叉，谁也不包含谁" }),
  "regime-floor": () => ({ says: "须达到最低人数，而不论谁的得分较高" }),
  "regime-interaction": (v) => ({ says: `${v.awards} 相互影响` }),
  "regime-levels-limited": (v) => ({ says: spaced`除各等级自身的名额以外，另有限额约束${v.award}` }),
  "regime-levels-open": (v) => ({ says: spaced`有人符合${v.award}某一等级的条件，却不符合其下全部等级的条件` }),
  "regime-declared": (v) => ({ says: spaced`${v.award}的等级之间有事先指定的选择` }),
  "regime-weights-rising": (v) => ({ says: spaced`${v.award}的某个较低等级的权重高于其上的等级` }),
  "regime-weights-mixed": () => ({ says: "同一限额计入了权重不同的名额" }),
};

/** What can take somebody's award away, and from whom. */
const TAKES: Readonly<Record<string, readonly [what: string, whose: string]>> = {
  budget: ["增加经费", ""],
  cap: ["增加名额", "（受影响者正属于名额所增加的群体）"],
  withdrawal: ["竞争者退出", ""],
  loser: ["未获奖者退出（之后便无人需要排在其后）", ""],
  reserve: ["预留名额", "（受影响者正属于名额所预留的群体）"],
};

/** What else can go wrong, by example. */
const EXAMPLES: Readonly<Record<string, string>> = {
  envy: "得分较高者可能落后于得分较低者",
  score: "学生自己的得分提高，反而可能得到较低的等级",
  shift: "给每个人加上同样的分数，可能改变获奖者",
  percent: "计算百分比的人数少一人，可能减少一个名额",
};

/** What can go wrong, example by example. */
export function exampleTexts(ids: readonly string[]): readonly string[] {
  const first = ids.find((id) => id in TAKES);
  return ids.map((id) => {
    const [what, whose] = TAKES[id] ?? [];
    if (what === undefined) return EXAMPLES[id] ?? "";
    return id === first ? spaced`${what}可能使某人失去奖项${whose}` : spaced`${what}也可能如此${whose}`;
  });
}

/** Texts of the section. */
export const fairnessTexts = {
  noEnvy: "嫉妒（分高者落后于分低者）：无。就其符合条件的等级而言，没有人落后于得分较低者。",
  unknown: "未知",
  nothing: "无",
  safe: "这类评审案可能出现的问题：已知的问题都不会出现；每项限额计入的金额相等，各限额或相互包含，或互不相干。",
  oneCutOff: "这类评审案可能出现的问题：已知的问题都不会出现；只有一条入选线，增加经费、增加名额或有人退出只会使它下移。",
  otherwiseOneCutOff: "其他已知的问题都不会出现：只有一条入选线，增加经费、增加名额或有人退出只会使它下移。",
  otherwiseSafe: "其他已知的问题都不会出现：每项限额计入的金额相等，各限额或相互包含，或互不相干。",
} as const;

/** What a case of this kind allows. */
export function risksLine(examples: string): string {
  return `这类评审案可能出现的问题（本案未必出现；“bursar stress”可查找因此受损的人）：${examples}。`;
}

/** Why it does. */
export function becauseLine(reasons: string): string {
  return `原因是：${reasons}。`;
}

/** Beside groups that are too small. */
export function notPublished(): string {
  return "* 不足 5 名学生，或由此可推算出这样的小群体：不得公布。";
}

/** All envy in one line. */
export function envyLine(pairs: number): string {
  return `嫉妒（分高者落后于分低者）：${pairs} 对学生，其中一人符合某一等级的条件且得分较高，所得却低于该等级，而另一人获得该等级。`;
}

/** Envy at one level. */
export function levelEnvyLine(v: {
  readonly award: string;
  readonly level: string;
  readonly pairs: number;
  readonly envious: number;
  readonly acrossParts: number;
  readonly otherAward: number;
  readonly declared: number;
}): string {
  const accounted = [
    v.acrossParts === 0 ? "" : `${v.acrossParts} 对分属不同的名额分组`,
    v.otherAward === 0 ? "" : `${v.otherAward} 对是因为分高者已获得与之互斥的其他奖项`,
    v.declared === 0 ? "" : `${v.declared} 对是因为按协议应给或事先指定的名额`,
  ].filter((text) => text !== "");
  const rest = accounted.length === 0 ? "" : `；其中 ${accounted.join("，")}`;
  return `${v.award}，${v.level}：${v.pairs} 对，涉及 ${v.envious} 名落后的学生${rest}`;
}

/** The pair with the widest difference. */
export function worstLine(v: {
  readonly envious: string;
  readonly merit: string;
  readonly holds: string;
  readonly envied: string;
  readonly less: string;
}): string {
  return `差距最大的一对：${v.envious}（${v.merit} 分）获得：${v.holds}，${v.envied}（${v.less} 分）获得该等级`;
}

/** Rates of one field; groups are texts already. */
export function ratesLine(title: string, groups: string, more: number): string {
  return `符合条件者的获奖比例，按“${title}”：${groups}${more === 0 ? "" : `，以及另外 ${more} 个较小的群体（见 --json）`}。`;
}

/** The rate of one group. */
export function rateText(group: string, awarded: number, eligible: number, percent: string, isPublished: boolean): string {
  return `${group} ${eligible} 人中 ${awarded} 人（${percent} %）${isPublished ? "" : "*"}`;
}

/** Beside a reason that holds for several. */
export function alsoText(count: number): string {
  return `（另有 ${count} 处类似）`;
}

/** Names of the policies. */
const POLICIES: Readonly<Record<string, string>> = { merit: "merit（择优：总分最高）", rank: "rank（按名次：没有嫉妒的分配中总分最高）" };

function more(amount: string, unit: string): string {
  return amount.startsWith("-") ? `减少 ${amount.slice(1)}${unit}` : `增加 ${amount}${unit}`;
}

/** What the other policy would bring: differences as texts, signed. */
export function priceLine(
  policy: string,
  v: { readonly goal: string; readonly merit: string; readonly places: number; readonly yuan: string; readonly students: number },
): string {
  const name = POLICIES[policy] ?? policy;
  if (v.students === 0) return spaced`若改用分配原则 ${name}，所有人的结果都相同（已证明）。`;
  const places = v.places === 0 ? "奖项数不变" : `奖项${v.places < 0 ? "减少" : "增加"} ${Math.abs(v.places)} 项`;
  return spaced`若改用分配原则 ${name}：${v.goal}${more(v.merit, "")}，${places}，金额${more(v.yuan, " 元")}；${v.students} 名学生的结果会有不同（已证明）。`;
}

/** Why it is not known what the other policy would bring. */
export function noPriceLine(policy: string, kind: "infeasible" | "refused" | "open", says: string): string {
  const name = POLICIES[policy] ?? policy;
  switch (kind) {
    case "infeasible":
      return spaced`若改用分配原则 ${name}，没有任何分配结果能遵守全部限额（已证明）。`;
    case "refused":
      return spaced`若改用分配原则 ${name}，会有什么变化无从得知：${says}。`;
    case "open":
      return spaced`若改用分配原则 ${name}，会有什么变化此处没有计算：以同一命令加上 --policy ${policy} 即可得知。`;
  }
}
