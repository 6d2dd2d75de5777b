/** The worked examples of the ANSO call (clauses, section 4), through the shipped scheme: all rules, real amounts, a real allocation. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/award/case.ts";
import { flagsOf } from "../../src/award/flags.ts";
import { prepareRecount } from "../../src/award/recount.ts";
import { judgeRule } from "../../src/award/verdict.ts";
import {
  allocated,
  anso,
  ansoCase,
  holders,
  partsOf,
  shippedCountries,
  standing,
  yuanOf,
  type AnsoAward,
  type AnsoQuestion,
  type AnsoStudent,
} from "./anso-case.ts";
import { readOracle, type Cell } from "./case.ts";

const scheme = anso();
type Facts = Readonly<Record<string, Cell>>;

describe("eligibility", () => {
  test("O25 birth dates", () => {
    const { input, expected } = readOracle<{ rows: [AnsoAward, string | null][] }, string[]>("O25");
    const students = input.rows.map(([ideal, birthDate]): AnsoStudent => ({ ideal, facts: { birthDate: birthDate ?? undefined } }));
    const theCase = ansoCase(scheme, { students });
    expect(input.rows.map(([award], i) => standing(theCase, award, `S${i + 1}`))).toEqual(expected);
  });

  interface Row {
    readonly programme: "master" | "phd";
    readonly hosts: readonly string[] | "__MISSING__";
    readonly current: string;
    readonly citizenships: readonly string[];
    readonly passportExpiry: string;
    readonly submitted: string;
    readonly birthDate: string;
    readonly proficient: readonly string[];
    readonly assignments: readonly [] | "__MISSING__";
    readonly admission: boolean;
    readonly lawViolations: readonly [] | "__MISSING__";
  }
  const set = (values: readonly string[] | "__MISSING__"): Cell => (values === "__MISSING__" ? undefined : values.length === 0 ? null : values.join(";"));
  const list = (rows: readonly [] | "__MISSING__") => (rows === "__MISSING__" ? undefined : rows);

  test("O31 eligibility and disqualification", () => {
    const { input, expected } = readOracle<{ rows: Record<string, Row> }, Record<string, string>>("O31");
    const students = Object.entries(input.rows).map(([id, row]) => ({
      id,
      ideal: row.programme,
      facts: {
        ansoHosts: set(row.hosts),
        currentStudyInChina: row.current === "none" ? null : row.current,
        citizenships: set(row.citizenships),
        passportExpiry: row.passportExpiry,
        submittedAt: row.submitted,
        birthDate: row.birthDate,
        proficientIn: set(row.proficient),
        meetsAdmissionCriteria: row.admission,
      },
      lists: { otherAssignments: list(row.assignments), lawViolations: list(row.lawViolations) },
    }));
    const theCase = ansoCase(scheme, { students: students as unknown as readonly AnsoStudent[] });
    expect(Object.fromEntries(students.map(({ id, ideal }) => [id, standing(theCase, ideal, id)]))).toEqual(expected);
    const basis = prepareRecount(theCase);
    const flags = (id: string) => [...new Set(flagsOf(basis, theCase.ids.indexOf(id)).map((flag) => `${flag.code} ${flag.rule}`))];
    expect(flags("E1")).toEqual([]);
    expect(flags("E6")).toEqual(["flag B13"]);
    expect(flags("E11")).toEqual(["may-be-disqualified III-ustc-ucas"]);
    expect(flags("E3")).toEqual(["flag III-in-china-effect"]);
  });

  test("O32 opening and deadline in Beijing time", () => {
    const { input, expected } = readOracle<{ times: string[]; refereesOneLate: string[] }, { times: string[]; referees: string }>("O32");
    const words: Readonly<Record<string, string>> = { eligible: "in time", "not accepted": "late", "not eligible": "before opening" };
    const submitted = input.times.map((submittedAt): AnsoStudent => ({ ideal: "phd", facts: { submittedAt } }));
    const referees: AnsoStudent = { id: "R", ideal: "phd", lists: { refereesSubmittedAt: input.refereesOneLate.map((value) => ({ value })) } };
    const theCase = ansoCase(scheme, { students: [...submitted, referees] });
    expect(input.times.map((_, i) => words[standing(theCase, "phd", `S${i + 1}`)])).toEqual(expected.times);
    expect(words[standing(theCase, "phd", "R")]).toBe(expected.referees);
  });

  test("O45 registration", () => {
    interface Registration {
      readonly date?: string;
      readonly place?: string;
      readonly ext?: boolean;
    }
    const { input, expected } = readOracle<{ registerBy: string; place: string; rows: Registration[] }, string[]>("O45");
    const students = input.rows.map(
      (row): AnsoStudent => ({
        ideal: "phd",
        facts: {
          "admissionNotice.registerBy": input.registerBy,
          "admissionNotice.place": input.place,
          "registration.date": row.date,
          "registration.place": row.place,
          "registration.extensionApproved": row.ext,
        },
      }),
    );
    const theCase = ansoCase(scheme, { students, asOf: "2024-09-10" });
    const judged = (id: string, student: number) => {
      const rule = scheme.rules.find((candidate) => candidate.id === id);
      if (rule === undefined) throw new Error(`no rule ${id}`);
      return judgeRule(theCase, rule, "phd", student);
    };
    const found = input.rows.map((row, student) => {
      const { value, asks } = judged("AI-register", student);
      const host = judged("AI-extension", student);
      if (Number.isNaN(value)) return `unknown → ${asks.join("; ")}`;
      if (value === 1) return (row.date ?? "") > input.registerBy ? "registered (extension)" : "registered";
      return Number.isNaN(host.value) ? "decision of the host" : "not registered";
    });
    expect(found).toEqual(expected);
    expect(judged("AI-extension", 2).asks).toEqual(["keeps the award without registration in time (University of Chinese Academy of Sciences)"]);
    expect(input.rows.map((_, i) => standing(theCase, "phd", `S${i + 1}`))).toEqual(input.rows.map(() => "eligible"));
  });

  test("the country list: 45 least developed countries, all of them developing; one open", () => {
    const rows = shippedCountries();
    const count = (ldc: string, developing: string) => rows.filter((row) => row[1] === ldc && row[2] === developing).length;
    expect([count("yes", "yes"), count("no", "yes"), count("no", "no"), count("no", "")]).toEqual([45, 102, 51, 1]);
    expect(rows).toHaveLength(199);
    expect(new Set(rows.map(([country]) => country)).size).toBe(199);
    expect(rows.every(([country]) => /^[A-Z]{2}$/.test(country ?? ""))).toBe(true);
  });
});

describe("money", () => {
  const stipend = (theCase: Case, award: AnsoAward, id: string) => yuanOf(partsOf(theCase, award, id), (part) => part.item.startsWith("stipend"));

  interface Stipend {
    readonly programme: "phd" | "master";
    readonly months: number;
    readonly passMonth?: number | null;
    readonly failMonth: number | null;
  }
  /** A failed annual assessment or, where the test was not passed, a failed test: the text treats them alike. */
  const stipendFacts = (row: Stipend, byTest: boolean): Omit<AnsoStudent, "ideal"> => {
    const pass = row.passMonth ?? undefined;
    const fail = row.failMonth ?? undefined;
    const test = pass === undefined ? (byTest && fail !== undefined ? ["failed", fail] : []) : ["passed", pass];
    return {
      facts: { "admissionNotice.scholarshipMonths": row.months, "qualificationTest.result": test[0], "qualificationTest.monthOfAward": test[1] },
      lists: fail === undefined || test[0] === "failed" ? {} : { annualAssessments: [{ year: 1, result: "failed", monthOfAward: fail }] },
    };
  };

  test.each([false, true])("O26 stipend totals (a failed test in place of a failed assessment: %s)", (byTest) => {
    const { input, expected } = readOracle<{ rows: Stipend[] }, number[]>("O26");
    const students = input.rows.map((row): AnsoStudent => ({ ideal: row.programme, ...stipendFacts(row, byTest && row.programme === "phd") }));
    const theCase = ansoCase(scheme, { students });
    expect(input.rows.map((row, i) => stipend(theCase, row.programme, `S${i + 1}`))).toEqual(expected);
  });

  test("O26 the months of the payments", () => {
    const student: AnsoStudent = { ideal: "phd", ...stipendFacts({ programme: "phd", months: 48, passMonth: 18, failMonth: null }, false) };
    const monthly = partsOf(ansoCase(scheme, { students: [student] }), "phd", "S1").filter((part) => part.item.startsWith("stipend"));
    expect(monthly).toHaveLength(48);
    expect(new Set(monthly.map((part) => part.period)).size).toBe(48);
    const at = (period: string) => monthly.find((part) => part.period === period)?.fen;
    expect([at("2024-09"), at("2026-02"), at("2026-03"), at("2028-08")]).toEqual([600_000, 600_000, 700_000, 700_000]);
  });

  test("O27 sponsor split of one awardee", () => {
    type Kind = "twas" | "phd" | "master";
    const { input, expected } = readOracle<{ rows: { kind: Kind; onSite: boolean; items: number[] }[] }, Record<string, number>[]>("O27");
    const items = ["tuition", "stipend", "insurance", "application-fee", "travel", "visa"];
    const found = input.rows.map((row) => {
      const award: AnsoAward = row.kind === "twas" ? "phd-twas" : row.kind;
      const years = award === "master" ? 3 : 4;
      const [tuition = 0, , insurance = 0, fee = 0, travel = 0, visa = 0] = row.items;
      const yuan = (amount: number) => `${amount} yuan`;
      const theCase = ansoCase(scheme, {
        parameters: {
          insurancePerYear: yuan(insurance / years),
          applicationFee: yuan(fee),
          "travel.CAS": yuan(travel),
          "travel.TWAS": yuan(travel),
          "visa.CAS": yuan(visa),
          "visa.TWAS": yuan(visa),
        },
        students: [
          {
            ideal: award,
            facts: {
              tuitionYear: tuition / years,
              onSiteInChina: row.onSite,
              ...(award === "master" ? {} : { "qualificationTest.result": "passed", "qualificationTest.monthOfAward": 18 }),
            },
          },
        ],
      });
      const parts = partsOf(theCase, award, "S1");
      const paid = items.map((item) => yuanOf(parts, (part) => part.item.startsWith(item)));
      expect(paid).toEqual(row.onSite ? row.items.map((amount, i) => (i === 4 ? 0 : amount)) : row.items);
      const of = (sponsor: string) => yuanOf(parts, (part) => part.sponsor === sponsor);
      return { CAS: of("CAS"), TWAS: of("TWAS-UNESCO"), total: yuanOf(parts, () => true) };
    });
    expect(found).toEqual(expected);
  });

  test("O28 a full year's intake", async () => {
    type Intake = Record<"master" | "masterOnSite" | "phd" | "twas" | "twasOnSite" | "otherPhdOnSite", number>;
    const { input, expected } = readOracle<Intake, Record<string, number>>("O28");
    /** So many candidates with a score, the first of them on site; five more have a score too low for a place. */
    const group = (name: string, ideal: AnsoAward, count: number, onSite: number): readonly AnsoStudent[] =>
      Array.from({ length: count + 5 }, (_, i) => ({
        id: `${name}${i}`,
        ideal,
        facts: { onSiteInChina: i < onSite, "scores.anso": i < count ? 90 - (i % 30) : 40 },
      }));
    const students = [
      ...group("M", "master", input.master, input.masterOnSite),
      ...group("T", "phd-twas", input.twas, input.twasOnSite),
      ...group("P", "phd", input.phd - input.twas, input.otherPhdOnSite),
    ];
    const intake = async (facts: Facts) => {
      const theCase = ansoCase(scheme, { students: students.map((one) => (one.ideal === "master" ? one : { ...one, facts: { ...one.facts, ...facts } })) });
      const result = await allocated(theCase);
      expect(result.status).toBe("optimal");
      expect((["master", "phd", "phd-twas"] as const).map((award) => holders(result, award).length)).toEqual([
        input.master,
        input.phd - input.twas,
        input.twas,
      ]);
      return result.students.flatMap((student) => student.given.flatMap((given) => given.parts.map((part) => ({ ...part, award: given.award }))));
    };
    const parts = await intake({});
    const count = (item: string, sponsor: string) => parts.filter((part) => part.item === item && part.sponsor === sponsor).length;
    const passed = await intake({ "qualificationTest.result": "passed", "qualificationTest.monthOfAward": 0 });
    const stipends = (of: typeof parts, isMaster: boolean) =>
      yuanOf(
        of.filter((part) => (part.award === "master") === isMaster),
        (part) => part.item.startsWith("stipend"),
      );
    const [travelCAS, travelTWAS] = [count("travel", "CAS"), count("travel", "TWAS-UNESCO")];
    expect({
      travelCAS,
      travelTWAS,
      noTravel: input.master + input.phd - travelCAS - travelTWAS,
      visaCAS: count("visa", "CAS"),
      visaTWAS: count("visa", "TWAS-UNESCO"),
      stipendMasterMax: stipends(parts, true),
      stipendPhdMin: stipends(parts, false),
      stipendPhdMax: stipends(passed, false),
    }).toEqual(expected);
  });
});

describe("I-twas-authority", () => {
  const students: readonly AnsoStudent[] = [
    { ideal: "phd-twas", facts: { twasSelected: true } },
    { ideal: "phd-twas", facts: { twasSelected: false } },
  ];
  const list = ["twas-list", "phd-twas", undefined, "yes", "TWAS-UNESCO", "2024-02-15", "selection list"];
  const given = async (more: Omit<AnsoQuestion, "students">) => {
    const result = await allocated(ansoCase(scheme, { students, ...more }));
    return result.students.map((student) => student.given.map((one) => `${one.award}, ${one.payable ? "payable" : "proposed"}`).join("; "));
  };

  test("a proposal until TWAS/UNESCO have selected", async () => {
    expect(await given({})).toEqual(["phd-twas, proposed", "phd-twas, proposed"]);
    expect(await given({ decisions: [list] })).toEqual(["phd-twas, payable", "phd-twas, payable"]);
    expect(await given({ parameters: { "twas.listOnFile": true } })).toEqual(["phd-twas, payable", "phd, payable"]);
  });
});

describe("O29 special but not exclusive consideration", () => {
  interface Candidate {
    readonly score: number;
    readonly sex: string;
    readonly c: string;
    readonly box: boolean;
  }
  interface Input {
    readonly students: Readonly<Record<string, Candidate>>;
    readonly places: number;
    readonly ldc: readonly string[];
    readonly developing: readonly string[];
  }
  const { input, expected } = readOracle<Input, Record<"pool" | "tieBreak" | "bonus10" | "filterWrong", string[]>>("O29");
  const under = (readings: Facts, parameters: Readonly<Record<string, unknown>> = {}) =>
    ansoCase(scheme, {
      students: Object.entries(input.students).map(([id, one]) => ({
        id,
        ideal: "phd",
        facts: { "scores.anso": one.score, gender: one.sex, homeCountry: one.c, citizenships: one.c, twasBox: one.box },
      })),
      countries: [...new Set(Object.values(input.students).map((one) => one.c))].map((c) => [c, input.ldc.includes(c), input.developing.includes(c)]),
      parameters: { twasMax: input.places, ...parameters },
      readings,
    });
  const chosen = async (readings: Facts, parameters?: Readonly<Record<string, unknown>>) => holders(await allocated(under(readings, parameters)), "phd-twas");

  test("the pool", () => {
    const theCase = under({});
    expect(theCase.ids.filter((id) => standing(theCase, "phd-twas", id) === "eligible")).toEqual(expected.pool);
  });

  test("tie-break after the score; the others keep the general places", async () => {
    const result = await allocated(under({}));
    expect(holders(result, "phd-twas")).toEqual(expected.tieBreak);
    expect(holders(result, "phd")).toEqual(["d", "e", "f", "g"]);
    expect(await chosen({}, { "quota.phd": 5 })).toEqual(expected.tieBreak);
  });

  test("bonus points", async () => {
    expect(await chosen({ special: "bonus" }, { "special.bonus": 10 })).toEqual(expected.bonus10);
    expect(await chosen({ special: "bonus" }, { "special.bonus": 1 })).toEqual(expected.tieBreak);
  });

  test("places kept for the groups", async () => {
    expect(await chosen({ special: "share" }, { "special.places": 2 })).toEqual(expected.tieBreak);
    expect(await chosen({ special: "share" }, { "special.places": 3 })).toEqual(["b", "c", "e"]);
  });

  test("report only: the tie stays a tie", async () => {
    const found = await chosen({ special: "report" });
    expect(found.slice(0, 2)).toEqual(["a", "b"]);
    expect(["c", "d"]).toContain(found[2]);
  });

  test("no reading is a filter: whoever belongs to neither group stays in the pool", () => {
    expect(expected.filterWrong).not.toContain("a");
    for (const special of ["tie-break", "bonus", "share", "report"]) {
      const theCase = under({ special }, { "special.places": 2 });
      expect(standing(theCase, "phd-twas", "a")).toBe("eligible");
    }
  });
});
