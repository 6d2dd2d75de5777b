/** Chinese sentences for programs that the gate of the solver refuses. */
import type { Sentence } from "../sentence.ts";

/** One sentence per code `gate-...`. */
export const gateSentences: Readonly<Record<string, Sentence>> = {
  "gate-no-goal": () => ({ says: "规划没有目标。", hint: "请写明要最大化什么。" }),
  "gate-group": (v) => ({
    says: `约束 ${v["row"]} 不是选择组，或与另一个组有共同的变量。`,
    hint: "选择组的约束系数全为 1，上限为 1，且变量不与其他组共用。",
  }),
  "gate-number": (v) => ({
    says: `${v["name"]} 的系数 ${v["value"]} 不是绝对值小于 2^53 的整数。`,
    hint: "请缩放该约束，使其中的系数都是普通整数。",
  }),
  "gate-sum": (v) => ({
    says: `即使除以最大公约数，${v["name"]} 中可能出现的和仍会达到 ${v["most"]}，超过 2^53。`,
    hint: "请用更大的单位表示金额。",
  }),
  "gate-bound": (v) => ({
    says: `${v["name"]} 的限值 ${v["value"]} 不是绝对值小于 2^53 的整数。`,
    hint: "如果本来不想限制，请不要写这个限值。",
  }),
};
