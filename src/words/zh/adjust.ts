/** Chinese texts of `bursar adjust`. */
import type { Sentence } from "../sentence.ts";
import { spaced } from "./spaced.ts";

const BASIS: Readonly<Record<string, string>> = {
  units: "units：学费的份额，不论是谁的学费",
  "reference-tuition": "按参考学费（统计人群的平均学费）计算的金额",
  baseline: "基准的金额：按办法原定名额所得的分配结果",
  explicit: "由主管机构写明的金额",
};

const RELATION: Readonly<Record<string, string>> = { le: "不超过总额", eq: "恰好等于总额", tolerance: "与总额相差不超过容许值" };

const GOALS: Readonly<Record<string, string>> = {
  merit: "评优分",
  heads: "获奖人次",
  "first-level": "最高等级的名额",
  nearest: "与基准相差的名额最少",
};

const MARGINAL_GOALS: Readonly<Record<string, string>> = {
  merit: "全部奖项的评优分",
  heads: "全部奖项的获奖人次",
  "award-heads": "本奖项的获奖人次",
  "award-first-level": "本奖项最高等级的获奖人次",
};

const WHY: Readonly<Record<string, string>> = {
  "no-tuition": "census.csv 没有写明统计人群的学费",
  "no-baseline": "按办法原定的名额没有分配结果",
  "no-amount": "没有写明金额（--amount）",
};

const MONEY: Readonly<Record<string, string>> = {
  kept: "总额在所要求的范围之内",
  nominal: "各等级均不超过原定名额，办法本就允许，无需调整",
  over: "总额超出所要求的范围",
};

/** Words of the command and its report. */
export const adjustTexts = {
  scenario: "情景的文件夹，或自带的情景的名称",
  award: "要调整哪一奖项的等级比例",
  percent: "各等级的百分比，从最高等级起：2,3,4,5",
  places: "各等级的名额，从最高等级起：8,13,17,21",
  basis: "“总额不变”以何为准：reference-tuition、units、baseline 或 explicit（默认：按情景对办法的解读）",
  amount: "总额（元），与 --basis explicit 同用",
  relation: "le、eq 或 tolerance:FEN（默认：按情景对办法的解读）",
  heads: "获奖人次的上限：none、sumOfCaps、floorOfSum 或一个数字（默认：按情景对办法的解读）",
  maxShift: "每个等级的名额最多变动多少：3；或逐级写明：1,2,3,3",
  direction: "any；或 down：金额只能由较高等级移到较低等级",
  goal: "merit、heads、first-level；或 nearest：与不调整时授予的名额相差最少",
  marginal: "显示各等级每增加一个名额、总额每增加 1,000 元会带来什么",
  goals: "merit、heads、first-level 中的两个：merit,heads",
  maxPoints: "找到这么多个调整方案后停止",
  engine: "auto、price-and-branch、highs 或 javascript-lp-solver",
  timeLimit: "每次分配的秒数",
  json: "输出一个 JSON 对象",
  check: "检验拟议的百分比或名额是否总额不变，精确到分",
  propose: "就某一目标求最优的总额不变的调整，并予以证明",
  frontier: "两个目标之间全部互不逊色的总额不变的调整（可行边界），并予以证明",
  examples: `
“在资助总额保持不变的前提下，可以调整各等级学生的比例”：本命令检验某项提议是否做到这一点，或求出能做到这一点的
最优调整。本命令不作任何决定：调整须由主管机构决定。

示例：
  bursar adjust check zust-autumn --award excellent-freshman --places 6,12,15,20
  bursar adjust check zust-autumn --award excellent-freshman --percent 2,3,4,5 --basis units --relation eq
  bursar adjust propose zust-autumn --award excellent-freshman --goal merit --max-shift 2
  bursar adjust propose zust-autumn --award excellent-freshman --goal nearest --basis units --relation eq
  bursar adjust frontier zust-autumn --award excellent-language --goals merit,heads
  bursar adjust propose zust-autumn --award excellent-language --max-shift 2 --marginal

退出码：0 总额不变，或已求出并证明；1 总额有变，或没有总额不变的调整；2 文件或命令参数有误；3 因达到限制而停止。`,
  heading: (award: string, title: string) => `${award} · ${title}`,
  population: (count: number, date: string) => `百分比的基数：${date} 统计的 ${count} 人`,
  levelHeaders: ["等级", "原定名额", "按原定授予", "拟议名额", "授予", "最小百分比", "按参考学费（元）"],
  proposedHeaders: ["等级", "原定名额", "按原定授予", "拟议名额", "最小百分比", "按参考学费（元）"],
  basisHeaders: ["“总额”的口径", "总额（元）", "拟议（元）", "差额（元）", "折合学年学费（份）", "不超过", "相等"],
  shortBasis: (basis: string, isStated: boolean) => `${basis}${isStated ? " *" : ""}`,
  stated: (basis: string, relation: string, fen: string) =>
    `* 所要求的：${BASIS[basis] ?? basis}；${RELATION[relation] ?? relation}${fen === "" ? "" : `（${fen} 元）`}`,
  unknownBalance: "?",
  whyUnknown: (basis: string, why: string) => `? ${basis}：${WHY[why] ?? why}`,
  yes: "是",
  no: "否",
  noPercent: "无",
  verdict: (isNeutral: boolean, money: string) => `${isNeutral ? "符合要求" : "不符合要求"}。就金额而言：${MONEY[money] ?? money}。`,
  chosen: (isNeutral: boolean, fen: string) =>
    `${isNeutral ? "符合要求" : "不符合要求"}。就金额而言：只按目标选出的学生费用过高；以金额为限时，各等级授予的人数仍可相同，费用为 ${fen} 元。`,
  headsBound: (value: number, most: number, kept: boolean) => `${kept ? "符合" : "不符合"}：授予 ${value} 人次，至多 ${most} 人次`,
  shift: (level: string, value: number, least: string, most: number, kept: boolean) =>
    spaced`${kept ? "符合" : "不符合"}：等级 ${level} 有 ${value} 个名额，${least === "" ? "" : `至少 ${least} 个，`}至多 ${most} 个`,
  down: (level: string, value: number, most: number, kept: boolean) =>
    spaced`${kept ? "符合" : "不符合"}：自最高等级至等级 ${level} 共 ${value} 份，至多 ${most} 份`,
  empty: (places: string) => `因没有其他符合条件的人，或受其他限额约束，而空缺的名额：${places}`,
  proposal: (goal: string) => spaced`最优的总额不变的调整，目标为${GOALS[goal] ?? goal}：`,
  values: (merit: string, heads: string, first: string) => `全部奖项的评优分 ${merit}，授予 ${heads} 人次，其中最高等级 ${first} 人次`,
  before: "按办法原定的名额：",
  after: "调整后：",
  distance: (places: number) => `各等级相差的名额合计：${places}`,
  proof: (lines: number) => `已证明：没有更好的总额不变的调整（已核查 ${lines} 行）。`,
  moves: (count: number) => (count === 0 ? "没有人的结果发生变化。" : `${count} 名学生的结果发生变化：`),
  move: (id: string, from: string, to: string) => `  ${id}：${from} → ${to}`,
  nothing: "无",
  more: (count: number) => `  另有 ${count} 人（--json 列出全部）`,
  frontierHeading: (count: number, first: string, second: string) =>
    spaced`${GOALS[first] ?? first}与${GOALS[second] ?? second}之间有 ${count} 个总额不变的调整；其中任何一个都不在两方面同时优于另一个：`,
  frontierHeaders: ["名额", "全部奖项的评优分", "获奖人次", "最高等级", "支付（元）", "变动人数"],
  frontierProof: "已证明：其间没有其他调整，两端之外也没有。",
  incomplete: (count: number) => `找到 ${count} 个调整后停止（--max-points）：还有更多。`,
  rate: (from: string, count: string, to: string, fen: string) =>
    spaced`  ${from}的一个名额 = ${to}的 ${count} 个名额${fen === "" ? "" : ` = 按参考学费 ${fen} 元`}`,
  rates: "各等级名额之间的换算：",
  marginalHeading: (goal: string) => `再增加一些会带来什么（${MARGINAL_GOALS[goal] ?? goal}）：`,
  marginalHeaders: ["增加", "证明的影子价格所示", "重新求解所证实"],
  marginalPlace: (level: string) => spaced`${level}的一个名额`,
  marginalMoney: "总额 1,000 元，等级不限",
  marginalNone: "无",
  marginalNote: "影子价格表示松弛问题会增加多少；所证实的是两个已证明的值之差。",
  none: (what: string, kind: string) => `${NONE[what] ?? what}：${KINDS[kind] ?? kind}。`,
  progress: (points: number) => `比例调整：已找到 ${points} 个`,
  unknown: (option: string, found: string, expected: string) => `${option} 写的是“${found}”；应为：${expected}。`,
} as const;

const NONE: Readonly<Record<string, string>> = {
  nominal: "按办法原定的名额",
  proposed: "按拟议的名额",
  adjusted: "以总额不变为限",
};

const KINDS: Readonly<Record<string, string>> = {
  infeasible: "没有分配结果（已证明）",
  unsettled: "在达到限制之前没有找到分配结果",
  feasible: "在达到限制之前未能证明分配结果最优",
};

const near = (name: string | number | undefined) => (name === "" || name === undefined ? {} : { hint: `是否想写“${name}”？` });

/** Sentence per fault of the words of `adjust`, and of what the case lacks for it. */
export const adjustSentences: Readonly<Record<string, Sentence>> = {
  "adjust-award": (v) => ({
    says: v.known === "" ? "办法没有允许调整任何奖项" : `“${v.name}”不是办法允许调整的奖项；可调整的有：${v.known}`,
    ...near(v.near),
  }),
  "adjust-amounts": (v) => ({ says: spaced`${v.award}不能调整：其各等级既不全是学费的份额，也不全是学生竞争的固定金额` }),
  "adjust-caps": (v) => ({ says: `${v.award}，${v.level}：没有写明或决定名额数，因此谈不上总额不变` }),
  "adjust-basis": (v) => ({ says: `“${v.found}”不是总额的口径；可用：${v.known}`, ...near(v.near) }),
  "adjust-relation": (v) => ({ says: `“${v.found}”不是一种关系`, hint: "le（不超过）、eq（恰好等于）或 tolerance:100（相差不超过 100 分钱）" }),
  "adjust-heads": (v) => ({ says: `“${v.found}”不能限定获奖人次`, hint: "none、sumOfCaps、floorOfSum 或一个整数" }),
  "adjust-direction": (v) => ({ says: `“${v.found}”不是方向`, hint: "any 或 down" }),
  "adjust-levels": (v) => ({
    says: spaced`${v.award}有 ${v.levels} 个等级，却写了 ${v.found} 个值`,
    hint: "每个等级一个值，从最高等级起，用英文逗号隔开",
  }),
  "adjust-number": (v) => ({ says: `“${v.found}”不是整数名额` }),
  "adjust-percent": (v) => ({ says: `“${v.found}”不是 0 到 100 之间、最多两位小数的百分比` }),
  "adjust-no-percentage": (v) => ({ says: spaced`${v.award}的名额上限不是统计人群的百分比`, hint: "请写 --places" }),
  "adjust-one-of": () => ({ says: "提议只写一种：--percent 或 --places" }),
  "adjust-too-many": (v) => ({ says: `提议了 ${v.places} 个名额，而统计的学生只有 ${v.students} 名` }),
  "adjust-amount": (v) => ({ says: `“${v.found}”不是以元计的金额` }),
  "adjust-nearest-levels": (v) => ({ says: spaced`${v.award}有 ${v.levels} 个等级；最接近的调整最多只能就 ${v.most} 个等级求解` }),
  "adjust-amount-missing": () => ({ says: "口径 explicit 需要由主管机构写明金额", hint: "--amount 638000" }),
  "adjust-no-tuition": (v) => ({
    says: spaced`没有写明${v.award}的统计人群在 ${v.date}（${v.round}）的学费：“总额不变”以其平均值为准`,
    hint: "请增加 tuition 列（统计的全部学生一年学费之和，元），或选用 --basis units、baseline 或 explicit",
  }),
};
