/** Chinese texts of `bursar draw`. */

/** Texts of `bursar draw --help`, and of words that cannot be followed. */
export const drawTexts = {
  folder: "`bursar allocate --out` 写出的文件夹",
  number: "公开的号码，各位数字照公布的原样（开头的零也算）",
  out: "把抽签后的分配结果写入此文件夹；它必须尚不存在，也不能是原文件夹本身",
  json: "输出一个 JSON 对象",
  examples: `
任何人都无法操纵的抽签。先在号码产生之前：输出全部输入的哈希值，以及将来号码的出处（scenario.yaml 中的
"draw: { source: ..., date: ... }"），并把两者公布。之后：用该号码抽签。种子是“bursar draw”、哈希值和号码
（各占一行）的 SHA-256；签号由种子得出，同一号码在任何机器上都得到同样的分配结果。

示例：
  bursar draw ./result
  bursar draw ./result --number 0417358826 --out ./drawn

退出码：0 完成（或没有并列）；1 文件夹被改动，或未证明最优；2 文件或命令参数有误；4 没有写明号码的出处，
或仍需由人决定某些事项；70 程序缺陷。`,
  notDigits: (found: string) => `--number 写的是“${found}”；应当只有数字，照公布的原样（至多 1,000 位）。`,
  numberAlone: "--number 须与 --out 同用：抽签会写出单独的文件夹。",
  outAlone: "--out 须与 --number 同用。",
  outInside: "--out 就是该文件夹本身，或在其中；输出文件夹从不改动。",
  notOptimal: "此文件夹的分配结果未证明最优：没有已证明的、同样好的分配结果可供抽签。",
  underRank: "此文件夹是按分配原则 rank 分配的，签号是名次的一部分：这里只能就分配原则 merit 的并列抽签。请把抽出的号码写作 seed，重新分配。",
} as const;

/** The hash of the inputs, and how to compute it again. */
export function hashLine(hash: string): string {
  return `全部输入的 SHA-256：${hash}\n  重新计算：cd DIR && find inputs -type f | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum`;
}

/** Where the public number will come from. */
export function placeLine(source: string, date: string): string {
  return `号码：${source}，${date}。请在该日之前公布本行和哈希值。`;
}

/** The scenario names no place. */
export function noPlace(): string {
  return "没有写明将来公开号码的出处。请在 scenario.yaml 中写明，例如 `draw: { source: national lottery, date: 2024-12-01 }`，然后重新分配。";
}

/** Whether anything is left to a number. */
export function tiedLine(isTied: boolean): string {
  return isTied ? "几个同样好的分配结果处于并列：由号码决定取哪一个。" : "没有并列：任何号码都不会改变结果。";
}

/** The seed of a number, and how to compute it again. */
export function seedLine(number: string, hash: string, seed: string): string {
  return `号码 ${number} 得出种子 ${seed}\n  重新计算：printf 'bursar draw\\n%s\\n%s\\n' ${hash} ${number} | sha256sum\n  签号：以该种子（其十六进制文本）为密钥，对批次、换行符和学生编号取 HMAC-SHA-256；小者在先。`;
}
