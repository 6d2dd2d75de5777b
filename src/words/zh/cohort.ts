/** Chinese sentences of the faults in a case's tables. */
import type { Sentence } from "../sentence.ts";
import { formWords, oddWords } from "./cells.ts";

/** Yuan from fen. */
function yuan(fen: string | number | undefined): string {
  const text = String(fen ?? 0).padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)} 元`;
}

const EXPECTED: Readonly<Record<string, (v: Readonly<Record<string, string | number>>) => string>> = {
  integer: (v) => `整数，范围 ${v.range}`,
  decimal: (v) => `至多 ${v.digits} 位小数的数值，范围 ${v.range}`,
  money: (v) => `以元为单位、至多两位小数的金额，范围 ${v.range}`,
  date: () => "真实存在的日期，写成 YYYY-MM-DD",
  time: () => "日期，写成 YYYY-MM-DD；或日期、时间和时区，写成 2024-06-30T17:00+08:00",
  "yes-no": () => "yes 或 no；未知时留空",
  values: (v) => `以下之一：${v.allowed}`,
  "not-none": () => "文本；此字段不能为 none",
  count: () => "非负整数",
};

/** Where an earlier row stands: Parquet has no lines. */
function lineOrRow(v: Readonly<Record<string, string | number>>): string {
  return v.row === undefined ? `第 ${v.line} 行` : `第 ${v.row} 条记录`;
}

function expectation(v: Readonly<Record<string, string | number>>): string {
  return EXPECTED[String(v.expected)]?.(v) ?? String(v.expected ?? "");
}

/** What was expected, and the value that may have been meant. */
function valueHint(v: Readonly<Record<string, string | number>>): string {
  const write = v.write === undefined ? "" : `；请写成 ${v.write}`;
  return `应为：${expectation(v)}${write}${near(v, "", "；")}`;
}

function near(v: Readonly<Record<string, string | number>>, otherwise: string, before = ""): string {
  return v.near === undefined || v.near === "" ? otherwise : `${before}是否想写“${v.near}”？`;
}

/** Sentence per fault code of a case's tables. */
export const cohortSentences: Readonly<Record<string, Sentence>> = {
  "table-missing": (v) => ({ says: `缺少表 ${v.name}`, hint: "models/README.md 说明评审案有哪些表" }),
  "table-empty": () => ({ says: "表中没有学生", hint: "首行之下每名学生一行" }),
  "table-unknown": (v) => ({ says: `规则文件中没有以 ${v.name} 为表的列表`, hint: `这份规则文件的表：${v.known}` }),
  "column-missing": (v) => ({
    says: `缺少列“${v.name}”`,
    hint: "每个已声明的字段都要有对应的列；信息未知时单元格留空",
  }),
  "column-unknown": (v) => ({
    says: `规则文件中没有名为“${v.name}”的列${oddWords(v)}`,
    hint: near(v, "请删除该列或更正列名，或在 scenario.yaml 的 columns 或 ignore 中写明"),
  }),
  "cell-value": (v) => ({ says: `值为“${v.value}”${formWords(v)}${oddWords(v)}`, hint: valueHint(v) }),
  "cell-unseen": (v) => ({ says: `值为“${v.value}”${oddWords(v)}`, hint: "请去掉该字符，重新填写这个值" }),
  "cell-blanks": (v) => ({ says: `值“${v.value}”的开头或结尾有空格${oddWords(v)}`, hint: "请删除空格" }),
  "cell-id": (v) => ({
    says: `“${v.value}”不能作为学号${oddWords(v)}`,
    hint: "学号由 1 至 64 个 ASCII 字母、数字、点、连字符、下划线组成，以字母或数字开头",
  }),
  "cell-id-twice": (v) => ({ says: `学号“${v.value}”已在${lineOrRow(v)}出现`, hint: "每名学生一行" }),
  "cell-id-unknown": (v) => ({ says: `没有学号为“${v.value}”的学生`, hint: near(v, "students.csv 应列出全部学生") }),
  "cell-id-alike": (v) => ({
    says: `学号“${v.value}”与${lineOrRow(v)}的“${v.other}”只有大小写或开头的零不同`,
    hint: "如果确是两名学生，请在 scenario.yaml 中写明 ids: { alike: allowed }",
  }),
  "cell-set": (v) => ({ says: `集合“${v.value}”中有空的部分`, hint: "各代码用 ; 分隔；空集写 none" }),
  "cell-list-state": (v) => ({ says: `值为“${v.value}”`, hint: `应为：none 或 listed；未知时留空${near(v, "", "；")}` }),
  "columns-unknown-table": (v) => ({ says: `使用这份规则文件的评审案没有表“${v.key}”`, hint: near(v, `可用的表：${v.known}`) }),
  "columns-no-table": (v) => ({ says: `评审案中没有表 ${v.name}`, hint: "请删除这项对应关系，或补上该表" }),
  "columns-unknown-header": (v) => ({
    says: `表中没有列“${v.header}”`,
    hint: near(v, "列名要与表的首行完全一致"),
  }),
  "publish-unknown-column": (v) => ({
    says: `学生名册中没有可供公布的列“${v.name}”`,
    hint: near(v, "publish: 中应写 students.csv 的列名"),
  }),
  "publish-type": (v) => ({
    says: `列“${v.name}”不能作为 ${v.part} 公布：只能公布文本列（代码列，或规则不使用的列），不能公布学号、日期、数值或金额`,
  }),
  "publish-private": () => ({
    says: "这个单元格不能公布：其中有长数字、日期、电子邮件地址、学生的学号，或超过 80 个字符",
    hint: "请在 scenario.yaml 的 publish: 中改用其他列，或更正该单元格，然后重新分配",
  }),
  "columns-unknown-field": (v) => ({
    says: `该表没有与列“${v.header}”对应的字段 ${v.field}`,
    hint: near(v, "models/README.md 说明每个表有哪些字段"),
  }),
  "columns-field-twice": (v) => ({
    says: `“${v.other}”和“${v.header}”对应同一字段 ${v.field}`,
    hint: "请保留其一，把另一列写入 ignore",
  }),
  "columns-ignored": (v) => ({ says: `列“${v.header}”同时也写在 ignore 中`, hint: "两处只保留一处" }),
  "list-rows-missing": (v) => ({
    says: `单元格填的是 listed，但 ${v.table} 中没有该学生的行`,
    hint: "没有则填 none，未知则留空",
  }),
  "list-rows-unexpected": (v) => ({ says: `单元格填的是 none，但 ${v.table} 中有该学生的 ${v.count} 行`, hint: "请填 listed" }),
  "list-rows-unstated": (v) => ({ says: `单元格为空，但 ${v.table} 中有该学生的 ${v.count} 行`, hint: "请填 listed" }),
  "list-too-long": (v) => ({ says: `${v.table} 中该学生有 ${v.count} 行；最多读取 ${v.limit} 行` }),
  "decision-incomplete": (v) => ({
    says: `决定缺少 ${v.name}`,
    hint: v.name === "award" ? "金额是针对某一个奖项决定的" : "每项决定都要写明 key、value、authority、date 和 reason",
  }),
  "decision-unknown-rule": (v) => ({ says: `规则文件中没有规则“${v.value}”` }),
  "decision-hard-rule": (v) => ({ says: `规则 ${v.rule} 是硬性规定，不能豁免`, hint: "只有“原则上”的条款（soft: true）可以豁免" }),
  "decision-unknown-key": (v) => ({ says: `规则文件中没有任何内容需要决定“${v.value}”`, hint: `可用：${v.known}` }),
  "decision-authority": (v) => ({ says: `“${v.value}”无权作出此项决定（${v.key}）`, hint: `有权决定的：${v.allowed}` }),
  "decision-range": (v) => ({
    says: `${v.student}：奖项 ${v.award}（等级 ${v.level}，${v.article}）的金额 ${v.amount} 元超出范围，应${v.highFen === "" ? `不低于 ${yuan(v.lowFen)}` : `在 ${yuan(v.lowFen)}至 ${yuan(v.highFen)}之间`}`,
    hint: v.rule === "" ? "办法不允许其他金额" : `这是“原则上”的规定：以 ${v.rule} 为值并写明理由的豁免可以放宽`,
  }),
  "decision-not-eligible": (v) => ({
    says: `已为 ${v.student} 决定奖项 ${v.award} 的金额，但该生不符合条件（${v.article}）`,
    hint: "bursar eligibility SCENARIO --student 可显示未满足的规则",
  }),
  "decision-without-effect": (v) => ({
    says: `${v.student}：奖项 ${v.award} 的 ${v.amount} 元不会发放，因为已发放更高的等级，而只能发放一个等级（${v.article}）`,
    hint: "请撤回两项决定之一",
  }),
  "decision-later": (v) => ({
    says: `决定的日期是 ${v.value}，晚于评审案的日期（${v.asOf}）`,
    hint: "评审案只包含截至其日期（asOf）已作出的决定",
  }),
  "amount-negative": (v) => ({
    says: `奖项 ${v.award} 等级 ${v.level} 将发给 ${v.student} ${v.amount} 元`,
    hint: "金额不能为负：请检查信息和计算公式",
  }),
  "earlier-part": (v) => ({
    says: `名额限制 ${v.rule} 按全年人数的各个分组计算，但先前批次的分配结果没有写明名额属于哪个分组`,
    hint: "请以决定或数值写明剩余的名额",
  }),
  "decision-too-many": (v) => ({
    says: `奖项 ${v.award}${v.part === "" ? "" : `（${v.part}）`}已决定 ${v.count} 笔金额，但只有 ${v.places} 个名额（${v.rule}，${v.article}）`,
    hint: "请撤回部分决定，或由主管机构增加名额",
  }),
  "register-key": (v) => ({ says: v.name === "" ? "这一行没有键" : `键“${v.name}”出现两次`, hint: "每个键一行" }),
  "earlier-header": (v) => ({
    says: `这不是 ${v.scheme} 其他批次的分配结果${v.found === "" ? "" : `：${v.found}`}`,
    hint: "earlier: 中写同一学年其他批次的 allocation.jsonl，每个只写一次",
  }),
  "scenario-term": (v) => ({ says: `学期 ${v.term} 的日期不真实，或与前一学期重叠`, hint: "from 和 to 须为日期；学期按先后排列" }),
  "decision-twice": () => ({ says: "这项决定出现两次", hint: "请保留有效的一项" }),
  "census-twice": () => ({ says: "这项人数统计出现两次", hint: "请保留有效的一项" }),
  "census-missing": (v) => ({
    says: `人数统计中缺少 ${v.population}${v.part === "" ? "" : `（分组 ${v.part}）`}在 ${v.date}、批次 ${v.round} 的人数`,
    hint: "应填当日的注册人数，不能用申请人数代替",
  }),
  "agreement-award": (v) => ({ says: `${v.value} 的产生方式是 ${v.selection}：协议只能约定竞争名额的奖项` }),
  "agreement-name": (v) => ({ says: `“${v.value}”为空或出现两次` }),
  "merit-scale": (v) => ({ says: `${v.student} 在奖项 ${v.award} 上的评优分为 ${v.value}，超出规则文件的范围 ${v.range}` }),
  "too-many-bundles": (v) => ({
    says: `学生 ${v.student} 可将 ${v.awards} 组合成 ${v.count} 种；最多允许 ${v.limit} 种`,
    hint: `把这些奖项联系在一起的规则：${v.rules}`,
  }),
};
