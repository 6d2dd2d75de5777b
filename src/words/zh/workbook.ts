/** Chinese sentences of the faults that reading a workbook can find. */
import type { Sentence } from "../sentence.ts";

type Values = Readonly<Record<string, string | number>>;

const LIMITS: Readonly<Record<string, (v: Values) => string>> = {
  bytes: (v) => `工作簿有 ${v.found} 字节；最多读取 ${v.limit} 字节`,
  entries: (v) => `工作簿有 ${v.found} 个部件；最多读取 ${v.limit} 个`,
  part: (v) => `部件 ${v.part} 解压后有 ${v.found} 字节；最多读取 ${v.limit} 字节`,
  all: (v) => `各部件解压后共 ${v.found} 字节；最多读取 ${v.limit} 字节`,
  ratio: (v) => `部件 ${v.part} 解压后是原来的 ${v.found} 倍；最多读取 ${v.limit} 倍`,
};

const DAMAGE: Readonly<Record<string, (v: Values) => string>> = {
  cut: () => "缺少末尾，或末尾之后还有内容",
  zip64: () => "它是用于超大文件的压缩格式（ZIP64）",
  directory: (v) => (v.part === "" ? "部件目录有误" : `部件目录中 ${v.part} 的位置不可能成立`),
  twice: (v) => `部件 ${v.part} 出现两次`,
  missing: (v) => `缺少部件 ${v.part}`,
  method: (v) => `部件 ${v.part} 的压缩方式不是工作簿所用的`,
  part: (v) => `部件 ${v.part} 的大小或校验和与工作簿所记不符`,
  encoding: (v) => `部件 ${v.part} 不是 UTF-8`,
};

const XML: Readonly<Record<string, string>> = {
  doctype: "声明了文档类型，而工作簿都不需要",
  deep: "元素嵌套过深",
  attributes: "某个元素的属性超过 100 个",
  encoding: "声明的编码不是 UTF-8",
  text: "文本中有 XML 不允许的字符或引用",
  nesting: "关闭了未打开的元素",
  markup: "标签的写法不对",
  outside: "第一个元素之外还有内容",
  cut: "缺少末尾",
  row: "行的顺序不对",
  cell: "单元格的顺序不对，或含有单元格不能有的内容",
  merge: "合并单元格的范围不是 A1:B2 这样的写法",
  long: "文本超出单元格的长度上限",
  cells: "行数乘以列数超过 20,000,000 个单元格",
};

function counted(v: Values, what: string): string {
  return v.count === 1 ? what : `本列有 ${v.count} 个单元格如此，第一个在此：${what}`;
}

const SAVE_AGAIN = "请用电子表格软件打开，重新保存为 .xlsx，或把每个表保存为 CSV";
const FORMULA_HINT = "请把公式换成值（复制后选择性粘贴为值）；或在 scenario.yaml 中写明 workbook: { formulas: stored }，采用保存时的结果";
const HIDDEN_HINT = "请取消隐藏或删除；或在 scenario.yaml 中写明 workbook: { hidden: read }";
const KEY_HINT = "请把该列设为文本格式，照原样填写每个学号，包括开头的零";

/** Sentence per fault code of `tables/workbook/`. */
export const workbookSentences: Readonly<Record<string, Sentence>> = {
  "workbook-limit": (v) => ({ says: LIMITS[String(v.kind)]?.(v) ?? "", hint: "大表请保存为 CSV 或 Parquet" }),
  "workbook-damaged": (v) => ({ says: `工作簿已损坏：${DAMAGE[String(v.kind)]?.(v) ?? ""}`, hint: SAVE_AGAIN }),
  "workbook-xml": (v) => ({ says: `工作簿已损坏：${v.part} 第 ${v.offset} 字节：${XML[String(v.kind)] ?? ""}`, hint: SAVE_AGAIN }),
  "workbook-encrypted": () => ({ says: "工作簿已加密", hint: "请取消密码后保存" }),
  "workbook-old": () => ({ says: "不论文件名如何，这是旧格式的工作簿（.xls）", hint: "请用电子表格软件打开，保存为 .xlsx" }),
  "workbook-other": () => ({ says: "文件名说是工作簿，其实不是", hint: "文本格式的表请命名为 .csv，或另存为 .xlsx" }),
  "workbook-no-sheet": (v) => ({
    says: `评审案的工作簿中没有名为“${v.name}”且有内容的工作表`,
    hint: v.near === "" ? `工作表：${v.known}` : `是否想写“${v.near}”？`,
  }),
  "table-format": (v) => ({ says: `不能从 .${v.kind} 文件读取表`, hint: "请保存为不含宏的 .xlsx，或保存为 CSV" }),
  "table-workbooks": (v) => ({
    says: `表 ${v.table} 在两个工作簿中都有：${v.name}，以及所继承情景的 ${v.other}`,
    hint: "请让两者同名，这样整个工作簿被替换；或把该表放进单独的 CSV 文件",
  }),
  "sheet-unknown": (v) => ({
    says: `使用这份规则文件的评审案没有表“${v.name}”`,
    hint: `${v.near === "" ? `可用的表：${v.known}。` : `是否想写“${v.near}”？`}请在 scenario.yaml 的 workbook: { sheets: ... } 中写明它是哪个表，或写 none`,
  }),
  "sheet-twice": (v) => ({
    says: `表 ${v.name} 在工作表“${v.other}”中也有`,
    hint: "请保留其一，或在 workbook: { sheets } 中把另一个写为 none",
  }),
  "sheet-header-blank": () => ({
    says: "该列有内容但没有列名；第一个有内容的行必须是列名",
    hint: "请给该列命名，或删除该列",
  }),
  "sheet-header-twice": (v) => ({ says: `列 ${v.value} 在首行出现两次：另一处在 ${v.other}`, hint: "请保留其一" }),
  "sheet-hidden": () => ({ says: "该工作表被隐藏", hint: HIDDEN_HINT }),
  "sheet-hidden-rows": (v) => ({ says: v.count === 1 ? "这一行被隐藏" : `有 ${v.count} 行被隐藏，这是第一行`, hint: HIDDEN_HINT }),
  "sheet-hidden-column": (v) => ({ says: `列 ${v.value} 被隐藏`, hint: `${HIDDEN_HINT}；或把它写入 ignore` }),
  "sheet-merged": (v) => ({
    says: `单元格 ${v.range} 已合并，因此只有第一个有值`,
    hint: "请取消合并，并逐行填写",
  }),
  "sheet-formula": (v) => ({ says: counted(v, `值“${v.value}”是保存文件时公式的结果`), hint: FORMULA_HINT }),
  "sheet-formula-empty": () => ({ says: "公式没有保存结果", hint: "请用电子表格软件打开工作簿，待其计算后保存" }),
  "sheet-error": (v) => ({ says: `单元格显示错误值 ${v.value}`, hint: "请更正它所引用的内容；信息未知时把单元格留空" }),
  "sheet-digits": (v) => ({
    says: `数字 ${v.value} 超过 15 位，电子表格最多保留 15 位：末尾几位可能已丢失`,
    hint: "请把单元格设为文本格式，重新填写",
  }),
  "sheet-calendar": (v) => ({ says: `单元格显示为日期，但 ${v.value} 不是该工作簿日历中的日子` }),
  "sheet-date-part": (v) => ({
    says: `单元格存的是日期序号 ${v.value}，却只显示日期的一部分（${v.format}）：电子表格会把其他文本变成这样的日期`,
    hint: "请设为完整的日期格式（YYYY-MM-DD）后核对；或把单元格设为文本格式，填写原来的内容",
  }),
  "sheet-id-number": (v) => ({
    says: `${counted(v, `学号 ${v.value} 是数字格式`)}，而 ${v.other} 是文本“${v.text}”：数字格式会丢失开头的零`,
    hint: KEY_HINT,
  }),
  "sheet-id-short": (v) => ({
    says: `学号 ${v.value} 是 ${v.digits} 位数字，而 ${v.other}（${v.text}）有 ${v.longest} 位：数字格式会丢失开头的零`,
    hint: KEY_HINT,
  }),
  "sheet-id-format": (v) => ({ says: `${counted(v, `学号 ${v.value} 是数字格式`)}，显示时带有其他符号（${v.format}）`, hint: KEY_HINT }),
};
