/** Chinese sentences of explanations: why a student was given what they were given, and what would have changed it. */
import type { Sentence } from "../sentence.ts";
import { dateZh } from "./dates.ts";
import { cited, money } from "./phrases.ts";
import { spaced } from "./spaced.ts";

type Values = Readonly<Record<string, string | number>>;

function group(part: string | number | undefined): string {
  return part === undefined || part === "" ? "该生所属群体" : String(part);
}

function quoted(quote: string | number | undefined): string {
  return quote === undefined || quote === "" ? "" : `：原文“${quote}”`;
}

/** Whose limit it is: a fund, a part, the level. */
function limited(v: Values): string {
  if (v.what === "fund") return `经费“${v.name}”`;
  return `${v.what === "quota" ? group(v.name) : "该等级"}的名额${cited(v.article)}`;
}

/** So much of a limit. */
function amountOf(v: Values, amount: string | number | undefined): string {
  return v.what === "fund" ? money(amount) : `${amount} 个`;
}

/** So much more of a limit: places of the level, places of a part, money of a fund. */
function more(v: Values, amount: string | number | undefined): string {
  return spaced`${limited(v)}增加 ${amountOf(v, amount)}`;
}

const TRUTHS: Readonly<Record<string, readonly [condition: string, fact: string]>> = {
  met: ["满足", "是"],
  "not met": ["不满足", "否"],
  unknown: ["未知", "未知"],
};

/** The value of a condition. */
function conditionValue(value: string | number | undefined): string {
  return TRUTHS[String(value)]?.[0] ?? String(value);
}

/** The value of a fact: money in yuan, a date, yes or no. */
function factValue(value: string | number | undefined): string {
  return TRUTHS[String(value)]?.[1] ?? dateZh(String(value)).replace(/(?<=\d) yuan$/, " 元");
}

/** Level and amount of what was given; of an award with one level the amount alone. */
function given({ level, yuan }: Values): string {
  return `获得：${level === "" ? "" : `${level}，`}${money(yuan)}`;
}

function declared(v: Values, what: string): string {
  return spaced`${v.author}事先指定：${what}${v.level === "" ? "" : `（${v.level}）`}。理由：${v.reason}`;
}

function beyond({ to }: Values): string {
  return to === "" ? "" : `（至 ${to} 为止；再高则可得到更高的等级）`;
}

function received(v: Values): string {
  return `共 ${v.count} 名学生获得，其中最低的评优分为 ${v.lowest}`;
}

/** Sentence per fact of an explanation. */
export const explainSentences: Readonly<Record<string, Sentence>> = {
  "explain-student": (v) => ({ says: `${v.student}` }),
  "explain-award": (v) => ({ says: `${v.award}：获得` }),
  "explain-award-none": (v) => ({ says: `${v.award}：未获得` }),
  "explain-given": (v) => ({ says: `${given(v)}，经竞争获得。` }),
  "explain-given-due": (v) => ({ says: `${given(v)}：凡符合条件者均可获得，无需竞争。` }),
  "explain-given-owed": (v) => ({ says: spaced`${given(v)}，按协议 ${v.agreement} 应给予该生${cited(v.article)}。` }),
  "explain-given-decided": (v) => ({ says: spaced`${given(v)}，由${v.authority}于 ${dateZh(String(v.date))} 决定：${v.reason}` }),
  "explain-no-candidate": () => ({ says: "该生没有申请此奖项，或此奖项不面向该生这类学生。" }),
  "explain-no-candidate-at-all": () => ({ says: "该生没有申请任何奖项，而未经申请不授予任何奖项。" }),
  "explain-not-decided": (v) => ({ says: spaced`该生符合条件，但${v.authority}尚未决定授予该生。` }),
  "explain-not-eligible": () => ({ says: "不符合下列条件：" }),
  "explain-not-accepted": () => ({ says: "申请未受理，依据如下：" }),
  "explain-disqualified": () => ({ says: "该生被取消资格，依据如下：" }),
  "explain-waiting": () => ({ says: "因尚缺材料或信息而待定，并未被拒绝：" }),
  "explain-rule": (v) => ({ says: `${v.article}${quoted(v.quote)}。` }),
  "explain-rule-level": (v) => ({ says: `针对某一等级：${v.article}${quoted(v.quote)}。` }),
  "explain-rule-missing": (v) => ({
    says: `${v.article}${quoted(v.quote)}。尚缺：${v.documents === "" ? "一份材料" : v.documents}${v.until === "" ? "" : `，最迟于 ${dateZh(String(v.until))} 提交`}。`,
  }),
  "explain-rule-late": (v) => ({
    says: `${v.article}${quoted(v.quote)}。${v.until === "" ? "未提交" : `截至 ${dateZh(String(v.until))} 未提交`}：${v.documents === "" ? "一份材料" : v.documents}。`,
  }),
  "explain-condition": (v) => ({ says: `${conditionValue(v.value)}：${v.condition}` }),
  "explain-value": (v) => ({ says: `${v.name}：${factValue(v.value)}` }),
  "explain-missing": (v) => ({ says: `另外尚缺：${v.documents}。` }),
  "explain-waiver": (v) => ({ says: spaced`${v.authority}已为该生豁免 ${v.article}：${v.reason}。` }),
  "explain-lock-must": (v) => ({ says: declared(v, "该生获得此奖项") }),
  "explain-lock-must-not": (v) => ({ says: declared(v, "该生不获得此奖项") }),
  "explain-lock-at-least": (v) => ({ says: declared(v, "该生获得此等级或更高的等级") }),
  "explain-eligible": (v) => ({
    says: `该生符合条件${v.levels === "" ? "" : `，可参评：${v.levels}`}。${v.merit === "" ? "" : `其评优分为 ${v.merit}。`}`,
  }),
  "explain-level-held": (v) => ({ says: v.level === "" ? "该生获得的是：" : `${v.level}：获得` }),
  "explain-level-lost": (v) => ({ says: v.level === "" ? "未获得的原因：" : `${v.level}：未获得` }),
  "explain-level-lower": (v) => ({ says: `${v.level}：低于该生已获得的等级` }),
  "explain-level-closed": (v) => ({ says: v.level === "" ? "不对该生开放：" : `${v.level}：不对该生开放` }),
  "explain-nobody-holds": () => ({ says: "没有人获得。" }),
  "explain-cutoff": (v) => ({ says: `${received(v)}；${v.merit === "" ? "该生没有得分" : `该生为 ${v.merit}`}。` }),
  "explain-at-cutoff": (v) => ({ says: `${received(v)}；该生与其相同。` }),
  "explain-above-cutoff": (v) => ({ says: `${received(v)}；其中 ${v.lower} 人的评优分低于该生（${v.merit}），可见原因不只在评优分。` }),
  "explain-undecided": (v) => ({ says: spaced`${v.authority}尚未决定名额数；决定之前没有名额。` }),
  "explain-places-full": (v) => ({
    says:
      Number(v.most) === 0
        ? `没有名额${cited(v.article)}。`
        : `${Number(v.most) === 1 ? "唯一的名额已被占用" : `${v.most} 个名额均已用完`}${cited(v.article)}。`,
  }),
  "explain-places-free": (v) => ({ says: `${v.most} 个名额${cited(v.article)}中尚余 ${v.left} 个。` }),
  "explain-quota-full": (v) => ({
    says: Number(v.most) === 0 ? spaced`${group(v.part)}没有名额${cited(v.article)}。` : spaced`${group(v.part)}的 ${v.most} 个名额已用完${cited(v.article)}。`,
  }),
  "explain-quota-free": (v) => ({ says: spaced`${group(v.part)}尚余 ${v.left} 个名额${cited(v.article)}。` }),
  "explain-fund-short": (v) => ({ says: `经费“${v.fund}”可用于该生的余额为 ${money(v.left)}；需要 ${money(v.needs)}。` }),
  "explain-fund-enough": (v) => ({ says: `经费“${v.fund}”可用于该生的余额为 ${money(v.left)}，足够支付所需的 ${money(v.needs)}。` }),
  "explain-impossible": () => ({ says: "凡遵守全部规则的分配结果，都不能给予该生（已证明）。" }),
  "explain-open": () => ({ says: "若给予该生，最优结果会怎样，在达到限制之前未能求出。" }),
  "explain-tied": (v) => ({
    says: `另有同样好的分配结果会给予该生。由抽签决定：该生的签号为 ${String(v.ticket).slice(0, 8)}，签号小者在先。`,
  }),
  "explain-tied-unsettled": () => ({ says: "另有同样好的分配结果会给予该生；究竟由谁获得，尚待决定。" }),
  "explain-tied-won": () => ({ says: "该生处于并列：另有同样好的分配结果不给予该生。由抽签决定。" }),
  "explain-instead": (v) => ({ says: spaced`若获得此项，该生就不能保有已获得的${v.place}${cited(v.article)}。` }),
  "explain-costs": () => ({ says: "如果仍要给予该生，那么最优的分配结果将会：" }),
  "explain-less-merit": (v) => ({ says: `评优分总计减少 ${v.points} 分（每个名额按评优分乘以等级权重计算）` }),
  "explain-less-heads": (v) => ({ says: `评优分不变，但少授予 ${v.count} 项` }),
  "explain-less-key": (v) => ({ says: `评优分不变，但按区分并列者的依据 ${v.key}${cited(v.article)}较差` }),
  "explain-more-money": (v) => ({ says: `多支付 ${money(v.yuan)}` }),
  "explain-less-money": (v) => ({ says: `少支付 ${money(v.yuan)}` }),
  "explain-more-places": (v) => ({ says: `多授予 ${v.count} 项` }),
  "explain-fewer-places": (v) => ({ says: `少授予 ${v.count} 项` }),
  "explain-change": (v) => ({ says: `${v.student}：${v.from === "" ? "无" : v.from} → ${v.to === "" ? "无" : v.to}` }),
  "explain-more-changes": (v) => ({ says: `以及另外 ${v.count} 处变动` }),
  "explain-changes-open": () => ({ says: "（会影响哪些人，在达到限制之前未能求出）" }),
  "explain-least": (v) => ({ says: `其他一切不变，评优分达到 ${v.every} 或更高${beyond(v)}，该生即可获得。` }),
  "explain-least-tied": (v) => ({
    says: `其他一切不变，评优分为 ${v.some} 时该生与他人并列；达到 ${v.every} 或更高${beyond(v)}时该生即可获得。`,
  }),
  "explain-least-tied-only": (v) => ({
    says: `其他一切不变，评优分为 ${v.some} 时${beyond(v)}该生与他人并列；无论评优分多少，都不能确保获得。`,
  }),
  "explain-least-never": (v) => ({
    says: `仅凭评优分无法获得：其他一切不变，直到最高分 ${v.most}，没有任何得分恰好能得到这一等级。`,
  }),
  "explain-extra": (v) => ({
    says: `在${v.goal === "goal|heads" ? "授予的奖项数不减少" : "总评优分不降低"}的前提下，使该生能够获得的最小增量（已证明；再少一个单位就不够）：`,
  }),
  "explain-extra-least": (v) => ({ says: more(v, v.count) }),
  "explain-extra-between": (v) => ({
    says: spaced`${limited(v)}至少增加 ${amountOf(v, v.from)}，至多增加 ${amountOf(v, v.to)}（因达到限制，未求出确切数字）`,
  }),
  "explain-extra-never": (v) => ({ says: spaced`仅增加${limited(v)}：无论增加多少都不够` }),
  "explain-extra-open": (v) => ({ says: spaced`仅增加${limited(v)}：在达到限制之前未能求出` }),
  "explain-extra-beside": (v) => ({ says: spaced`同时${more(v, 1)}` }),
  "explain-extra-note": () => ({
    says: "这不是承诺：名额或经费增加后，最优的分配结果可能是另一个，也可能使某人失去奖项。",
  }),
  "explain-prices": (v) => ({
    says: `按证明中的影子价格，给予该生可得 ${v.worth} 分，而它占用的名额和经费（或该生的另一选择）的价值还要高出 ${v.loss} 分；影子价格留有至多 ${v.open} 分的余地，因此仅凭影子价格不能断定。`,
  }),
  "explain-prices-settle": (v) => ({
    says: `仅凭证明中的影子价格即可断定，没有任何最优的分配结果会给予该生：给予该生可得 ${v.worth} 分，而它占用的名额和经费（或该生的另一选择）的价值还要高出 ${v.loss} 分，影子价格留下的余地不超过 ${v.open} 分。`,
  }),
  "explain-price-place": (v) => ({ says: `该等级的一个名额${cited(v.article)}值 ${v.points} 分` }),
  "explain-price-quota": (v) => ({ says: spaced`${group(v.part)}的一个名额${cited(v.article)}值 ${v.points} 分` }),
  "explain-price-money": (v) => ({ says: `经费“${v.fund}”的 1,000 元值 ${v.points} 分` }),
};

/** Sentence per fact that separates two students. "The student" is the one who did not get it. */
export const versusSentences: Readonly<Record<string, Sentence>> = {
  versus: (v) => ({ says: spaced`${v.student} 与 ${v.other}` }),
  "versus-same": () => ({ says: "两人获得的相同。" }),
  "versus-award": (v) => ({
    says: spaced`${v.winner} 获得${v.place}；${v.loser} ${v.held === "" ? "未获得" : spaced`获得${v.held}`}。两人的差别在于（最短的事实清单；“该生”指 ${v.loser}，“对方”指 ${v.winner}）：`,
  }),
  "versus-no-candidate": () => ({ says: "该生没有申请此奖项，或此奖项不面向该生这类学生。" }),
  "versus-lock": (v) => ({ says: spaced`${v.author}事先指定该生不获得此奖项：${v.reason}` }),
  "versus-lock-other": (v) => ({ says: spaced`${v.author}事先指定对方获得此奖项：${v.reason}` }),
  "versus-owed": (v) => ({ says: spaced`按协议 ${v.agreement} 应给予对方${cited(v.article)}。` }),
  "versus-refused": () => ({ says: "不对该生开放：" }),
  "versus-decided": () => ({ says: "由主管机构决定，不经竞争。" }),
  "versus-merit": (v) =>
    v.own === v.other ? { says: "评优分：差别在于与之相关的其他奖项（就本奖项而言两人相同）。" } : { says: `评优分：该生为 ${v.own}，对方为 ${v.other}。` },
  "versus-cost": (v) => ({ says: `费用：给予该生需要 ${money(v.own)}，给予对方需要 ${money(v.other)}。` }),
  "versus-part": (v) => ({
    says: `按群体划分的名额${cited(v.article)}：该生计入${v.own === "" ? "：无" : ` ${v.own}`}，对方计入${v.other === "" ? "：无" : ` ${v.other}`}。`,
  }),
  "versus-options": (v) => ({
    says: `可与之兼得或与之互斥的其他奖项：该生另外可以获得：${v.own === "" ? "无" : v.own}；对方另外可以获得：${v.other === "" ? "无" : v.other}。`,
  }),
  "versus-key": (v) => ({ says: `区分并列者的依据 ${v.key}${cited(v.article)}。` }),
  "versus-lot": (v) => ({
    says: `没有差别：两人在一切相关方面都相同，由抽签决定（签号 ${v.own} 和 ${v.other}；签号小者在先）。`,
  }),
  "versus-none": () => ({ says: "没有差别：两人在一切相关方面都相同，究竟由谁获得，尚待决定。" }),
  "versus-unsettled": () => ({ says: "哪些事实必不可少，在达到限制之前未能求出；两人的差别在于：" }),
};

/** Nobody, or so many, of a list between the cut-off and the student. */
function waitingBefore({ between }: Values): string {
  return Number(between) === 0 ? "该生是名单上的下一位" : `名单上还有 ${between} 人排在该生之前`;
}

/** Sentence per fact of the policy `rank`, where the cut-off is the reason. */
export const rankFactSentences: Readonly<Record<string, Sentence>> = {
  "rank-nobody": () => ({ says: "无人达到入选线。" }),
  "rank-reached": (v) => ({ says: `入选线为 ${v.cutOff}，该生（${v.merit}）的名次不在其后。` }),
  "rank-below": (v) => ({ says: `入选线为 ${v.cutOff}，该生的评优分为 ${v.merit}：排在前面的人先获得；${waitingBefore(v)}。` }),
  "rank-key": (v) => ({
    says: `入选线为 ${v.cutOff}，与该生的评优分相同，但按区分并列者的依据，该生排在其后；${waitingBefore(v)}。`,
  }),
  "rank-ticket": (v) => ({
    says: `入选线为 ${v.cutOff}，与该生的评优分相同；由抽签决定（该生的签号 ${v.ticket} 排在最后入选的签号 ${v.last} 之后）；${waitingBefore(v)}。`,
  }),
  "rank-least": (v) => ({
    says: `其他一切不变，评优分为 ${v.merit} 时即可获得此等级（或更高的等级）；为 ${v.below} 时则不能（两者均已证明）。`,
  }),
  "rank-least-never": (v) => ({ says: `仅凭评优分无法获得：其他一切不变，即使得到最高分 ${v.most} 也不能获得（已证明）。` }),
  "rank-least-open": () => ({ says: "评优分要达到多少才够，在达到限制之前未能求出。" }),
  "rank-not-computed": () => ({
    says: "在分配原则 rank（按名次）下，不计算增加多少名额或经费才够，也不计算这会使他人失去什么：入选线一动，名单上所有人都受影响，没有只涉及一名学生的分配结果可供比较。`bursar compare` 可以显示其他限额会带来什么变化。",
  }),
  "rank-taken-first": (v) => ({ says: spaced`该生已获得${v.place}，该奖项优先取得，并与本奖项互斥${cited(v.article)}。` }),
  "rank-declared": () => ({ says: "该生的结果由事先指定的事项决定，不由名次决定。" }),
  "rank-part": (v) => ({ says: `该生只与计入相同名额分组的学生比较（${v.part}）。` }),
  "versus-declared": () => ({ says: "其中一人的结果由事先指定的事项决定，不由名次决定。" }),
  "versus-lists": (v) => ({ says: spaced`两人在不同的名单上，不作比较：该生在 ${v.own}，对方在 ${v.other}。` }),
  "versus-precedence": () => ({ says: "该生排在对方之前，但该生优先取得的奖项与本奖项互斥。" }),
  "versus-order-key": () => ({ says: "按区分并列者的依据，对方在先。" }),
};
