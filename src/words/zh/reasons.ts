/** Chinese sentences of why an application got nothing, and of what a recount finds broken. */
import type { Sentence } from "../sentence.ts";
import { spaced } from "./spaced.ts";

/** Sentence per reason code of an allocation, and per violation code of the recount. */
export const reasonSentences: Readonly<Record<string, Sentence>> = {
  waiting: (v) => ({ says: `${v.award}：待定，尚缺：${v.documents}` }),
  "not-eligible": (v) => ({ says: `${v.award}：不符合条件${v.articles === undefined || v.articles === "" ? "" : `（${v.articles}）`}` }),
  "not-accepted": (v) => ({ says: `${v.award}：申请未受理（${v.articles}）` }),
  disqualified: (v) => ({ says: `${v.award}：取消资格（${v.articles}）` }),
  "other-award": (v) => ({ says: `${v.award}：不能与已获得的另一奖项兼得（${v.articles}）` }),
  "no-place": (v) => ({ says: `${v.award}：符合条件，但名额和经费用于评优分总计更高的分配结果` }),
  "not-decided": (v) => ({ says: `${v.award}：符合条件，但主管机构尚未决定授予该生` }),
  flag: (v) => ({ says: `${v.award}：须留意（${v.rule}，${v.article}）` }),
  "may-be-disqualified": (v) => ({ says: `${v.award}：仍可能被取消资格，尚缺某项信息（${v.rule}，${v.article}）` }),
  "key-unknown": (v) => ({ says: `${v.award}：区分并列者所依据的某项信息缺失，按没有计（${v.rule}，${v.article}）` }),
  "two-levels": (v) => ({ says: `${v.student} 获得同一奖项的两个等级` }),
  exclusion: (v) => ({ says: `${v.student} 获得互斥的奖项（${v.rule}）` }),
  cap: (v) => ({ says: spaced`${v.award}，等级 ${v.level}：名额 ${v.places} 个，用了 ${v.used} 个` }),
  quota: (v) => ({ says: `${v.rule} ${v.part}：用了 ${v.used} 个名额，应至少 ${v.atLeast} 个，至多 ${v.atMost} 个` }),
  budget: (v) => ({ says: `${v.budget}：限额 ${v.limitFen} 分钱，用了 ${v.spentFen} 分钱` }),
  lock: (v) => ({ says: spaced`${v.student}：没有遵守就${v.award}事先指定的事项“${v.kind}”` }),
  owed: (v) => ({ says: spaced`按协议 ${v.agreement} 应给予 ${v.student}：${v.award}，等级 ${v.level}` }),
};
