/** Values of either script inside Chinese texts. */
import { expect, test } from "vitest";
import { spaced } from "../../src/words/zh/spaced.ts";

test.each([
  ["between Chinese and Latin, put in", spaced`由${"SOIE"}决定`, "由 SOIE 决定"],
  ["between Chinese and Latin, kept", spaced`由 ${"SOIE"} 决定`, "由 SOIE 决定"],
  ["between Chinese and numbers", spaced`${12}个名额，占${"3 %"}的部分`, "12 个名额，占 3 % 的部分"],
  ["between Chinese and Chinese, left out", spaced`由 ${"评审委员会"} 决定`, "由评审委员会决定"],
  ["beside full-width brackets, left out", spaced`在 ${"start（已写明）"} 之前`, "在 start（已写明）之前"],
  ["beside full-width quotes, left out", spaced`经费 ${"“Fund”"} 的余额`, "经费“Fund”的余额"],
  ["beside half-width signs, as it stands", spaced`若 ${"(a)"}，则 ${"-b"}`, "若 (a)，则 -b"],
  ["an indented text keeps its indent", spaced`  项目 ${"住宿费"}`, "  项目住宿费"],
  ["beside nothing, left out", spaced`等级 ${""}不限`, "等级不限"],
])("a blank %s", (_, said, wanted) => {
  expect(said).toBe(wanted);
});
