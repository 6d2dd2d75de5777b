/** Chinese texts of what the command line itself says: headings of help, and what is wrong with the words of a command. */

/** Headings and fixed parts of a help page. */
export const helpTexts = {
  headings: { "Usage:": "用法：", "Arguments:": "参数：", "Options:": "选项：", "Commands:": "命令：" },
  options: "[选项]",
  command: "[命令]",
  help: "显示命令的帮助",
  version: "显示版本号",
  language: "语言：en（英文）或 zh（中文）；默认取自环境，LC_ALL、LC_MESSAGES 或 LANG 以 zh 开头时为 zh，否则为 en",
  fallback: (value: string) => `（默认：${value}）`,
} as const;

/** What is wrong with the words of a command. */
export const usageTexts = {
  error: (says: string) => `错误：${says}`,
  missingArgument: (name: string) => `缺少必需的参数 ${name}`,
  missingValue: (flags: string) => `选项 ${flags} 后缺少取值`,
  missingOption: (flags: string) => `必须给出选项 ${flags}`,
  unknownOption: (flag: string) => `没有选项 ${flag}`,
  unknownCommand: (name: string) => `没有命令 ${name}`,
  tooMany: (command: string, expected: string, got: string) => `${command === "" ? "" : `命令 ${command} 的`}参数过多：应有 ${expected} 个，实有 ${got} 个。`,
  near: (names: string, isOne: boolean) => (isOne ? `（您是否指 ${names}？）` : `（您是否指其中之一：${names}？）`),
  wrongLanguage: (value: string) => `--lang “${value}”：可选语言为 en 和 zh`,
} as const;
