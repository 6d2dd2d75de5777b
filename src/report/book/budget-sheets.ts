/**
 * The sheets of money: funds with the awards that they pay, sponsors, and every payment. What was awarded is added up again from the sheet of awards, and
 * what a sponsor pays from the sheet of payments.
 */
import { sponsorTotals } from "../../award/allocation.ts";
import type { BudgetRow } from "../../award/summary.ts";
import { bookHeaders as headers, bookSheets, bookTexts as words } from "../../words/book.ts";
import type { awardsTable } from "./awards-sheets.ts";
import { fundsOf, titlesOf, whoCells, whoColumns, yuan, type BookSource } from "./source.ts";
import { cellAt, FORMAT, ownRange, rangeOf, sumWhere, type Cell, type Column, type Row, type Table } from "./table.ts";

type Awards = ReturnType<typeof awardsTable>;

const moneyColumn = <Key extends string>(key: Key, header: string): Column<Key> => ({ key, header, format: FORMAT.money });

type BudgetKey =
  | "fundTitle"
  | "award"
  | "limit"
  | "spent"
  | "due"
  | "reserved"
  | "given"
  | "left"
  | "moneyCounted"
  | "moneyDifference"
  | "leftDifference"
  | "fund"
  | "awardId";

const budgetColumns = (): readonly Column<BudgetKey>[] => [
  { key: "fundTitle", header: headers.fundTitle, format: FORMAT.text },
  { key: "award", header: headers.award, format: FORMAT.text },
  moneyColumn("limit", headers.limit),
  moneyColumn("spent", headers.spent),
  moneyColumn("due", headers.due),
  moneyColumn("reserved", headers.reserved),
  moneyColumn("given", headers.given),
  moneyColumn("left", headers.left),
  moneyColumn("moneyCounted", headers.moneyCounted),
  { ...moneyColumn("moneyDifference", headers.moneyDifference), isCheck: true },
  { ...moneyColumn("leftDifference", headers.leftDifference), isCheck: true },
  { key: "fund", header: headers.fund, format: FORMAT.text, isPrinted: false },
  { key: "awardId", header: headers.awardId, format: FORMAT.text, isPrinted: false },
];

/** Fen that a fund gives for an award: due without competition, and by competition. */
interface FundUse {
  due: number;
  given: number;
}

/** What each fund gives for each award, by `fund|award`. */
function fundUses(source: BookSource): ReadonlyMap<string, FundUse> {
  const [uses, funds] = [new Map<string, FundUse>(), fundsOf(source)];
  for (const { student, given } of source.students) {
    for (const one of given) {
      for (const fund of funds(student, one)) {
        const key = `${fund}|${one.award}`;
        const use = uses.get(key) ?? { due: 0, given: 0 };
        if (one.by === "choice") use.given += one.fen;
        else use.due += one.fen;
        uses.set(key, use);
      }
    }
  }
  return uses;
}

/** One row per fund, and below it one per award that it pays. */
export function budgetTable(source: BookSource, awards: Awards): Table<BudgetKey> {
  const { budgets, levels } = source.summary;
  if (budgets.length === 0) return { name: bookSheets.budget, columns: budgetColumns(), rows: [{ fundTitle: words.noBudget }] };
  const [uses, titles] = [fundUses(source), titlesOf(source)];
  const texts = levels.map((row) => row.award);
  const rows: Row<BudgetKey>[] = [];
  for (const budget of budgets) {
    const paid = source.standing.basis.theCase.budgets.find((one) => one.id === budget.id)?.awards ?? [];
    const first = rows.length + 1;
    rows.push(fundRow(budget, rows.length, paid.length));
    paid.forEach((award, i) => {
      const at = (key: BudgetKey) => cellAt({ columns: budgetColumns() }, key, first + i);
      const { due, given } = uses.get(`${budget.id}|${award}`) ?? { due: 0, given: 0 };
      const counted = sumWhere(
        rangeOf(awards, "amount"),
        [{ range: rangeOf(awards, "awardId"), cell: at("awardId"), texts }],
        [{ range: rangeOf(awards, "fund") }],
      );
      rows.push({
        fundTitle: budget.title,
        award: titles.award(award),
        due: yuan(due),
        given: yuan(given),
        moneyCounted: { formula: counted, value: yuan(due + given).number },
        moneyDifference: { formula: `ROUND(${at("due")}+${at("given")}-${at("moneyCounted")},2)`, value: "0" },
        awardId: award,
      });
    });
  }
  return { name: bookSheets.budget, columns: budgetColumns(), rows };
}

/** The row of a fund, above those of its awards. */
function fundRow(budget: BudgetRow, row: number, awards: number): Row<BudgetKey> {
  const at = (key: BudgetKey, below = 0) => cellAt({ columns: budgetColumns() }, key, row + below);
  const counted = awards === 0 ? "0" : `SUM(${at("moneyCounted", 1)}:${at("moneyCounted", awards)})`;
  return {
    fundTitle: budget.title,
    limit: yuan(budget.limitFen),
    spent: yuan(budget.spentFen),
    due: yuan(budget.dueFen),
    reserved: yuan(budget.reservedFen),
    given: yuan(budget.awardedFen),
    left: yuan(budget.leftFen),
    moneyCounted: { formula: counted, value: yuan(budget.dueFen + budget.awardedFen).number },
    moneyDifference: { formula: `ROUND(${at("due")}+${at("given")}-${at("moneyCounted")},2)`, value: "0" },
    leftDifference: {
      formula: `ROUND(${at("limit")}-${at("spent")}-${at("due")}-${at("reserved")}-${at("given")}-${at("left")},2)`,
      value: "0",
    },
    fund: budget.id,
  };
}

type PaymentKey = "student" | "name" | "award" | "level" | "item" | "sponsor" | "period" | "amount" | "payable" | "awardId";

/** One row per payment. */
export function paymentsTable(source: BookSource): Table<PaymentKey> {
  const titles = titlesOf(source);
  const columns: readonly Column<PaymentKey>[] = [
    ...whoColumns(source),
    { key: "award", header: headers.award, format: FORMAT.text },
    { key: "level", header: headers.level, format: FORMAT.text },
    { key: "item", header: headers.item, format: FORMAT.text },
    { key: "sponsor", header: headers.sponsor, format: FORMAT.text },
    { key: "period", header: headers.period, format: FORMAT.text },
    moneyColumn("amount", headers.amount),
    { key: "payable", header: headers.payable, format: FORMAT.text },
    { key: "awardId", header: headers.awardId, format: FORMAT.text, isPrinted: false },
  ];
  const rows = source.students.flatMap(({ student, given }) =>
    given.flatMap((one) =>
      one.parts.map(
        (part): Row<PaymentKey> => ({
          ...whoCells(source, student),
          award: titles.award(one.award),
          level: titles.level(one.award, one.level),
          item: part.item,
          sponsor: part.sponsor,
          period: part.period,
          amount: yuan(part.fen),
          payable: part.held ? words.held : one.payable ? words.yes : words.no,
          awardId: one.award,
        }),
      ),
    ),
  );
  return { name: bookSheets.payments, columns, rows };
}

type SponsorKey = "sponsor" | "total" | "paymentsCounted" | "difference" | "payableNow" | "notYet" | "held";

/** What every sponsor pays, and how much of it now. */
export function sponsorsTable(source: BookSource, payments: ReturnType<typeof paymentsTable>): Table<SponsorKey> {
  const columns: readonly Column<SponsorKey>[] = [
    { key: "sponsor", header: headers.sponsor, format: FORMAT.text },
    moneyColumn("total", headers.total),
    moneyColumn("paymentsCounted", headers.paymentsCounted),
    { ...moneyColumn("difference", headers.difference), isCheck: true },
    moneyColumn("payableNow", headers.payableNow),
    moneyColumn("notYet", headers.notYet),
    moneyColumn("held", headers.held),
  ];
  const totals = sponsorTotals(source.students);
  const states = paymentStates(source);
  const texts = totals.map(({ sponsor }) => sponsor);
  const rows = totals.map(({ sponsor, fen }, i): Row<SponsorKey> => {
    const at = (key: SponsorKey) => cellAt({ columns }, key, i);
    const conditions = [{ range: rangeOf(payments, "sponsor"), cell: at("sponsor"), texts }];
    const state = states.get(sponsor) ?? { payableNow: 0, notYet: 0, held: 0 };
    return {
      sponsor,
      total: yuan(fen),
      paymentsCounted: { formula: sumWhere(rangeOf(payments, "amount"), conditions), value: yuan(fen).number },
      difference: { formula: `ROUND(${at("total")}-${at("paymentsCounted")},2)`, value: "0" },
      payableNow: yuan(state.payableNow),
      notYet: yuan(state.notYet),
      held: yuan(state.held),
    };
  });
  const sum = (key: SponsorKey, fen: bigint): Cell => ({ formula: `SUM(${ownRange({ columns }, key, rows.length)})`, value: yuan(fen).number });
  const all = totals.reduce((total, { fen }) => total + BigInt(fen), 0n);
  const of = (key: keyof PaymentState) => [...states.values()].reduce((total, state) => total + BigInt(state[key]), 0n);
  const sums: Row<SponsorKey> = {
    sponsor: words.total,
    total: sum("total", all),
    paymentsCounted: sum("paymentsCounted", all),
    difference: sum("difference", 0n),
    payableNow: sum("payableNow", of("payableNow")),
    notYet: sum("notYet", of("notYet")),
    held: sum("held", of("held")),
  };
  return { name: bookSheets.sponsors, columns, rows, sums: rows.length === 0 ? [] : [sums] };
}

interface PaymentState {
  payableNow: number;
  notYet: number;
  held: number;
}

/** Fen of every sponsor by whether they can be paid. */
function paymentStates(source: BookSource): ReadonlyMap<string, PaymentState> {
  const states = new Map<string, PaymentState>();
  for (const given of source.students.flatMap((student) => student.given)) {
    for (const part of given.parts) {
      const state = states.get(part.sponsor) ?? { payableNow: 0, notYet: 0, held: 0 };
      state[part.held ? "held" : given.payable ? "payableNow" : "notYet"] += part.fen;
      states.set(part.sponsor, state);
    }
  }
  return states;
}
