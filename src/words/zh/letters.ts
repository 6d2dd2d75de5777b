/** Chinese texts of the letters: what a student is told of her or his own result. Facts of an explanation are said to "你" here; what names nobody is said as everywhere. */
import type { Sentence } from "../sentence.ts";
import { inWords } from "../zh.ts";
import { cited, money } from "./phrases.ts";
import { spaced } from "./spaced.ts";

type Values = Readonly<Record<string, string | number>>;

function received(v: Values): string {
  return `共 ${v.count} 名学生获得，其中最低的评优分为 ${v.lowest}`;
}

function between(v: Values): string {
  return Number(v.between) === 0 ? "你是名单上的下一位" : `名单上还有 ${v.between} 人排在你之前`;
}

function declared(v: Values, what: string): string {
  return spaced`${v.author}事先指定：${what}${v.level === "" ? "" : `（${v.level}）`}。理由：${v.reason}`;
}

/** Sentence per fact that speaks of the student. */
const OWN: Readonly<Record<string, Sentence>> = {
  "explain-given-owed": (v) => ({
    says: spaced`获得：${v.level === "" ? "" : `${v.level}，`}${money(v.yuan)}，按协议 ${v.agreement} 应给予你${cited(v.article)}。`,
  }),
  "explain-no-candidate": () => ({ says: "你没有申请此奖项，或此奖项不面向你这类学生。" }),
  "explain-no-candidate-at-all": () => ({ says: "你没有申请任何奖项，而未经申请不授予任何奖项。" }),
  "explain-not-decided": (v) => ({ says: spaced`你符合条件，但${v.authority}尚未决定授予你。` }),
  "explain-disqualified": () => ({ says: "你被取消资格，依据如下：" }),
  "explain-waiver": (v) => ({ says: spaced`${v.authority}已为你豁免 ${v.article}：${v.reason}。` }),
  "explain-lock-must": (v) => ({ says: declared(v, "你获得此奖项") }),
  "explain-lock-must-not": (v) => ({ says: declared(v, "你不获得此奖项") }),
  "explain-lock-at-least": (v) => ({ says: declared(v, "你获得此等级或更高的等级") }),
  "explain-eligible": (v) => ({
    says: `你符合条件${v.levels === "" ? "" : `，可参评：${v.levels}`}。${v.merit === "" ? "" : `你的评优分为 ${v.merit}。`}`,
  }),
  "explain-level-held": (v) => ({ says: v.level === "" ? "你获得的是：" : `${v.level}：获得` }),
  "explain-cutoff": (v) => ({ says: `${received(v)}；${v.merit === "" ? "你没有得分" : `你为 ${v.merit}`}。` }),
  "explain-at-cutoff": (v) => ({ says: `${received(v)}；你与其相同。` }),
  "explain-above-cutoff": (v) => ({
    says: `${received(v)}；其中 ${v.lower} 人的评优分低于你（${v.merit}）：起决定作用的是名额、经费或群体，而不只是评优分。`,
  }),
  "explain-quota-full": (v) => ({
    says: spaced`${v.part === "" ? "你所属群体" : v.part}${Number(v.most) === 0 ? "没有名额" : `的 ${v.most} 个名额已用完`}${cited(v.article)}。`,
  }),
  "explain-fund-short": (v) => ({ says: `在其他人都获得之后，经费“${v.fund}”可用于你的余额为 ${money(v.left)}；需要 ${money(v.needs)}。` }),
  "explain-instead": (v) => ({ says: spaced`你已获得${v.place}，两者不得兼得${cited(v.article)}。` }),
  "rank-reached": (v) => ({ says: `入选线为 ${v.cutOff}，你（${v.merit}）的名次不在其后。` }),
  "rank-below": (v) => ({ says: `入选线为 ${v.cutOff}，你的评优分为 ${v.merit}：${between(v)}。` }),
  "rank-key": (v) => ({ says: `入选线与你的评优分（${v.merit}）相同，但按区分并列者的依据，你排在其后；${between(v)}。` }),
  "rank-ticket": (v) => ({
    says: `入选线与你的评优分（${v.merit}）相同；在相同者之间由抽签决定（你的签号 ${v.ticket} 排在最后入选的签号 ${v.last} 之后）；${between(v)}。`,
  }),
  "rank-declared": () => ({ says: "你的结果由事先指定或约定的事项决定。" }),
  "rank-part": (v) => ({ says: `你所在的名单：${v.part}。` }),
  "rank-taken-first": (v) => ({ says: spaced`你已获得${v.place}，该奖项优先取得${cited(v.article)}。` }),
};

/** A fact of an explanation, said to the student. */
export function saidToStudent(found: { readonly code: string; readonly values: Values }): string {
  return (OWN[found.code]?.(found.values) ?? inWords(found)).says;
}

/** Texts of the letter's page. */
export const letterTexts = {
  language: "zh-CN",
  heading: (title: string) => `结果通知书：${title}`,
  synthetic: "本评审案中的学生均为虚构；如有雷同，纯属巧合。",
  private: "本通知书只发给你本人，内含你的个人数据；请勿转交给不应看到这些数据的人。",
  student: "学生",
  code: "你在公示中的代码",
  period: "异议",
  objections: "如果本通知书中有任何错误，请附上本通知书，以书面形式向发布公示的部门提出异议。",
  results: "结果",
  resultCaption: "各奖项的结果",
  resultColumns: ["奖项", "结果", "金额（元）"],
  given: (level: string) => (level === "" ? "获得" : spaced`获得${level}`),
  waiting: "待定，并未被拒绝",
  notGiven: "未获得",
  nothing: "你没有申请任何奖项，而未经申请不授予任何奖项。",
  reasons: "理由",
  proof: "能否得到更多？",
  verdicts: {
    settled: "不能。按公布的影子价格，没有任何最优的分配结果会给予你比现在更多的奖项；receipt.html 可用下方的数据块算出这一点。",
    "best-held": "在经竞争授予的奖项中，凡对你开放的，你已得到其中最好的。",
    "nothing-open": "在经竞争授予的奖项中，没有对你开放的；理由见上文。",
    "not-settled": "仅凭公布的影子价格不能断定。逐项说明如下：",
  },
  refuted: (choice: string) =>
    `${choice}：不能。没有任何最优的分配结果会给予你这一项。下方的证明表明，规则、已证明的目标值和这一项三者不能同时成立：它是对文件夹中整数规划加上开头所列约束的反驳，审计人员可据此核查。`,
  tied: (choice: string) => `${choice}：另有同样好的分配结果会给予你这一项。你处于并列，由办法对并列者的规定（先按区分并列者的依据，再抽签）决定。`,
  open: (choice: string) => `${choice}：在求解限制之内未能得出结论；请向主管机构询问。`,
  byPrices: (choice: string) => `${choice}：不能，依据公布的影子价格。`,
  rank: "在此分配原则下，只由上述入选线决定：凡某一等级对其开放、且名次不在该等级入选线之后的人，都获得该等级或更高的等级。",
  proofCaption: (choice: string) => spaced`证明：不能得到${choice}`,
  used: "评审所用的你的数据",
  usedNote: "以下是读入的各表单元格。空单元格视为未知，不予列出。",
  usedCaption: "各表的单元格",
  usedColumns: ["表", "行", "列", "值"],
  block: "你的数据块，供 receipt.html 使用",
  blockNote: "打开公示旁的 receipt.html，选择本文件，或把下方的数据块复制进去。数据块只要有任何改动，它就会回答“否”。",
} as const;
