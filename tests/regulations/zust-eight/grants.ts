/** Grants-in-aid: posts, service and amounts (VI), whom they are for (VII(III)), how posts are set up (IX(I)), papers (IX(II)). */
import { waiver, type DecisionRow, type RegulationCase, type Row } from "../cases.ts";
import {
  all,
  application,
  DECIDED,
  factCases,
  GRANTS,
  one,
  paper,
  paperCases,
  PAPERS,
  postsWith,
  semester,
  service,
  type Differing,
  type PostCode,
} from "./ideals.ts";

type Grant = (typeof GRANTS)[number];
const OWN: Readonly<Record<Grant, PostCode>> = { "grant-admin": "P-ADM", "grant-ta": "P-TA", "grant-ra": "P-RA" };
const OLD: Readonly<Record<Grant, PostCode>> = { "grant-admin": "P-OLD", "grant-ta": "P-OLT", "grant-ra": "P-OLR" };
const MONTHLY: Readonly<Record<Grant, number>> = { "grant-admin": 525, "grant-ta": 450, "grant-ra": 800 };
const SERVICE = "employment agreement, time sheet and appraisal of the post";

const on = (postService: readonly Row[] | undefined): Differing => ({ lists: { postService } });
const changed = (code: PostCode, row: Row): Differing => ({ registers: postsWith(code, row) });

/** What every grant asks of the service. */
function serviceCases(award: Grant): readonly RegulationCase[] {
  const code = OWN[award];
  const [first, ...rest] = semester(code);
  const other = award === "grant-admin" ? "P-TA" : "P-ADM";
  const monthly = MONTHLY[award];
  const due = (months: number) => ({ due: months === 0 ? {} : { post: String(monthly * months) } });
  const withFirst = (more: Row) => on([{ ...first, ...more }, ...rest]);
  const asked = (text: string) => ({ asks: [text] });
  return [
    all(award, "eligible", "five months of service (VI)", {}, { ...due(5), payable: { post: true }, flags: [] }),
    all(award, "eligible", "one month is not qualified (VI)", withFirst({ qualified: "no" }), due(4)),
    all(award, "not-eligible", "no month is qualified (VI)", on(semester(code, { qualified: "no" })), due(0)),
    all(award, "not-eligible", "not recruited (VI)", on(semester(code, { recruited: "no" })), due(0)),
    all(award, "not-eligible", "no service (VI)", on([]), due(0)),
    all(award, "not-eligible", "service on a post of another kind (VI)", on(semester(other)), due(0)),
    all(award, "eligible", "service on a post of another kind beside (VI)", on([...semester(code), ...semester(other)]), due(5)),
    all(award, "not-eligible", "service in another semester (VI)", changed(code, { semester: "2024-spring" }), due(0)),
    all(award, "waiting", "service unknown", on(undefined)),
    all(
      award,
      "waiting",
      "a month is not appraised, the others are not qualified (VI)",
      on([
        { ...first, qualified: undefined },
        { ...first, qualified: "no" },
      ]),
      asked(SERVICE),
    ),
    all(award, "waiting", "a post that nobody announced", on(semester("P-NEW"))),
    one(award, `${award}: a month is not appraised, all of it is set aside (VI)`, withFirst({ qualified: undefined }), {
      amount: { post: "unknown" },
      due: {},
      open: { post: String(monthly * 5) },
    }),
    one(
      award,
      `${award}: a month is not appraised, another is not qualified (VI)`,
      on([service(code, "2024-09", { qualified: undefined }), service(code, "2024-10", { qualified: "no" }), service(code, "2024-11")]),
      {
        due: {},
        open: { post: String(monthly * 2) },
      },
    ),
    one(
      award,
      `${award}: it is not known for which month she was recruited (VI)`,
      on([service(code, "2024-09", { recruited: undefined }), service(code, "2024-10", { recruited: "no" }), service(code, "2024-11")]),
      {
        due: {},
        open: { post: String(monthly * 2) },
      },
    ),
    one(
      award,
      `${award}: nothing is set aside for posts of other kinds and semesters`,
      on([service(code, "2024-09", { qualified: undefined }), service(other, "2024-10"), service(OLD[award], "2024-03")]),
      {
        due: {},
        open: { post: String(monthly) },
      },
    ),
    {
      ...all(
        award,
        "waiting",
        "not authorised yet (VI)",
        {},
        { asks: ["authorisation of the student for the post (School of International Education)"], ...due(0) },
      ),
      decisions: DECIDED[award].filter((row) => row.key !== "authorised"),
    },
    {
      ...all(award, "not-eligible", "authorisation refused (VI)"),
      decisions: DECIDED[award].map((row) => (row.key === "authorised" ? { ...row, value: "no" } : row)),
    },
    {
      ...one(award, `${award}: authorised by another office (VI)`, {}, { faults: ["decision-authority"] }),
      decisions: DECIDED[award].map((row) => (row.key === "authorised" ? { ...row, authority: "Committee" } : row)),
    },
    all(award, "not-eligible", "applied for another semester (IX(II))", { lists: { applications: [application(award, { semester: "2025-spring" })] } }),
    all(
      award,
      "waiting",
      "applied, the semester is unknown (IX(II))",
      { lists: { applications: [application(award, { semester: undefined })] } },
      asked("application form"),
    ),
  ];
}

/** Monthly amounts of 450 to 600 yuan. */
const RANGE: readonly RegulationCase[] = (["grant-admin", "grant-ta"] as const).flatMap((award) => {
  const code = OWN[award];
  const monthly = (value: string | undefined) => changed(code, { monthlyAmount: value });
  return [
    all(award, "not-eligible", "449.99 yuan a month (VI)", monthly("449.99")),
    all(award, "eligible", "450 yuan a month (VI)", monthly("450"), { due: { post: "2250" } }),
    all(award, "eligible", "600 yuan a month (VI)", monthly("600"), { due: { post: "3000" } }),
    all(award, "not-eligible", "600.01 yuan a month (VI)", monthly("600.01")),
    all(award, "waiting", "a monthly amount unknown (VI)", monthly(undefined), { asks: ["post announcement"], due: {}, open: { post: "3000" } }),
    all(award, "eligible", "too much on a post she was not recruited for", {
      ...changed(code, {}),
      registers: {
        posts: [...postsWith(code, {}).posts, { ...postsWith(code, {}).posts.find((row) => row.post === code), post: "P-2", monthlyAmount: "900" }],
      },
      lists: { postService: [...semester(code), service("P-2", "2024-09", { recruited: "no" })] },
    }),
  ];
});

const SPECIAL = on(semester("P-SPE"));
const ASSIGNED = "relevant regulation / agreement";

const ADMIN: readonly RegulationCase[] = [
  all("grant-admin", "eligible", "a special post, paid by its own regulation (VI)", SPECIAL, { due: { post: "4062.50" } }),
  all(
    "grant-admin",
    "waiting",
    "a special post without an amount (VI)",
    { ...SPECIAL, ...changed("P-SPE", { agreementAmount: undefined }) },
    { asks: ["post announcement", ASSIGNED] },
  ),
  all("grant-admin", "not-eligible", "a special post of nothing (VI)", { ...SPECIAL, ...changed("P-SPE", { agreementAmount: "0" }) }),
  all("grant-admin", "eligible", "a special post beside a regular one (A20)", on([...semester("P-ADM"), service("P-SPE", "2024-09")]), {
    due: { post: "3437.50" },
  }),
  ...["P-ADM", "P-SPE"].flatMap((code) => {
    const posts = (hoursPerMonth: number | string | undefined) => ({
      ...on(semester(code)),
      ...changed(code === "P-ADM" ? "P-ADM" : "P-SPE", { hoursPerMonth }),
    });
    return [
      all("grant-admin", "not-eligible", `${code} demands 29.5 hours (VI)`, posts("29.5")),
      all("grant-admin", "eligible", `${code} demands 30 hours (VI)`, posts(30)),
      all("grant-admin", "eligible", `${code} demands 40 hours (VI)`, posts(40)),
      all("grant-admin", "not-eligible", `${code} demands 40.5 hours (VI)`, posts("40.5")),
      all("grant-admin", "waiting", `${code}: hours unknown (VI)`, posts(undefined), { asks: ["post announcement"] }),
    ];
  }),
  all(
    "grant-admin",
    "eligible",
    "29.5 hours worked in a month are flagged (A38)",
    on([service("P-ADM", "2024-09", { hours: "29.5" }), service("P-ADM", "2024-10")]),
    {
      flags: ["VI-hours-adm-worked"],
      due: { post: "1050" },
    },
  ),
  all("grant-admin", "eligible", "30 hours worked in a month are not flagged", on([service("P-ADM", "2024-09", { hours: 30 })]), { flags: [] }),
  all(
    "grant-admin",
    "eligible",
    "29.5 hours worked in a month are not paid (A38)",
    { ...on([service("P-ADM", "2024-09", { hours: "29.5" }), service("P-ADM", "2024-10", { hours: 30 })]), readings: { "grant.hoursRule": "unpaid" } },
    { due: { post: "525" } },
  ),
  ...factCases("grant-admin", "appraisals.financialDifficulty", "in financial difficulties (VII(III)i)", "materials in proof of family economic situation"),
  all("grant-admin", "eligible", "a duty that is no administrative one is flagged (VII(III)i)", changed("P-ADM", { duty: "research" }), {
    flags: ["VII-III-i-duty"],
  }),
  all("grant-admin", "not-eligible", "a post set up by another office (IX(I)i)", changed("P-ADM", { setUpBy: "School" })),
  all("grant-admin", "waiting", "who set up the post is unknown (IX(I)i)", changed("P-ADM", { setUpBy: undefined }), { asks: ["post announcement"] }),
];

const recorded = (award: Grant, key: string, value: string | undefined): readonly DecisionRow[] =>
  DECIDED[award].flatMap((row) => (row.key !== key ? [row] : value === undefined ? [] : [{ ...row, value }]));

/** A post that must be approved, or reviewed: asked for, and refused. */
function setUp(award: Grant, key: string, asks: string): readonly RegulationCase[] {
  return [
    { ...all(award, "waiting", `not ${key} yet (IX(I))`, {}, { asks: [asks] }), decisions: recorded(award, key, undefined) },
    { ...all(award, "not-eligible", `not ${key} (IX(I))`), decisions: recorded(award, key, "no") },
  ];
}

/** Teaching and research assistants: in principle excellent master's students. */
const TARGETS: readonly RegulationCase[] = (
  [
    ["grant-ta", "VII-III-ii-target", "soft.ta"],
    ["grant-ra", "VII-III-iii-target", "soft.ra"],
  ] as const
).flatMap(([award, rule, soft]) => [
  all(award, "not-eligible", "a bachelor's student (VII(III))", { facts: { degreeLevel: "bachelor" } }),
  all(award, "not-eligible", "a doctor's student (VII(III))", { facts: { degreeLevel: "doctor" } }),
  all(award, "eligible", "a doctor's student, waived in principle (A17)", { facts: { degreeLevel: "doctor" }, decisions: [waiver(rule)] }),
  one(
    award,
    `${award}: a waiver where the clause is hard (A17)`,
    { facts: { degreeLevel: "doctor" }, decisions: [waiver(rule)], readings: { [soft]: "hard" } },
    { faults: ["decision-hard-rule"] },
  ),
  all(award, "waiting", "degree unknown", { facts: { degreeLevel: undefined } }, { asks: ["admission notice"] }),
  ...factCases(award, "appraisals.excellentMaster", "an excellent master's student (VII(III))", "registration record and academic transcripts"),
]);

const TEACHING: readonly RegulationCase[] = [
  all("grant-ta", "not-eligible", "a post of 5.5 class hours (VI)", changed("P-TA", { classHoursPerWeek: "5.5" })),
  all("grant-ta", "waiting", "class hours of the post unknown (VI)", changed("P-TA", { classHoursPerWeek: undefined }), { asks: ["post announcement"] }),
  all("grant-ta", "not-eligible", "5.5 class hours worked (VI)", on([service("P-TA", "2024-09", { classHours: "5.5" })])),
  all("grant-ta", "waiting", "class hours worked unknown (VI)", on([service("P-TA", "2024-09", { classHours: undefined })]), { asks: [SERVICE] }),
  all("grant-ta", "eligible", "a duty that is no teaching one is flagged (VII(III)ii)", changed("P-TA", { duty: "research" }), { flags: ["VII-III-ii-duty"] }),
  ...setUp("grant-ta", "approved", "approval of the post (School of International Education)"),
  {
    ...one("grant-ta", "grant-ta: approved by another office (IX(I)ii)", {}, { faults: ["decision-authority"] }),
    decisions: DECIDED["grant-ta"].map((row) => (row.key === "approved" ? { ...row, authority: "School" } : row)),
  },
];

const RESEARCH: readonly RegulationCase[] = [
  all("grant-ra", "eligible", "paid by the agreement, above 600 yuan (VI)", changed("P-RA", { agreementAmount: "800.01" }), { due: { post: "4000.05" } }),
  all("grant-ra", "waiting", "an agreement without an amount (VI)", changed("P-RA", { agreementAmount: undefined }), { asks: ["post announcement", ASSIGNED] }),
  all("grant-ra", "not-eligible", "an agreement of nothing (VI)", changed("P-RA", { agreementAmount: "0" })),
  all("grant-ra", "waiting", "an agreement without hours (VI)", changed("P-RA", { agreementHours: undefined }), { asks: ["employment agreement"] }),
  all("grant-ra", "not-eligible", "other hours than the agreement says (VI)", changed("P-RA", { hoursPerMonth: 25 })),
  all("grant-ra", "eligible", "the post leaves its hours to the agreement (VI)", changed("P-RA", { hoursPerMonth: undefined })),
  all("grant-ra", "eligible", "a duty that is no research is flagged (VII(III)iii)", changed("P-RA", { duty: "recruitment" }), { flags: ["VII-III-iii-duty"] }),
  ...setUp("grant-ra", "approved", "approval of the post (School of International Education)"),
  ...setUp("grant-ra", "reviewed", "review of the post by the school (the school of the student)"),
];

const MATERIALS: readonly (readonly [clause: string, type: string, asks: string])[] = [
  ["IX(II)i", "form-grants", "application form"],
  ["IX(II)iii", "transcript", "academic transcripts"],
  ["IX(II)iv", "class-schedule", "class schedule of the new semester"],
  ["IX(II)v", "employment-agreement", "employment agreement"],
];
const LATE = "docs.late.grants";
const MORE = { parameters: { "grant.otherMaterials": true } };

const PAPER_CASES: readonly RegulationCase[] = [
  ...GRANTS.flatMap((award) => [
    ...MATERIALS.flatMap(([clause, type, asks]) => paperCases(award, clause, type, asks, LATE, false)),
    ...paperCases(award, "IX(II)v", "other-materials", "other necessary materials", LATE, false, {
      ...MORE,
      lists: { documents: [...PAPERS[award], paper("other-materials")] },
    }),
    all(award, "eligible", "no other materials, where none are asked for (IX(II)v)"),
  ]),
  ...paperCases("grant-admin", "IX(II)ii", "family-economic-proof", "materials in proof of family economic situation", LATE, false),
];

/** Cases of the grants-in-aid. */
export const GRANT_CASES: readonly RegulationCase[] = [
  ...GRANTS.flatMap(serviceCases),
  ...RANGE,
  ...ADMIN,
  ...TARGETS,
  ...TEACHING,
  ...RESEARCH,
  ...PAPER_CASES,
];
