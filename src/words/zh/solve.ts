/** Chinese texts of `bursar solve`. */
import type { Sentence } from "../sentence.ts";

/** Texts of `bursar solve --help`, and of words that cannot be followed. */
export const solveTexts = {
  file: "整数规划文件：FILE.mps（自由或固定格式的 MPS）或 FILE.lp（CPLEX LP 格式）",
  engine: "求解器：auto（按规划自动选择）、price-and-branch、highs，小规模规划还可用 javascript-lp-solver",
  timeLimit: "到这么多秒后停止；届时尚未证明的，会说明未证明",
  certificate: "把证明写入此文件，并在旁边写出 program.mps，即证明所针对的规划形式；两者都不能已经存在",
  json: "输出一个 JSON 对象",
  examples: `
求解 0/1 变量的整数规划，证明答案，再不用任何求解器核查证明，并按文件自身的优化方向（含常数项）输出
目标值和界。没有界的变量必须出现在一条使其变量之和至多为 1 的约束中。

示例：
  bursar solve knapsack.lp
  bursar solve plan.mps --time-limit 60 --certificate ./plan.proof.txt --json

--json 输出 {status, objective, bound, gap, engine, seconds, nodes, columns}：均为精确整数（2^53 及以上写成
文本），没有的为 null；gap 等于 |bound - objective| / max(1, |objective|)；columns 列出每个不为 0 的变量的
名称和值。文件有多个目标（名为 goal|... 的 N 行）时，还有 goals。

退出码：0 最优（已证明），1 无可行解（已证明），2 文件或命令参数有误，3 达到时限而停止，
70 程序缺陷（没有写出任何内容），130 被中断。`,
  extension: (file: string) => `${file} 的扩展名既不是 .mps 也不是 .lp。`,
} as const;

/** Sentence per fault code `solve-...`. */
export const solveSentences: Readonly<Record<string, Sentence>> = {
  "solve-exists": (v) => ({
    says: "该文件已经存在，不会被覆盖",
    hint: `请指定其他位置，或先把它移走${Number(v.files) > 1 ? "（证明文件旁边还会写出 program.mps）" : ""}`,
  }),
};

/** The first line of a result: its status and objective. */
export function solvedLine(status: string, objective: string, bound: string): string {
  switch (status) {
    case "optimal":
      return `最优，已证明：目标值 ${objective}`;
    case "feasible":
      return `未证明最优：目标值 ${objective}，已证明的界 ${bound}`;
    case "infeasible":
      return "无可行解，已证明：变量无论怎样取值，都不能满足全部约束";
    default:
      return bound === "" ? "未得出结论：没有找到可行解，也没有排除其存在" : `未得出结论：没有找到可行解，也没有排除其存在；任何目标值都不会超出界 ${bound}`;
  }
}

/** Who searched, and what became of an engine's own claims. */
export function engineLine(v: {
  readonly engine: string;
  readonly prover: string;
  readonly nodes: number;
  readonly seconds: string;
  readonly settledByEngine: boolean | undefined;
  readonly refusedClaim: string | undefined;
}): string {
  const work = `${v.engine}，${v.nodes} 个节点，${v.seconds} 秒`;
  const own = v.settledByEngine === undefined ? "" : v.settledByEngine ? "；所证明的正是它自己的断言" : "；它自己的断言未获证实";
  const prover = v.engine === v.prover ? "" : `，证明所用的影子价格来自 ${v.prover}`;
  return `${work}${prover}${own}${v.refusedClaim === undefined ? "" : `（被否定：${v.refusedClaim}）`}`;
}

/** The columns that are 1. */
export function columnsLine(names: readonly string[], more: number): string {
  const shown = names.length === 0 ? "没有变量" : names.join(" ");
  return `取值为 1：${shown}${more === 0 ? "" : `，另有 ${more} 个（--json 列出全部）`}`;
}

/** Where the proof went. */
export function certificateLine(file: string, program: string, lines: number): string {
  return `${lines} 行的证明已写入 ${file}；它针对旁边写出的 ${program}`;
}

/** That nothing was proved that could be written. */
export const nothingToWrite = (): string => "没有写出证明：未得出结论";
