/**
 * Payments over time: what an allocation pays in which month and term, by whom, for what. Every
 * table adds up to the same total, to the fen.
 */
import type { AllocationFile } from "../scenario/allocation-file.ts";
import { scheduleTexts as words } from "../words/schedule.ts";
import { yuan } from "./summary-text.ts";
import { textTable } from "./text-table.ts";

/** One payment of one student. */
interface Payment {
  readonly item: string;
  readonly sponsor: string;
  readonly month: string;
  readonly term: string;
  readonly award: string;
  readonly fen: number;
  readonly state: "payable" | "waiting" | "held";
}

/** A way to add payments up. */
export type ScheduleKey = "month" | "semester" | "sponsor" | "item" | "award";

/** All keys, in the order in which they are printed. */
export const SCHEDULE_KEYS: readonly ScheduleKey[] = ["month", "semester", "sponsor", "item", "award"];

/** One row of a table: sums in fen. */
export interface ScheduleRow {
  readonly key: string;
  readonly bySponsor: ReadonlyMap<string, number>;
  readonly fen: number;
  /** Of it: not payable before a list is on file; held until a fact is known. */
  readonly waitingFen: number;
  readonly heldFen: number;
}

/** The payments of an allocation, added up in several ways. */
export interface Schedule {
  readonly title: string;
  readonly scheme: string;
  readonly sponsors: readonly string[];
  readonly tables: ReadonlyMap<ScheduleKey, readonly ScheduleRow[]>;
  readonly totalFen: number;
}

type Terms = AllocationFile["header"]["terms"];

/** The month of a period: itself, or the first month of the term that it names. */
function monthOf(period: string, terms: Terms): string {
  return terms.find((term) => term.term === period)?.from.slice(0, 7) ?? period;
}

/** The term of a period: itself, or the one in whose days the month's fifteenth lies; empty outside all of them. */
function termOf(period: string, terms: Terms): string {
  if (terms.some((term) => term.term === period)) return period;
  if (!/^\d{4}-\d{2}$/.test(period)) return period;
  return terms.find((term) => term.from <= `${period}-15` && `${period}-15` <= term.to)?.term ?? "";
}

function paymentsOf(allocation: AllocationFile): readonly Payment[] {
  const { terms } = allocation.header;
  return allocation.students.flatMap((student) =>
    student.awards.flatMap((award) =>
      award.parts.map((part): Payment => {
        const state = part.held ? "held" : award.payable ? "payable" : "waiting";
        return {
          item: part.item,
          sponsor: part.sponsor,
          month: monthOf(part.period, terms),
          term: termOf(part.period, terms),
          award: award.award,
          fen: part.fen,
          state,
        };
      }),
    ),
  );
}

function keyOf(payment: Payment, key: ScheduleKey): string {
  return key === "semester" ? payment.term : payment[key];
}

function sum(payments: readonly Payment[]): number {
  return payments.reduce((total, payment) => total + payment.fen, 0);
}

function rowOf(key: string, payments: readonly Payment[]): ScheduleRow {
  const bySponsor = new Map<string, number>();
  for (const { sponsor, fen } of payments) bySponsor.set(sponsor, (bySponsor.get(sponsor) ?? 0) + fen);
  return {
    key,
    bySponsor,
    fen: sum(payments),
    waitingFen: sum(payments.filter((payment) => payment.state === "waiting")),
    heldFen: sum(payments.filter((payment) => payment.state === "held")),
  };
}

/** Terms in the order of the calendar, everything else by code points. */
function place(key: ScheduleKey, name: string, terms: Terms): string {
  return key === "semester" ? (terms.find((term) => term.term === name)?.from ?? "") : name;
}

function tableOf(payments: readonly Payment[], key: ScheduleKey, terms: Terms): readonly ScheduleRow[] {
  const groups = new Map<string, Payment[]>();
  for (const payment of payments) {
    const group = groups.get(keyOf(payment, key)) ?? [];
    group.push(payment);
    groups.set(keyOf(payment, key), group);
  }
  return [...groups].sort(([a], [b]) => (place(key, a, terms) < place(key, b, terms) ? -1 : 1)).map(([name, group]) => rowOf(name, group));
}

/** Adds up the payments of an allocation. */
export function scheduleOf(allocation: AllocationFile): Schedule {
  const payments = paymentsOf(allocation);
  return {
    title: allocation.header.title,
    scheme: allocation.header.scheme,
    sponsors: [...new Set(payments.map((payment) => payment.sponsor))].sort(),
    tables: new Map(SCHEDULE_KEYS.map((key) => [key, tableOf(payments, key, allocation.header.terms)])),
    totalFen: sum(payments),
  };
}

function tableText(schedule: Schedule, key: ScheduleKey): string {
  const rows = schedule.tables.get(key) ?? [];
  const several = schedule.sponsors.length > 1 && key !== "sponsor";
  const heads = [words.keys[key], ...(several ? schedule.sponsors : []), words.total, words.waiting, words.held];
  const line = (name: string, row: Omit<ScheduleRow, "key">) => [
    name,
    ...(several ? schedule.sponsors.map((sponsor) => yuan(row.bySponsor.get(sponsor) ?? 0)) : []),
    yuan(row.fen),
    yuan(row.waitingFen),
    yuan(row.heldFen),
  ];
  const total = line(words.sum, {
    bySponsor: new Map(schedule.sponsors.map((sponsor) => [sponsor, rows.reduce((all, row) => all + (row.bySponsor.get(sponsor) ?? 0), 0)])),
    fen: schedule.totalFen,
    waitingFen: rows.reduce((all, row) => all + row.waitingFen, 0),
    heldFen: rows.reduce((all, row) => all + row.heldFen, 0),
  });
  return textTable(
    heads,
    [...rows.map((row) => line(row.key === "" ? words.outside : row.key, row)), total],
    heads.map((_, i) => (i === 0 ? "left" : "right")),
  );
}

/** The tables for people. */
export function scheduleText(schedule: Schedule, keys: readonly ScheduleKey[]): string {
  return [words.head(schedule.title, yuan(schedule.totalFen)), ...keys.map((key) => tableText(schedule, key))].join("\n\n");
}

/**
 * One object: `{scheme, title, totalFen, sponsors, tables: {month: [{key, fen, waitingFen, heldFen, bySponsor}], semester, sponsor, item, award}}`,
 * money in fen; an empty key of `semester` is outside the stated terms. Only the tables that are asked for.
 */
export function scheduleObject(schedule: Schedule, wanted: readonly ScheduleKey[]): unknown {
  const tables = [...schedule.tables]
    .filter(([key]) => wanted.includes(key))
    .map(([key, rows]) => [key, rows.map((row) => ({ ...row, bySponsor: Object.fromEntries(row.bySponsor) }))]);
  return {
    scheme: schedule.scheme,
    title: schedule.title,
    totalFen: schedule.totalFen,
    sponsors: schedule.sponsors,
    tables: Object.fromEntries(tables) as unknown,
  };
}
