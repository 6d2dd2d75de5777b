/** Cases of the ANSO call of 2024: the six items of the coverage, failed reviews, and what awardees owe (Part II, Additional Information). */
import { amount, ansoFile, decided, ELIGIBLE, everyone, flags, is, master, OUT, phd, twas, waiting, type Parts } from "./anso-ideals.ts";
import type { Expectation, RegulationCase, Row } from "./cases.ts";

const failed = (monthOfAward: number): Row => ({ year: 1, result: "failed", monthOfAward });
const passed = (monthOfAward: number): Row => ({ year: 1, result: "passed", monthOfAward });
const assessed = (...rows: Row[]): Parts => ({ lists: { annualAssessments: rows } });
const test = (result: string, month?: number): Row => ({ "qualificationTest.result": result, "qualificationTest.monthOfAward": month });

const money: readonly RegulationCase[] = [
  master("Part II: six items, 36 months", {}, is("eligible", amount("209300"))),
  phd("Part II: six items, 48 months", {}, is("eligible", amount("460100"))),
  twas("Part II: six items, travel and visa by TWAS/UNESCO", {}, is("eligible", amount("461700"))),
  phd("Part II: tuition unknown", { facts: { tuitionYear: undefined } }, waiting("tuition schedule of the host")),
  phd("Part II: the sponsor's rule is not stated", { parameters: { "travel.CAS": null } }, is("waiting", { amount: { "1": "unknown" } })),
  phd("Part II 3: on site in China, no travel", { facts: { onSiteInChina: true } }, is("eligible", amount("452600"))),
  twas("Part II 3: on site in China, the visa stays", { facts: { onSiteInChina: true } }, is("eligible", amount("452700"))),
  master("Part II 3: on site in China, Master", { facts: { onSiteInChina: true } }, is("eligible", amount("201800"))),
  phd("Part II 3: on site unknown, the allowance is set aside", { facts: { onSiteInChina: undefined } }, is("eligible", amount("460100"))),
  phd("B11: items 5 and 6", { facts: { onSiteInChina: true }, readings: { "onSite.removes": "travel-and-visa" } }, amount("451800")),
  twas("B11: items 5 and 6, TWAS/UNESCO", { facts: { onSiteInChina: true }, readings: { "onSite.removes": "travel-and-visa" } }, amount("451800")),
  master("B11: items 5 and 6, Master", { facts: { onSiteInChina: true }, readings: { "onSite.removes": "travel-and-visa" } }, amount("201000")),
  phd("B12: on any day from opening to deadline", { facts: { onSiteInWindow: true }, readings: { "onSite.at": "window" } }, amount("452600")),
  phd("B12: on the day of selection", { facts: { onSiteAtSelection: true }, readings: { "onSite.at": "selection" } }, amount("452600")),
  master("Part II: 24 months", { facts: { "admissionNotice.scholarshipMonths": "24" } }, amount("142500")),
  master("Part II: at most 36 months", { facts: { "admissionNotice.scholarshipMonths": "48" } }, amount("209300")),
  master("B09: the maximum", { facts: { "admissionNotice.scholarshipMonths": "24" }, readings: { months: "maximum" } }, amount("209300")),
  phd("Part II: 36 months, the test in the 12th", { facts: { "admissionNotice.scholarshipMonths": "36", ...test("passed", 12) } }, amount("371300")),
  phd("Part II: at most 48 months", { facts: { "admissionNotice.scholarshipMonths": "60" } }, amount("460100")),
  phd("B09: the maximum, PhD", { facts: { "admissionNotice.scholarshipMonths": "36" }, readings: { months: "maximum" } }, amount("460100")),
  phd("Part II: the test passed in the 18th month", { facts: test("passed", 18) }, is("eligible", { ...amount("490100"), flags: [] })),
  phd("Part II: the test passed before the award", { facts: test("passed", 0) }, amount("508100")),
  phd("Part II: the test not taken", { facts: test("not-taken") }, amount("460100")),
  twas("Part II: the test passed in the 18th month, TWAS/UNESCO", { facts: test("passed", 18) }, amount("491700")),
  phd("B08: the higher rate first", { facts: test("passed", 18), readings: { "phd.rateOrder": "higher-first" } }, amount("478100")),
  phd("B08: from the month of the test", { facts: test("passed", 18), readings: { "phd.changeFrom": "test-month" } }, amount("491100")),
  phd("B08: from the month of the test, before the award", { facts: test("passed", 0), readings: { "phd.changeFrom": "test-month" } }, amount("508100")),

  master(
    "Part II: an assessment failed in the 12th month",
    assessed(passed(6), failed(12)),
    is("eligible", { ...amount("137300"), flags: ["II-fail-master", "AI-fail"] }),
  ),
  master("Part II: the first failure counts", assessed(failed(24), failed(12)), amount("137300")),
  master(
    "Part II: a pending assessment stops nothing",
    assessed({ year: 1, result: "pending", monthOfAward: 12 }),
    is("eligible", { ...amount("209300"), flags: ["AI-rules"] }),
  ),
  master(
    "Part II: an assessment without result stops nothing",
    assessed({ year: 1, monthOfAward: 12 }),
    is("eligible", { ...amount("209300"), flags: ["II-fail-master", "AI-rules", "AI-fail"] }),
  ),
  ...everyone("Additional Information 3: an assessment is still to be attended", assessed({ year: 1, result: "pending", monthOfAward: 12 }), flags("AI-rules")),
  master("Part II: assessments passed", assessed(passed(12)), is("eligible", { ...amount("209300"), flags: [] })),
  phd("Part II: the test failed in the 12th month", { facts: test("failed", 12) }, is("eligible", { ...amount("244100"), flags: ["II-fail-phd", "AI-fail"] })),
  phd(
    "Part II: an assessment failed in the 24th month, the test passed in the 12th",
    { facts: test("passed", 12), ...assessed(failed(24)) },
    is("eligible", {
      ...amount("328100"),
      flags: ["II-fail-phd", "AI-fail"],
    }),
  ),
  twas(
    "Part II: an assessment failed in the 24th month, TWAS/UNESCO",
    { facts: test("passed", 12), ...assessed(failed(24)) },
    is("eligible", {
      ...amount("329700"),
      flags: ["II-fail-phd", "AI-fail"],
    }),
  ),
  master(
    "Additional Information 3: deprived, recorded",
    { ...assessed(failed(12)), decisions: [decided("deprived", "yes")] },
    is("eligible", { ...amount("137300"), flags: ["II-fail-master"] }),
  ),
  master(
    "Additional Information 3: suspended until the 18th month",
    { ...assessed(failed(12)), decisions: [decided("resumed-after", "18")] },
    is("eligible", {
      ...amount("191300"),
      flags: ["II-fail-master"],
    }),
  ),
  phd(
    "Additional Information 3: suspended until the 30th month, the test passed in the 12th",
    {
      facts: test("passed", 12),
      ...assessed(failed(24)),
      decisions: [decided("resumed-after", "30")],
    },
    is("eligible", { ...amount("454100"), flags: ["II-fail-phd"] }),
  ),
  phd(
    "Additional Information 3: suspended until the 18th month, the test passed in the 24th",
    {
      facts: test("passed", 24),
      ...assessed(failed(12)),
      decisions: [decided("resumed-after", "18")],
    },
    amount("448100"),
  ),
  phd("Additional Information 3: a suspension of somebody who did not fail changes nothing", { decisions: [decided("resumed-after", "18")] }, amount("460100")),
  phd(
    "Additional Information 3: a suspension after a failed test",
    { facts: test("failed", 12), decisions: [decided("resumed-after", "18")] },
    amount("424100"),
  ),
  twas(
    "Additional Information 3: a suspension after a failed test, TWAS/UNESCO",
    { facts: test("failed", 12), decisions: [decided("resumed-after", "18")] },
    amount("425700"),
  ),
  master("B14: the host decides", { ...assessed(failed(12)), readings: { failEffect: "decision" } }, is("waiting", amount("unknown"))),
  phd("B14: the host decides, PhD", { facts: test("failed", 12), readings: { failEffect: "decision" } }, is("waiting", amount("unknown"))),
  master(
    "B14: the host has decided against it",
    { ...assessed(failed(12)), readings: { failEffect: "decision" }, decisions: [decided("deprived", "no")] },
    is("eligible", amount("209300")),
  ),
  master("B14: nothing to decide without a failure", { ...assessed(passed(12)), readings: { failEffect: "decision" } }, is("eligible", amount("209300"))),
  master("B21: the month before the failure", { ...assessed(failed(12)), readings: { lastPaidMonth: "before" } }, amount("134300")),
  phd("B21: the month before the failure, PhD", { facts: test("failed", 12), readings: { lastPaidMonth: "before" } }, amount("238100")),
];

const REGISTERED: Row = { "admissionNotice.registerBy": "2024-09-05", "admissionNotice.place": "Beijing", "registration.place": "Beijing" };
const DONE: Row = {
  "completion.chineseLanguage": true,
  "completion.chineseCulture": true,
  "completion.credits": true,
  "completion.practicalResearch": true,
  "completion.thesis": true,
};
const WORK: Row = { creditedInstitute: true, creditedUCAS: true, acknowledgesANSO: true };
const register = (name: string, facts: Row, expect: Expectation, more: Parts = {}) => everyone(name, { facts: { ...REGISTERED, ...facts }, ...more }, expect);

const awardees: readonly RegulationCase[] = [
  ...register("Additional Information 1: registered on the last day", { "registration.date": "2024-09-05", "registration.extensionApproved": false }, flags()),
  ...register(
    "Additional Information 1: registered at another place",
    { "registration.date": "2024-09-05", "registration.place": "Hefei" },
    flags("AI-register"),
  ),
  ...register("Additional Information 1: late with an extension", { "registration.date": "2024-09-06", "registration.extensionApproved": true }, flags()),
  ...register(
    "Additional Information 1: late without",
    { "registration.date": "2024-09-06", "registration.extensionApproved": false },
    flags("AI-register", "AI-extension"),
  ),
  ...register(
    "Additional Information 1: late without, and the host lets her keep the award",
    { "registration.date": "2024-09-06", "registration.extensionApproved": false },
    flags("AI-register"),
    {
      decisions: [decided("keeps-award", "yes")],
    },
  ),
  ...register("Additional Information 1: late, extension unknown", { "registration.date": "2024-09-06" }, flags("AI-register")),
  ...register(
    "Additional Information 1: an extension is no registration",
    { "registration.place": undefined, "registration.extensionApproved": true },
    flags("AI-register"),
  ),
  ...register("Additional Information 1: nothing recorded after the last day", { "registration.place": undefined }, flags("AI-register"), {
    asOf: "2024-09-06",
  }),
  ...register("Additional Information 1: nothing recorded before it", { "registration.place": undefined }, flags(), { asOf: "2024-09-05" }),
  ...register("B23: the award lapses", { "registration.date": "2024-09-06", "registration.extensionApproved": false }, OUT, {
    readings: { noRegistration: "lapses" },
  }),
  ...register("B23: it lapses without any registration", { "registration.place": undefined, "registration.extensionApproved": false }, OUT, {
    readings: { noRegistration: "lapses" },
    asOf: "2024-09-06",
  }),
  ...register("B23: an extension saves it", { "registration.date": "2024-09-06", "registration.extensionApproved": true }, ELIGIBLE, {
    readings: { noRegistration: "lapses" },
  }),
  ...register("B23: registered in time", { "registration.date": "2024-09-05" }, ELIGIBLE, { readings: { noRegistration: "lapses" } }),
  master("Part II: training, credits, research and thesis finished", { facts: DONE }, flags()),
  ...Object.keys(DONE).flatMap((part) => everyone(`Part II: ${part} is missing`, { facts: { ...DONE, [part]: false } }, flags("II-completion"))),
  ...Object.keys(DONE).map((part) => master(`Part II: only ${part} is recorded`, { facts: { [part]: true } }, flags("II-completion"))),
  master(
    "Part II: one trip",
    {
      lists: {
        claims: [
          { item: "travel", amount: "7500" },
          { item: "visa", amount: "800" },
        ],
      },
    },
    flags(),
  ),
  ...everyone(
    "Part II: two trips",
    {
      lists: {
        claims: [
          { item: "travel", amount: "7500" },
          { item: "travel", amount: "10" },
        ],
      },
    },
    flags("II-item5"),
  ),
  ...everyone(
    "Part II: two visa allowances",
    {
      lists: {
        claims: [
          { item: "visa", amount: "800" },
          { item: "visa", amount: "10" },
        ],
      },
    },
    flags("II-item6"),
  ),
  master("Additional Information 4: credited and acknowledged", { lists: { publications: [WORK] } }, flags()),
  ...everyone(
    "Additional Information 4: institute not credited",
    { lists: { publications: [WORK, { ...WORK, creditedInstitute: false }] } },
    flags("AI-credit"),
  ),
  master("Additional Information 4: UCAS not credited", { lists: { publications: [{ ...WORK, creditedUCAS: false }] } }, flags("AI-credit")),
  ...everyone("Additional Information 4: ANSO not acknowledged", { lists: { publications: [{ ...WORK, acknowledgesANSO: false }] } }, flags("AI-ack")),
];

/** Money and obligations of the ANSO scheme. */
export const ansoMoneyCases = ansoFile([...money, ...awardees]);
