/** Cases of the ANSO call of 2024: which item is paid when and by whom (Part II table), the rank in the sub-category, its list. */
import { ansoFile, decided, master, phd, twas, type Parts } from "./anso-ideals.ts";
import type { DecisionRow, Expectation, RegulationCase, Row } from "./cases.ts";

/** The award begins in 2024-09; months of award count from it. */
const paid = (payments: Readonly<Record<string, string>>): Expectation => ({ payments: { "1": payments } });
const failed = (monthOfAward: number): Parts => ({ lists: { annualAssessments: [{ year: 1, result: "failed", monthOfAward }] } });
const test = (result: string, month: number): Row => ({ "qualificationTest.result": result, "qualificationTest.monthOfAward": month });
const resumed = (month: string): Parts => ({ decisions: [decided("resumed-after", month)] });

const MASTER: readonly RegulationCase[] = [
  master(
    "Part II table: items and months, Master",
    {},
    paid({
      CAS: "209300",
      "tuition CAS 2024-09": "30000",
      "tuition CAS 2026-09": "30000",
      stipend: "108000",
      "stipend CAS 2024-08": "0",
      "stipend CAS 2024-09": "3000",
      "stipend CAS 2027-08": "3000",
      "stipend CAS 2027-09": "0",
      "insurance CAS 2024-09": "800",
      "insurance CAS 2026-09": "800",
      "application-fee CAS 2024-03": "600",
      "travel CAS 2024-09": "7500",
      "visa CAS 2024-09": "800",
    }),
  ),
  master("Part II 3: on site unknown, travel is held", { facts: { onSiteInChina: undefined } }, paid({ travel: "7500 held", visa: "800", stipend: "108000" })),
  master(
    "B11: on site unknown, travel and visa are held",
    { facts: { onSiteInChina: undefined }, readings: { "onSite.removes": "travel-and-visa" } },
    paid({ travel: "7500 held", visa: "800 held" }),
  ),
  master(
    "Additional Information 3: paid again after the 18th month",
    { ...failed(12), ...resumed("18") },
    paid({
      "stipend 2025-08": "3000",
      "stipend 2025-09": "0",
      "stipend-resumed CAS 2026-02": "0",
      "stipend-resumed CAS 2026-03": "3000",
      "stipend-resumed CAS 2027-08": "3000",
    }),
  ),
];

/** PhD and its sub-category differ in who pays travel and visa. */
function doctors(of: typeof phd, sponsor: string, travel: string, visa: string): readonly RegulationCase[] {
  return [
    of(
      "Part II table: items and months, PhD",
      {},
      paid({
        "tuition CAS 2024-09": "40000",
        "tuition CAS 2027-09": "40000",
        "stipend CAS 2024-08": "0",
        "stipend CAS 2024-09": "6000",
        "stipend CAS 2028-08": "6000",
        "insurance CAS 2024-09": "800",
        "insurance CAS 2027-09": "800",
        "application-fee CAS 2024-03": "600",
        [`travel ${sponsor} 2024-09`]: travel,
        [`visa ${sponsor} 2024-09`]: visa,
      }),
    ),
    of(
      "Part II table: the test passed in the 18th month",
      { facts: test("passed", 18) },
      paid({
        "stipend 2026-02": "6000",
        "stipend 2026-03": "0",
        "stipend-after-test CAS 2026-02": "0",
        "stipend-after-test CAS 2026-03": "7000",
        "stipend-after-test CAS 2028-08": "7000",
      }),
    ),
    of(
      "Additional Information 3: failed in the 12th month, paid again after the 18th, the test passed in the 24th",
      { facts: test("passed", 24), ...failed(12), ...resumed("18") },
      paid({
        "stipend 2025-08": "6000",
        "stipend 2025-09": "0",
        "stipend-resumed CAS 2026-02": "0",
        "stipend-resumed CAS 2026-03": "6000",
        "stipend-resumed CAS 2026-08": "6000",
        "stipend-resumed-after-test CAS 2026-08": "0",
        "stipend-resumed-after-test CAS 2026-09": "7000",
        "stipend-resumed-after-test CAS 2028-08": "7000",
      }),
    ),
    of(
      "Additional Information 3: a suspension of somebody who did not fail pays nothing twice",
      { facts: test("passed", 24), ...resumed("18") },
      paid({ "stipend-resumed": "0", "stipend-resumed-after-test": "0", "stipend-after-test": "168000" }),
    ),
  ];
}

const LIST: DecisionRow = { key: "twas-list", award: "phd-twas", value: "yes", authority: "TWAS-UNESCO" };

const SUBCATEGORY: readonly RegulationCase[] = [
  twas("Part I: a proposal until the list of TWAS/UNESCO is there", {}, { payable: { "1": false } }),
  twas("Part I: payable with the list of TWAS/UNESCO", { decisions: [LIST] }, { payable: { "1": true } }),
  twas("Part I: payable once the list is on file", { parameters: { "twas.listOnFile": true } }, { payable: { "1": true } }),
  twas("Part I: ranked by her score", {}, { keys: { "twas-rank": "88.5", "I-twas-special": "0" } }),
  twas("Part I: a woman is preferred where scores tie (B04)", { facts: { gender: "F" } }, { keys: { "twas-rank": "88.5", "I-twas-special": "1" } }),
  twas("Part I: of a least developed country (B04)", { facts: { homeCountry: "NP" } }, { keys: { "I-twas-special": "1" } }),
  twas("Part I: in both groups she counts once (B04)", { facts: { homeCountry: "NP", gender: "F" } }, { keys: { "I-twas-special": "1" } }),
  twas("Part I: gender unknown (B04)", { facts: { gender: undefined } }, { keys: { "twas-rank": "88.5", "I-twas-special": "unknown" } }),
  twas("B04: bonus points for both groups", { facts: { homeCountry: "NP", gender: "F" }, readings: { special: "bonus" } }, { keys: { "twas-rank": "108.5" } }),
];

/** Payments of the ANSO scheme. */
export const ansoPaymentsCases = ansoFile([...MASTER, ...doctors(phd, "CAS", "7500", "800"), ...doctors(twas, "TWAS-UNESCO", "9000", "900"), ...SUBCATEGORY]);
