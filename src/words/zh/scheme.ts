/** Chinese sentences of the faults in scheme and scenario files. */
import type { Sentence } from "../sentence.ts";

/** What a text must look like, by the name that a fault carries. */
const EXPECTED: Readonly<Record<string, string>> = {
  share: "份额，如 70 % 或 1/3，不超过 100 %",
  yuan: "金额，如 2000 yuan 或 99.50 yuan",
  percent: "百分比，至多两位小数",
  offset: "时区，如 +08:00",
  name: "名称：字母和数字，各部分用点连接",
  id: "id：字母和数字，各部分用连字符或点连接",
  "table-name": "表名：小写字母、数字、连字符",
  "whole-number": "非负整数",
  truth: "true 或 false",
  "parameter-name": "参数，如 param.deadline.freshman",
  date: "日期，如 2024-09-20",
  time: "日期，或带时区的日期和时间，如 2024-06-30T17:00+08:00",
  money: "金额，如 2000 yuan",
  codes: "文本列表，如 [GB, US]",
  places: "整数列表，如 [0, 0]",
  string: "文本（看起来像数字时要加引号）",
  number: "数值",
  boolean: "true 或 false",
  integer: "整数",
  array: "列表",
  numeric: "数值或金额",
  text: "文本",
  record: "由若干键组成的块",
  object: "由若干键组成的块",
  "limit-shapes": "以下之一：share + of；places；decision；apportion + total + method + plan",
  "amount-shapes": "以下之一：share + of；fixed；perMonth + months；formula；sum + of + period；由两个金额组成的 range；decision: amount；coverage",
  "paid-shapes": "以下之一：semesters（两个）+ first + of；from（可加 after）；from + every + months；on",
  "csv-path": "规则文件所在文件夹内的 .csv 文件路径",
};

/** Types of the condition language, by the name that a fault carries. */
const TYPES: Readonly<Record<string, string>> = {
  number: "数值",
  numeric: "数值或金额",
  money: "金额",
  boolean: "条件（真或假）",
  date: "日期",
  time: "日期和时间",
  text: "文本",
};

function typed(value: string | number | undefined): string {
  return TYPES[String(value)] ?? String(value ?? "");
}

function expected(value: string | number | undefined): string {
  const text = String(value ?? "");
  const decimals = /^decimals-(\d)$/.exec(text);
  if (decimals !== null) return `至多 ${decimals[1]} 位小数的数值`;
  return text
    .split("|")
    .map((part) => EXPECTED[part] ?? part.replace(/^at-least-/, "不小于 ").replace(/^at-most-/, "不大于 "))
    .join("，或");
}

function near(value: string | number | undefined): { readonly hint?: string } {
  return value === undefined || value === "" ? {} : { hint: `是否想写：${value}？` };
}

const yamlSentences: Readonly<Record<string, Sentence>> = {
  "yaml-size": (v) => ({ says: `文件超过 ${v.limit} 个字符` }),
  "yaml-syntax": (v) => ({ says: `这不是有效的 YAML：${v.detail}` }),
  "yaml-duplicate-key": () => ({ says: "这个键写了两次", hint: "请保留其一" }),
  "yaml-alias": (v) => ({ says: `不允许使用别名（*${v.name}）`, hint: "请直接写出值" }),
  "yaml-anchor": (v) => ({ says: `不允许使用锚点（&${v.name}）`, hint: "请在使用处直接写出值" }),
  "yaml-tag": (v) => ({ says: `不允许使用标签 ${v.tag}`, hint: "请去掉标签，只写值" }),
  "yaml-depth": (v) => ({ says: `文件嵌套超过 ${v.limit} 层` }),
  "yaml-key": (v) => ({ says: `“${v.key}”在这里不能作为键`, hint: "请写出每个键；不允许使用合并键（<<）" }),
  "yaml-empty": () => ({ says: "文件是空的", hint: "models/README.md 说明文件中应写什么" }),
  "yaml-unknown-key": (v) => ({ says: `这里没有键“${v.key}”`, hint: v.near === "" ? `可用的键：${v.allowed}` : `是否想写“${v.near}”？` }),
  "yaml-missing": (v) => ({ says: `缺少键“${v.name}”`, hint: `应为：${expected(v.expected)}` }),
  "yaml-type": (v) => ({ says: `${v.name} 的值是“${v.found}”`, hint: `应为：${expected(v.expected)}` }),
  "yaml-value": (v) => ({ says: `${v.name} 的值是“${v.found}”`, hint: `应为：${expected(v.expected)}` }),
  "yaml-pattern": (v) => ({ says: `${v.name} 的值是“${v.found}”`, hint: `应为：${expected(v.expected)}` }),
};

const partSentences: Readonly<Record<string, Sentence>> = {
  "scheme-unknown-parameter": (v) => ({ says: `规则文件中没有参数或解读“${v.name}”`, ...near(v.near) }),
  "scheme-parameter-type": (v) => ({ says: `param.${v.name} 的类型是 ${v.found}`, hint: `应为 ${v.expected} 类型的参数` }),
  "scheme-parameter-values": (v) => ({
    says: `param.${v.name} 的值可以是${v.found === "" ? "任意文本" : `：${v.found}`}`,
    hint: `此处只能识别以下值，请把它们写为该参数的 values：${v.expected}`,
  }),
  "scheme-unknown-population": (v) => ({ says: `规则文件中没有人数基数“${v.name}”`, hint: `可用：${v.known}` }),
  "scheme-unknown-award": (v) => ({ says: `规则文件中没有奖项“${v.name}”`, hint: `可用：${v.known}` }),
  "scheme-unknown-level": (v) => ({ says: `奖项 ${v.award} 没有等级“${v.name}”`, hint: `可用：${v.known}` }),
  "scheme-group-field": (v) => ({
    says: `“${v.name}”不是取单一代码、真假值、整数或金额的字段`,
    hint: "获奖率只能按这类字段比较",
  }),
  "scheme-unknown-field": (v) => ({ says: `“${v.name}”不是规则文件的代码字段`, hint: "请在 fields 中以 type: code 声明" }),
  "scheme-duplicate": (v) => ({ says: `“${v.name}”出现两次，或不是 id`, hint: "id 不能重复" }),
  "scheme-reserved-name": (v) => ({ says: `“${v.name}”是保留名称，不能用作字段` }),
  "scheme-list-records": (v) => ({ says: `列表 ${v.name} 没有 records`, hint: "请在 records: 中写明它的表有哪些列" }),
  "scheme-default": (v) => ({ says: `${v.name} 的默认值是“${v.found}”`, hint: `应为：${expected(v.expected)}` }),
  "scheme-one-of": (v) => ({ says: `${v.name} 的键有：${v.found === "" ? "（无）" : v.found}`, hint: `应为：${expected(v.expected)}` }),
  "scheme-range": (v) => ({ says: `范围写成从 ${v.low} 到 ${v.high}`, hint: "较小的一端写在前面" }),
  "scheme-no-levels": (v) => ({ says: `${v.name} 没有等级`, hint: "不分等级的奖项就是只有一个等级：请写明" }),
  "scheme-merit-missing": (v) => ({ says: `${v.name} 由竞争产生（optimised），但没有可供排序的依据`, hint: "请写明 merit：一个表达式" }),
  "scheme-merit-unused": (v) => ({ says: `${v.name} 的产生方式是 ${v.selection}，其评优分不会被使用`, hint: "只有由竞争产生（optimised）的奖项才排序" }),
  "scheme-amount-kind": (v) => ({
    says: v.selection === "decided" ? `${v.name} 由主管机构决定（decided），但其金额是计算得出的` : `${v.name} 的产生方式是 ${v.selection}，但其金额留待决定`,
    hint: v.selection === "decided" ? "由主管机构决定的奖项应写明金额范围，或写 decision: amount" : "由竞争产生（optimised）的奖项，其金额必须能够计算",
  }),
  "scheme-interaction": (v) => ({ says: `${v.name} 不是由竞争产生（optimised）的奖项，目前不能参与互斥或合计限制` }),
  "scheme-quota-award": (v) => ({
    says: `${v.name} 的产生方式是 ${v.selection}：此处的名额限制对它不起作用`,
    hint: "名额限制要么只计由竞争产生（optimised）的奖项，要么只计由主管机构决定（decided）的奖项；两者不能混用，也不能计符合条件即得的奖项",
  }),
  "scheme-quota-floor": (v) => ({
    says: `${v.name} 规定了奖项的最少名额，但这些奖项由主管机构决定（decided），名额多少也由其决定`,
    hint: "请写 atMost，或把奖项改为由竞争产生（optimised）",
  }),
  "scheme-documents": (v) => ({
    says: `规则 ${v.name} 涉及材料，但规则文件没有写明材料记在哪个列表中`,
    hint: "请写明 documents: { list: ..., received: ... }，其中 received 是时间字段",
  }),
  "scheme-deadline-kind": (v) => ({ says: `规则 ${v.name} 有期限，但不是材料规则`, hint: "请加上 kind: document，或在 require 中比较日期" }),
  "scheme-no-history": (v) => ({ says: `条款 ${v.name} 要查看获奖历史，但没有任何列表写明 table: history` }),
  "scheme-register-source": (v) => ({
    says: `对照表 ${v.name} 是规则文件的数据，须写明来源和日期`,
    hint: "source: 由谁公布；date: 2024-02-15",
  }),
  "scheme-unknown-register": (v) => ({
    says: `没有名为 ${v.name} 的对照表，或该字段不是代码`,
    hint: v.known === "" ? "这份规则文件没有对照表" : `可用：${v.known}`,
  }),
  "scheme-unknown-authority": (v) => ({ says: `规则文件中没有主管机构 ${v.name}`, hint: "请在 authorities 中列出" }),
  "scheme-cap-unused": (v) => ({
    says: `${v.name} 的产生方式是 ${v.selection}：名额上限只限制学生所竞争的名额`,
    hint: "限制主管机构最多可定多少人，请用带 atMost 的名额限制",
  }),
  "scheme-entitled": (v) => ({
    says: `${v.award ?? v.name}，等级 ${v.level}：entitled 只用于由主管机构决定金额的等级`,
    hint: "其他等级随奖项的产生方式而定",
  }),
  "adjust-not-available": (v) => ({
    says: `比例调整 ${v.name} 已启用，但分配时使用办法自身的名额`,
    hint: "请保持关闭；bursar adjust check 和 bursar adjust propose 可说明调整会有什么结果",
  }),
};

const expressionSentences: Readonly<Record<string, Sentence>> = {
  "expression-empty": () => ({ says: "表达式是空的" }),
  "expression-too-long": (v) => ({ says: `表达式超过 ${v.limit} 个字符` }),
  "expression-too-deep": (v) => ({ says: `表达式在此处附近嵌套过深：${v.part}` }),
  "expression-syntax": (v) => ({ says: `无法作为表达式读取：${v.part}`, hint: String(v.detail) }),
  "expression-literal": (v) => ({
    says: `“${v.part}”不是普通的数字、文本或真假值`,
    hint: "数字至多 9 位小数，不用科学计数法；文本写在双引号中",
  }),
  "expression-percent": (v) => ({
    says: `表达式中有百分号：${v.part}`,
    hint: "请直接写数字；只有要求写份额的地方才用 70 % 这样的写法",
  }),
  "expression-not-allowed": (v) => ({
    says: `“${v.part}”不属于条件语言`,
    hint: "可用：+ - * /、比较、and、or、not、in、?: 以及规定的函数",
  }),
  "expression-implicit-product": (v) => ({ says: `乘积缺少运算符：${v.part}`, hint: "请写出运算符；如果是文本，请放在双引号中" }),
  "expression-not-binds": (v) => ({ says: `此处 not 先于比较起作用：${v.part}`, hint: "请写成 not (a == b)" }),
  "expression-unknown-name": (v) => ({ says: `没有字段、记录字段或参数“${v.name}”`, ...near(v.near) }),
  "expression-list-alone": (v) => ({
    says: `列表“${v.name}”不能单独使用`,
    hint: "请放在 any(...)、all(...)、count(...)、sum(...)、max(...)、min(...) 或 known(...) 中使用",
  }),
  "expression-unknown-function": (v) => ({ says: `没有函数“${v.name}”`, hint: `可用：${v.known}` }),
  "expression-argument": (v) => ({ says: `参数有误：${v.part}`, hint: `应为：${v.expected}` }),
  "expression-needs-list": (v) => ({ says: `“${v.name}”不是列表`, hint: "第一个参数必须是列表字段" }),
  "expression-needs-number": (v) => ({ says: `此处需要数值：${v.part}` }),
  "expression-if-none": (v) => ({
    says: `列表为空时的取值不合适：${v.part}`,
    hint: "请给出同类的数值，小数位数不能更多",
  }),
  "expression-type": (v) => ({ says: `${v.part} 的类型是：${typed(v.found)}`, hint: `应为：${typed(v.expected)}` }),
  "expression-compare": (v) => ({
    says: `${typed(v.left)}与${typed(v.right)}不能放在一起比较或运算：${v.part}`,
    hint: '金额写成 yuan(5000)，日期写成 date("2024-01-31")',
  }),
  "expression-value": (v) => ({ says: `${v.name} 的值不可能是“${v.value}”`, hint: `它的值有：${v.allowed}` }),
  "expression-in": (v) => ({ says: `in 的右边既不是值的列表，也不是集合或集合参数：${v.part}` }),
  "expression-array": (v) => ({ says: `值的列表不能单独使用：${v.part}`, hint: "它只能写在 in 之后" }),
  "expression-divisor": (v) => ({ says: `只能除以不为零的常数：${v.part}`, hint: "请改为在比较的两边相乘" }),
  "expression-too-large": (v) => ({ says: `结果可能过大，无法精确计算：${v.part}`, hint: "请给其中的字段规定更窄的范围（min、max）" }),
};

const scenarioSentences: Readonly<Record<string, Sentence>> = {
  "scenario-parameter": (v) => ({ says: `${v.name} 的值是“${v.found}”`, hint: `应为：${expected(v.expected)}` }),
  "scenario-parameter-missing": (v) => ({ says: `情景必须写明 ${v.name}：${v.meaning}`, hint: `应为：${expected(v.expected)}` }),
  "scenario-wrong-section": (v) => ({
    says: `${v.name} 不应写在 ${v.section} 中`,
    hint: "解读写在 readings 中，其他参数写在 parameters 中",
  }),
  "scenario-seed": () => ({
    says: "并列由抽签解决，但没有种子",
    hint: '请写明 seed: "..."（抽签之前公开约定），或写 ties: report',
  }),
  "scenario-ties-all": () => ({
    says: "ties: all（同分者同时获得某一等级，或都不获得）只能与按名次（rank）原则一起使用",
    hint: "请写 policy: rank，或写 ties: lot",
  }),
  "file-not-utf8": () => ({ says: "文件不是 UTF-8 文本" }),
  "lock-student": (v) => ({ says: `没有学号为“${v.name}”的学生` }),
  "scenario-file": () => ({ says: "文件夹中没有 scenario.yaml" }),
  "scheme-file": () => ({ says: "文件夹中没有 scheme.yaml" }),
};

/** Sentence per fault code of scheme and scenario files. */
export const schemeSentences: Readonly<Record<string, Sentence>> = { ...yamlSentences, ...partSentences, ...expressionSentences, ...scenarioSentences };
