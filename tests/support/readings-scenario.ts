/** A tiny scenario with ambiguous clauses of every kind, two sponsors, two terms, and money that waits or is held. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SCHEME = `
scheme: words
title: A regulation that hangs on words
source: tests
timezone: "+08:00"
merit: { digits: 0, from: 0, to: 100 }
fields:
  score: { type: integer, min: 0, max: 100, document: list }
  exam: { type: boolean, document: certificate }
  abroad: { type: boolean, document: passport }
  tuition: { type: money, document: tuition schedule }
  first: { type: money, document: ledger }
  starts: { type: date, document: admission notice }
authorities: { OFFICE: the office }
readings:
  A1: { question: Is the exam needed?, articles: ["1"], parameter: strict, type: boolean, values: { true: it is, false: it is not }, default: false }
  A2: { question: What is it called?, articles: ["1"], parameter: label, type: code, values: { prize: a prize, grant: a grant }, default: prize }
  A3: { question: How many are there?, articles: ["2"], parameter: places, type: integer, min: 0, max: 9, default: 2 }
  A4: { question: How much is a month?, articles: ["3"], parameter: rate, type: code, values: { low: as now, high: as was announced }, default: low }
  A5: { question: Is the range a rule?, articles: ["4"], parameter: range, type: code, values: { waivable: in principle, hard: a rule }, default: waivable }
  A6: { question: Who is asked?, articles: ["5"], parameter: unused, type: boolean, values: { true: all, false: nobody }, default: true }
awards:
  - id: prize
    title: Prize
    article: "1"
    selection: optimised
    authority: OFFICE
    candidate: "true"
    merit: score
    paid: { semesters: [2024-autumn, 2025-spring], first: first, of: tuition }
    levels: [{ id: "1", title: only, article: "1", amount: { share: 50 %, of: tuition }, cap: { places: param.places } }]
  - id: stay
    title: Stay
    article: "3"
    selection: entitled
    authority: OFFICE
    candidate: exam
    levels:
      - id: "1"
        title: only
        article: "3"
        amount:
          coverage:
            - { item: stipend, sponsor: CAS, perMonth: 'param.rate == "high" ? yuan(9000) : yuan(1000.10)', months: "3", paid: { from: starts } }
            - { item: travel, sponsor: TWAS, fixed: 2000 yuan, when: abroad, paid: { on: starts } }
  - id: help
    title: Help
    article: "4"
    selection: decided
    authority: OFFICE
    candidate: "true"
    payable: { decision: list, authority: OFFICE, article: "4" }
    levels: [{ id: "1", title: only, article: "4", amount: { range: [100 yuan, 500 yuan], id: help-range, soft: param.range } }]
rules:
  - { id: exam, article: "1", awards: [prize], when: param.strict, require: exam }
  - { id: name, article: "1", awards: [prize], require: 'param.label in ["prize", "grant"]' }
`;

const SCENARIO = `scheme: ./scheme
title: Words
asOf: 2024-10-01
round: autumn
census: 2024-09-01
budgets: [{ id: fund, title: Fund, limit: 30000 yuan, awards: all }]
terms:
  - { term: 2024-autumn, from: 2024-09-01, to: 2025-01-31 }
  - { term: 2025-spring, from: 2025-02-16, to: 2025-07-15 }
seed: tests
`;

/** By file name. */
const FILES: Readonly<Record<string, string>> = {
  "scheme/scheme.yaml": SCHEME,
  "scenario.yaml": SCENARIO,
  "students.csv": `id,score,exam,abroad,tuition,first,starts
S1,90,no,no,16000.02,8000.01,2024-12-01
S2,80,yes,,10000,3333,2024-12-31
S3,70,yes,yes,9000,4500,2024-12-15
S4,60,no,no,8000,4000,2024-12-15
`,
  "decisions.csv": `key,award,subject,value,authority,date,reason
amount,help,S4,600,OFFICE,2024-09-20,great need
waiver,help,S4,help-range,OFFICE,2024-09-20,great need
`,
};

/** Writes the scenario to a folder; `changed` takes the place of files. */
export function writeReadingsScenario(folder: string, changed: Readonly<Record<string, string>> = {}): void {
  mkdirSync(join(folder, "scheme"), { recursive: true });
  for (const [name, text] of Object.entries({ ...FILES, ...changed })) writeFileSync(join(folder, name), text);
}

/** The files as they are written. */
export function readingsFiles(): Readonly<Record<string, string>> {
  return FILES;
}
