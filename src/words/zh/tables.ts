/** Chinese sentences of the faults that reading a table can find. */
import type { Sentence } from "../sentence.ts";

/** Sentence per fault code of `tables/`. */
export const tablesSentences: Readonly<Record<string, Sentence>> = {
  "csv-too-large": (v) => ({
    says: `表有 ${v.bytes} 字节；最多读取 ${v.limit} 字节`,
    hint: "请拆分学生名册，或删除规则文件不使用的列",
  }),
  "csv-nul": (v) => ({
    says: `第 ${v.offset} 字节是 NUL 字符，因此这不是 CSV 文本`,
    hint: "请把表保存为 UTF-8 编码的 CSV，不要用 UTF-16，也不要直接用电子表格文件",
  }),
  "csv-not-utf8": (v) => ({
    says: `字节顺序标记或情景说该表是 UTF-8，但第 ${v.offset} 字节不是 UTF-8`,
    hint: "请保存为 UTF-8 编码的 CSV（电子表格中选“CSV UTF-8”），或在 scenario.yaml 中写明 encoding: gb18030",
  }),
  "csv-not-gb18030": () => ({
    says: "情景写明编码为 GB18030，但这一行不是",
    hint: "请以 GB18030（GBK）编码保存，或在 scenario.yaml 中写明 encoding: utf-8",
  }),
  "csv-mark-gb18030": () => ({
    says: "表以 UTF-8 的字节顺序标记开头，但情景写明 encoding: gb18030",
    hint: "请以 GB18030（GBK）编码保存，或在 scenario.yaml 中写明 encoding: utf-8",
  }),
  "csv-encoding-unknown": (v) => ({
    says: `表既不是 UTF-8 也不是 GB18030；第一个不符合 UTF-8 的字节是第 ${v.offset} 字节`,
    hint: "请保存为 UTF-8 编码的 CSV（电子表格中选“CSV UTF-8”）",
  }),
  "csv-encoding-mixed": (v) => ({
    says: `第 ${v.offset} 字节不是 UTF-8，但第 ${v.line} 行是 UTF-8 编码的中文`,
    hint: "表已损坏，或由不同来源拼接而成；如果确是 GB18030（GBK），请在 scenario.yaml 中写明 encoding: gb18030",
  }),
  "csv-encoding-question": (v) => ({
    says: `这些字节按 UTF-8 是“${v.utf8}”，按 GB18030（GBK）是“${v.gb18030}”`,
    hint: "请在 scenario.yaml 中写明 encoding: utf-8 或 encoding: gb18030",
  }),
  "csv-delimiter-question": (v) => ({
    says: `首行在引号之外有多种分隔符：${v.found}`,
    hint: "请在 scenario.yaml 中写明 delimiter: comma、semicolon 或 tab；列名本身含分隔符时，用双引号括起来",
  }),
  "csv-delimiter-absent": (v) => ({
    says: `情景写明分隔符为 ${v.stated}，但首行中没有；首行中有：${v.found}`,
    hint: "请更正 scenario.yaml 中的 delimiter:，或用该分隔符保存表",
  }),
  "csv-lone-cr": () => ({
    says: "有单独的回车符，后面没有换行符",
    hint: "请用 Unix（LF）或 Windows（CRLF）的行尾保存；单元格内的换行要放在双引号中",
  }),
  "csv-empty": () => ({
    says: "文件是空的",
    hint: "首行必须是列名",
  }),
  "csv-no-header": () => ({
    says: "首行是空白的，但首行必须是列名",
  }),
  "csv-sep-line": () => ({
    says: "首行是给电子表格看的分隔符说明，但首行必须是列名",
    hint: "请删除这一行；分隔符有疑问时，在 scenario.yaml 中用 delimiter: 写明",
  }),
  "csv-header-blank": (v) => ({
    says: `首行共 ${v.columns} 列，其中第 ${v.column} 列没有列名`,
    hint: "请给该列命名，或删除该列",
  }),
  "csv-header-duplicate": (v) => ({
    says: `列名 ${v.header} 在首行出现两次：第 ${v.first} 列和第 ${v.column} 列`,
    hint: "请保留其一",
  }),
  "csv-row-cells": (v) => ({
    says: `这一行有 ${v.cells} 个单元格，但首行有 ${v.columns} 列`,
    hint: "含有分隔符或换行的单元格要用双引号括起来",
  }),
  "csv-quote-open": () => ({
    says: "从这里开始的一行中，有单元格的双引号没有闭合",
    hint: '单元格内的双引号要写成两个：""',
  }),
  "csv-quote-stray": () => ({
    says: "从这里开始的一行中，有单元格的中间出现双引号",
    hint: '请用双引号把整个单元格括起来，其中的双引号写成两个：""',
  }),
  "table-twice": (v) => ({
    says: `文件夹中有两份同一个表：${v.name} 和 ${v.other}`,
    hint: "请保留有效的一份，把另一份移走",
  }),
  "parquet-package": (v) => ({
    says: `读取 Parquet 表需要软件包 @duckdb/node-api 及其 ${v.platform} 平台部分，但无法加载（${v.reason}）`,
    hint: "请安装（npm install @duckdb/node-api@1.5.6-r.1），或把表保存为 CSV，CSV 不需要任何软件包",
  }),
  "parquet-other": () => ({
    says: "文件名说是 Parquet 文件，其实不是：它不以 PAR1 开头",
    hint: "文本格式的表请命名为 .csv，或另存为未加密的 Parquet",
  }),
  "parquet-cut": (v) => ({
    says: `这个 ${v.bytes} 字节的 Parquet 文件不以 PAR1 结尾：缺少末尾`,
    hint: "请重新复制或写出该文件",
  }),
  "parquet-unreadable": (v) => ({
    says: `无法读取 Parquet 文件：${v.reason}`,
    hint: "请重新写出该文件，或把表保存为 CSV",
  }),
  "parquet-type": (v) => ({
    says: `该列的类型是 ${v.type}，没有精确的文本形式`,
    hint: PARQUET_TYPE_HINTS[String(v.kind)] ?? "请使用整数、DECIMAL、文本、BOOLEAN 或 DATE，或在 scenario.yaml 的 ignore 中写明该列",
  }),
};

const PARQUET_TYPE_HINTS: Readonly<Record<string, string>> = {
  float: "请把该列写成 DECIMAL（或整数）：二进制小数无法说明原来的十进制数是多少",
  timestamp: "请把该列写成 TIMESTAMP WITH TIME ZONE、DATE，或 2024-06-30T17:00+08:00 这样的文本",
};
