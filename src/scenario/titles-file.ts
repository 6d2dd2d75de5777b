/** `titles.zh.yaml` beside a `scheme.yaml`: what its parts are called in Chinese. Every entry must name a part that is there; none is needed. */
import { z } from "zod";
import type { Award, Field, Scheme } from "../award/scheme.ts";
import { titled, titleKey } from "../award/titles.ts";
import { failure, success, type Result } from "../fault.ts";
import { nearestName } from "./nearest.ts";
import type { Path, Reading } from "./reading.ts";
import { checkShape } from "./shape.ts";
import { readYaml } from "./yaml.ts";

/** The file's name. */
export const TITLES_FILE = "titles.zh.yaml";

const text = z.string().min(1);
const texts = z.record(z.string(), text).optional();

/** The shape of the file (models/README.md). */
export const titlesShape = z.strictObject({
  scheme: text,
  title: text.optional(),
  source: text.optional(),
  awards: z.record(z.string(), z.strictObject({ title: text.optional(), levels: texts })).optional(),
  populations: texts,
  funds: texts,
  groups: texts,
  authorities: texts,
  documents: texts,
  fields: texts,
  values: z.record(z.string(), z.record(z.string(), text)).optional(),
  readings: z.record(z.string(), z.strictObject({ question: text.optional(), values: texts })).optional(),
});
type TitlesData = z.infer<typeof titlesShape>;

/** Titles by `titleKey`. */
export type Titles = ReadonlyMap<string, string>;

/** Names of fields, lists, and the columns of lists. */
function fieldNames(fields: readonly Field[]): readonly string[] {
  return fields.flatMap((field) => (field.kind === "list" ? [field.name, ...field.records.map((record) => `${field.name}.${record.name}`)] : [field.name]));
}

/** Values that fields and columns of lists list, by the name of the field. */
function listedValues(fields: readonly Field[]): ReadonlyMap<string, readonly string[]> {
  const typed = fields.flatMap((field) =>
    field.kind === "scalar"
      ? [{ name: field.name, type: field.type }]
      : field.records.map((record) => ({ name: field.kind === "set" ? field.name : `${field.name}.${record.name}`, type: record.type })),
  );
  return new Map(typed.flatMap(({ name, type }) => (type.kind === "code" && type.values !== undefined ? [[name, type.values]] : [])));
}

/** Papers and other proofs that the scheme names. */
function documentsOf({ fields, rules }: Scheme): readonly string[] {
  return [...new Set([...fields.map((field) => field.document), ...rules.flatMap((rule) => rule.asks)])];
}

/** What the keys of one table of the file may be, and which titles they give. */
interface Table {
  readonly path: Path;
  readonly known: readonly string[];
  readonly entries: Readonly<Record<string, string>> | undefined;
  key(name: string): string;
}

const idsOf = (things: readonly { readonly id: string }[]): readonly string[] => things.map(({ id }) => id);

function awardTables(data: TitlesData, awards: readonly Award[]): readonly Table[] {
  return awards.flatMap((award) => {
    const { title, levels } = data.awards?.[award.id] ?? {};
    return [
      { path: ["awards"], known: [award.id], entries: title === undefined ? {} : { [award.id]: title }, key: (id: string) => titleKey("award", id) },
      { path: ["awards", award.id, "levels"], known: idsOf(award.levels), entries: levels, key: (id: string) => titleKey("level", award.id, id) },
    ];
  });
}

function readingTables(data: TitlesData, scheme: Scheme): readonly Table[] {
  return [...scheme.parameters.values()].flatMap(({ reading }) => {
    const { question, values } = data.readings?.[reading?.id ?? ""] ?? {};
    if (reading === undefined) return [];
    const { id } = reading;
    return [
      { path: ["readings"], known: [id], entries: question === undefined ? {} : { [id]: question }, key: () => titleKey("reading", id) },
      { path: ["readings", id, "values"], known: [...reading.values.keys()], entries: values, key: (value: string) => titleKey("reading", id, value) },
    ];
  });
}

/** Every table of the file beside what the scheme has; of nested ones, those of parts that are there. */
function tablesOf(data: TitlesData, scheme: Scheme): readonly Table[] {
  const plain = (path: string, known: readonly string[], entries: Table["entries"], kind: Parameters<typeof titleKey>[0]): Table => {
    return { path: [path], known, entries, key: (id) => titleKey(kind, id) };
  };
  const values = [...listedValues(scheme.fields)].map(([field, known]): Table => {
    return { path: ["values", field], known, entries: data.values?.[field], key: (value) => titleKey("value", field, value) };
  });
  return [
    ...awardTables(data, scheme.awards),
    plain("populations", [...scheme.populations.keys()], data.populations, "population"),
    plain("funds", idsOf(scheme.funds), data.funds, "fund"),
    plain(
      "groups",
      scheme.groups.map(({ field }) => field),
      data.groups,
      "group",
    ),
    plain("authorities", [...scheme.authorities.keys()], data.authorities, "authority"),
    plain("documents", documentsOf(scheme), data.documents, "document"),
    plain("fields", fieldNames(scheme.fields), data.fields, "field"),
    ...values,
    ...readingTables(data, scheme),
  ];
}

function checkKeys(reading: Reading, path: Path, keys: readonly string[], known: readonly string[]): void {
  for (const key of keys) {
    if (known.includes(key)) continue;
    const place = reading.file.placeOfKey(path, key);
    reading.faults.push({ code: "titles-unknown", place, values: { part: String(path[0]), name: key, near: nearestName(key, known) } });
  }
}

/** Reads the file of a scheme's titles: every fault of it at once. */
export function readTitles(file: string, content: string, scheme: Scheme): Result<Titles> {
  const yaml = readYaml(file, content);
  if (!yaml.ok) return yaml;
  const shape = checkShape(yaml.value, titlesShape);
  if (!shape.ok) return shape;
  const data = shape.value;
  const reading: Reading = { file: yaml.value, faults: [] };
  if (data.scheme !== scheme.id)
    reading.faults.push({ code: "titles-scheme", place: yaml.value.placeOf(["scheme"]), values: { found: data.scheme, name: scheme.id } });
  const tables = tablesOf(data, scheme);
  checkKeys(reading, ["awards"], Object.keys(data.awards ?? {}), idsOf(scheme.awards));
  checkKeys(reading, ["values"], Object.keys(data.values ?? {}), [...listedValues(scheme.fields).keys()]);
  checkKeys(reading, ["readings"], Object.keys(data.readings ?? {}), readingIds(scheme));
  for (const { path, known, entries } of tables) if (entries !== undefined) checkKeys(reading, path, Object.keys(entries), known);
  if (reading.faults.length > 0) return failure(reading.faults);
  const found = tables.flatMap(({ entries, key }) => Object.entries(entries ?? {}).map(([name, title]) => [key(name), title] as const));
  const own = [[titleKey("scheme"), data.title] as const, [titleKey("scheme", "source"), data.source] as const];
  return success(new Map([...own.flatMap(([key, title]) => (title === undefined ? [] : [[key, title] as const])), ...found]));
}

function readingIds(scheme: Scheme): readonly string[] {
  return [...scheme.parameters.values()].flatMap(({ reading }) => (reading === undefined ? [] : [reading.id]));
}

/** The scheme with its titles. */
export function withTitles(scheme: Scheme, titles: Titles): Scheme {
  if (titles.size === 0) return scheme;
  const awards = scheme.awards.map((award) => {
    const levels = award.levels.map((level) => titled(level, titles.get(titleKey("level", award.id, level.id))));
    return titled({ ...award, levels }, titles.get(titleKey("award", award.id)));
  });
  const populations = new Map([...scheme.populations].map(([name, one]) => [name, titled(one, titles.get(titleKey("population", name)))]));
  const funds = scheme.funds.map((fund) => titled(fund, titles.get(titleKey("fund", fund.id))));
  const groups = scheme.groups.map((group) => titled(group, titles.get(titleKey("group", group.field))));
  return titled({ ...scheme, titles, awards, populations, funds, groups }, titles.get(titleKey("scheme")));
}

/** A scheme with the titles of the file beside it, where there is one. */
export function titledScheme(scheme: Scheme, file: string, bytes: Uint8Array | undefined): Result<Scheme> {
  if (bytes === undefined) return success(scheme);
  try {
    const titles = readTitles(file, new TextDecoder("utf-8", { fatal: true }).decode(bytes), scheme);
    return titles.ok ? success(withTitles(scheme, titles.value)) : titles;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return failure([{ code: "file-not-utf8", place: { file }, values: {} }]);
  }
}

/** How many parts of each table of the file have a title, of how many; tables of which the scheme has no part are left out. */
export function titleCounts(scheme: Scheme): readonly { readonly part: string; readonly titles: number; readonly of: number }[] {
  const counts = new Map<string, { titles: number; of: number }>([["title", { titles: scheme.titles.has(titleKey("scheme")) ? 1 : 0, of: 1 }]]);
  for (const { path, known, key } of tablesOf({ scheme: scheme.id }, scheme)) {
    const part = path.length > 2 ? `${String(path[0])}.${String(path[2])}` : String(path[0]);
    const count = counts.get(part) ?? { titles: 0, of: 0 };
    counts.set(part, { titles: count.titles + known.filter((name) => scheme.titles.has(key(name))).length, of: count.of + known.length });
  }
  return [...counts].filter(([, { of }]) => of > 0).map(([part, count]) => ({ part, ...count }));
}
