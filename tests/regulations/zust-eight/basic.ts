/** Who is international (II) and the basic qualifications of every award (VII(I)), for each of the eight. */
import { waiver, type RegulationCase, type Row } from "../cases.ts";
import { all, at, AWARDS, one, type EightAward } from "./ideals.ts";

function universe(award: EightAward): readonly RegulationCase[] {
  return [
    all(award, "eligible", "an ideal candidate"),
    all(award, "not-eligible", "of another institution (II)", { facts: { institution: "UCAS" } }),
    all(award, "not-eligible", "a Chinese citizen (II)", { facts: { citizenships: "MY;CN" } }),
    all(award, "not-eligible", "of HK, which does not count as foreign (II)", { facts: { citizenships: "HK" } }),
    all(award, "waiting", "citizenships unknown", { facts: { citizenships: undefined } }, { asks: ["passport"] }),
    one(award, `${award}: did not apply`, { lists: { applications: [] } }, { status: at(award, "no-candidate") }),
  ];
}

/** The text says of which stage the students of these awards are, beside II. */
const SAYS_REGISTERED: readonly EightAward[] = ["innovative-practice", "social-service", "arts-sports", "grant-admin", "grant-ta", "grant-ra"];

function stages(award: EightAward): readonly RegulationCase[] {
  const graduates = { facts: { stage: "graduated" }, readings: { "stage.others": ["registered", "graduated"] } };
  if (award === "promotion")
    return [
      all(award, "eligible", "a prospective student (II)", { facts: { stage: "prospective" } }),
      all(award, "eligible", "admitted (II)", { facts: { stage: "admitted" } }),
      all(award, "not-eligible", "has graduated (II)", { facts: { stage: "graduated" } }),
      all(award, "not-eligible", "prospective, where applicants alone may apply (A48)", {
        facts: { stage: "prospective" },
        readings: { "stage.promotion": ["applicant", "admitted"] },
      }),
    ];
  return [
    all(award, "not-eligible", "has graduated (II)", { facts: { stage: "graduated" } }),
    all(award, "not-eligible", "registered students left out (A48)", { readings: { "stage.others": ["admitted"] } }),
    all(award, SAYS_REGISTERED.includes(award) ? "not-eligible" : "eligible", "graduates let in (A48)", graduates),
  ];
}

const CONDUCT: readonly (readonly [fact: string, what: string, asks: string])[] = [
  ["tuitionPaidOnTime", "tuition paid on time (VII(I)i)", "tuition ledger"],
  ["appraisals.socialConduct", "respectful and friendly (VII(I)ii)", "appraisal of the head teacher"],
  ["appraisals.devotion", "devoted to study (VII(I)iii)", "appraisal of the head teacher"],
  ["appraisals.decency", "behaves decently (VII(I)iv)", "appraisal of the head teacher"],
];

function conduct(award: EightAward): readonly RegulationCase[] {
  const open = award === "promotion" ? "eligible" : "waiting";
  const asks = (text: string) => (open === "waiting" ? { asks: [text] } : {});
  const warned = { lists: { punishments: [{ date: "2023-11-20", grade: "warning", at: "ZUST" }] } };
  const nothing: Row = { unexcusedHoursEver: undefined, examAbsenceCount: undefined, examCheatingCount: undefined };
  const absent = { facts: { unexcusedHoursEver: "0.5" } };
  return [
    all(award, "not-eligible", "a violation of law on file (VII(I)i)", { lists: { lawViolations: [{ date: "2024-04-02", by: "police" }] } }),
    all(award, "not-eligible", "a warning at ZUST (VII(I)i)", warned),
    all(award, open, "punishments unknown (A48)", { lists: { punishments: undefined } }, asks("discipline file")),
    ...CONDUCT.flatMap(([fact, what, paper]) => [
      all(award, "not-eligible", `not ${what}`, { facts: { [fact]: "no" } }),
      all(award, open, `${what} is unknown (A48)`, { facts: { [fact]: undefined } }, asks(paper)),
    ]),
    all(award, "not-eligible", "half an hour of unexcused absence (VII(I)iv)", absent),
    all(award, "not-eligible", "cheated in an exam (VII(I)iv)", { facts: { examCheatingCount: 1 } }),
    all(award, "eligible", "half an hour of unexcused absence, waived in principle (A17)", { ...absent, decisions: [waiver("VII-I-iv-clean")] }),
    all(award, "eligible", "half an hour of unexcused absence, where exams alone count (A14)", { ...absent, readings: { "basic.absence": "exams-only" } }),
    all(award, open, "absence and cheating unknown (A48)", { facts: nothing }),
  ];
}

/** Cases of every award. */
export const BASIC: readonly RegulationCase[] = AWARDS.flatMap((award) => [...universe(award), ...stages(award), ...conduct(award)]);
