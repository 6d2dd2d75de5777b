/** Chinese texts of `bursar ledger`. */
import type { Sentence } from "../sentence.ts";

/** Words of the commands. */
export const ledgerTexts = {
  verify: "核查每条记录、哈希链以及链外的个人信息",
  append: "从文件追加记录",
  exporting: "以 JSON Lines 输出整本台账，同一台账每次输出的字节相同",
  importing: "导入已导出的台账；已有的记录必须相同",
  history: "某名学生的全部记录",
  erase: "永久删除某名学生的学号和个人文字；哈希链保持完整",
  ledger: "台账文件",
  head: "先前印出的链头，写作 COUNT:HASH：可发现台账末尾被截去或被替换",
  entries: "要追加的记录文件，JSON Lines：每行一个对象",
  exported: "由 `bursar ledger export` 输出的文件",
  student: "学号",
  by: "由谁声明",
  reason: "理由；会留在台账中，因此不得写明任何人",
  json: "输出一个 JSON 对象",
  examples: `
台账是一个只能追加记录的文件：申请、材料、决定、豁免、分配、公示、异议、发放。每条记录写明声明人、
时间和理由，并含上一条记录的哈希值。学号和个人文字存放在链外，链中只有其加盐哈希值。链头（记录条数和
最后一条的哈希值）代表此前的全部内容：请把它印在公示中。

示例：
  bursar ledger append round.db records.jsonl --by Office   没有 round.db 时新建
  bursar ledger verify round.db --head 12:9f86d081884c7d65...      还可发现末尾被截去
  bursar ledger history round.db S2025001
  bursar ledger export round.db > round.jsonl
  bursar ledger import copy.db round.jsonl
  bursar ledger erase round.db S2025001 --by Office --reason "letter 12"

records.jsonl 中的一行，例如（append --help 列出记录的种类及其字段）：
  {"kind":"application-received","round":"2025-autumn","student":"S2025001","award":"excellent-degree","reason":"form of 1 September"}
行中未写 author 时取 --by 的值，未写 time 时取当前时间。

退出码：0 完成，1 核查发现损坏，2 文件或命令参数有误，3 台账一直被另一进程占用。`,
  kindsHead: "记录的种类及其字段；带 ? 的可以不写；另有 reason（理由）、author（声明人）、time（时间）：",
  whole: (records: number, students: number, erased: number) =>
    `台账完整：记录 ${records} 条，学生 ${students} 名${erased > 0 ? `，已删除个人信息的学生 ${erased} 名` : ""}。`,
  headIs: (head: string) => `链头：${head}`,
  appended: (count: number) => `已追加 ${count} 条记录。`,
  imported: (count: number) => (count === 0 ? "全部记录都已存在。" : `已导入 ${count} 条记录。`),
  erasedNow: (student: string) => `${student} 的个人信息已删除。此前的导出文件、副本和备份中仍有这些信息。`,
  historyHeaders: ["序号", "时间（UTC）", "事项", "内容", "理由", "声明人"],
  colon: "：",
  comma: "，",
  kinds: {
    "application-received": "收到申请",
    "document-seen": "材料已核验",
    decision: "决定",
    waiver: "豁免",
    lock: "委员会指定",
    objection: "异议",
    corrected: "更正",
    cancelled: "取消",
    released: "释放名额",
    promoted: "递补",
    paid: "发放",
    "re-evaluated": "复审",
  },
  fields: {
    round: "批次",
    award: "奖项",
    level: "等级",
    amountFen: "金额（元）",
    document: "材料",
    key: "决定事项",
    value: "结果",
    rule: "规则",
    choice: "选择",
    statement: "陈述",
    field: "字段",
    was: "原为",
    now: "现为",
    objection: "异议记录序号",
    released: "释放名额的记录序号",
    month: "月份",
    outcome: "结论",
  },
} as const;

const RESTORE = "请原样保留该文件，并恢复链头已知的最近副本";

/** Fields of what is stated on the command line. */
const STATED: Readonly<Record<string, string>> = { author: "声明人", reason: "理由", time: "时间", student: "学号" };

/** Sentences of faults in ledgers. */
export const ledgerSentences: Readonly<Record<string, Sentence>> = {
  "ledger-none": () => ({ says: "此处没有台账", hint: "bursar ledger append 或 import 会新建台账" }),
  "ledger-not": () => ({ says: "这不是 Bursar 的台账" }),
  "ledger-newer": (v) => ({
    says: `台账的结构版本为 ${v.version}，本程序最高支持版本 ${v.known}`,
    hint: "请使用写出该台账的 Bursar 版本或更新的版本；没有改动任何内容",
  }),
  "ledger-cut": (v) => ({ says: `文件被截断：现有 ${v.bytes} 字节，至少应有 ${v.expected} 字节`, hint: RESTORE }),
  "ledger-long": (v) => ({ says: `文件有 ${v.bytes} 字节，而文件自称有 ${v.expected} 字节`, hint: RESTORE }),
  "ledger-damaged": (v) => ({ says: `文件已损坏：${v.detail}`, hint: RESTORE }),
  "ledger-busy": (v) => ({ says: `台账被另一进程占用已达 ${v.seconds} 秒；没有写入任何内容`, hint: "请等它结束后重试" }),
  "ledger-full": () => ({ says: "磁盘已满；没有写入任何内容，原有内容没有丢失", hint: "请腾出空间后重试" }),
  "ledger-unwritable": (v) => ({ says: `无法打开或写入台账：${v.detail}；没有写入任何内容` }),
  "ledger-unwiped": (v) => ({
    says: `该学生的个人信息已删除，但文件未能重写，其中可能仍有痕迹：${v.detail}`,
    hint: "请腾出空间，再次执行同一命令：它会报告没有该学号，并重写文件",
  }),
  "ledger-package": (v) => ({
    says: `${v.platform} 上没有安装 SQLite：${v.reason}`,
    hint: "请执行 npm install @photostructure/sqlite；支持 x64 或 arm64 处理器的 Linux、macOS 和 Windows",
  }),
  "ledger-hash": (v) => ({ says: `第 ${v.count} 条记录与其哈希值不符：写入之后被改动过`, hint: RESTORE }),
  "ledger-record": (v) => ({ says: `第 ${v.count} 条记录不是本程序所写的记录`, hint: RESTORE }),
  "ledger-order": (v) => ({ says: `第 ${v.count} 条记录与上一条不衔接：有记录被删除、添加或移动`, hint: RESTORE }),
  "ledger-person": (v) => ({ says: `第 ${v.count} 条记录所指的不是链外所列的学生`, hint: RESTORE }),
  "ledger-personal": (v) => ({ says: `第 ${v.count} 条记录的个人信息与当时记录的不同`, hint: RESTORE }),
  "ledger-missing": (v) => ({ says: `第 ${v.count} 条记录缺少个人信息，却没有记录说明该学生的信息已删除`, hint: RESTORE }),
  "ledger-after-erasure": (v) => ({ says: `第 ${v.count} 条记录所指的学生此前已删除个人信息`, hint: RESTORE }),
  "ledger-leftover": (v) => ({ says: `链外多出 ${v.personal} 条个人文字和 ${v.persons} 名学生（负数表示缺少）`, hint: RESTORE }),
  "ledger-tail": (v) => ({
    says: `给出的链头有 ${v.known} 条记录，而台账只有 ${v.records} 条：末尾被截去，或被旧副本替换`,
    hint: RESTORE,
  }),
  "ledger-head": (v) => ({ says: `第 ${v.known} 条记录的哈希值与给出的链头不同：台账被替换或重写`, hint: RESTORE }),
  "ledger-head-text": (v) => ({ says: `“${v.found}”不是链头`, hint: "请按印出的内容填写：记录条数、冒号和 64 位十六进制数字" }),
  "ledger-student": (v) => ({ says: `没有关于学生“${v.student}”的记录`, hint: "已删除个人信息的学生不能再按学号查到" }),
  "ledger-reason": (v) => ({ says: `理由中含有学号“${v.student}”，而理由会留在台账中`, hint: "请填写不写明任何人的理由" }),
  "ledger-stated": (v) => ({
    says: `台账不能接受“${v.found}”作为${STATED[String(v.name)] ?? v.name}`,
    hint: "请填写 1 至 200 个可见字符（理由最多 10,000 个）",
  }),
  "ledger-entry": (v) => ({
    says: v.name === "" ? "这一行不是可以追加的记录" : `“${v.name}”缺失、未知，或不是这种记录可以取的值`,
    hint: "bursar ledger append --help 列出记录的种类及其字段",
  }),
  "ledger-empty": () => ({ says: "文件中没有记录" }),
  "ledger-line": () => ({ says: "这一行与台账导出文件的写法不同", hint: "请使用 bursar ledger export 原样输出的文件" }),
  "ledger-end": () => ({ says: "导出文件被截断：缺少最后一行，即链头", hint: "请重新导出；没有导入任何内容" }),
  "ledger-fork": (v) => ({
    says: `第 ${v.count} 条记录与本台账的不同：两本台账从这里开始分叉`,
    hint: "没有导入任何内容；请用 bursar ledger export 对比两者",
  }),
};
