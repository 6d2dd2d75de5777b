/** `bursar template SCHEME --out FILE.xlsx`: an empty workbook with every table of a regulation. */
import type { Command } from "commander";
import type { Scheme } from "../award/scheme.ts";
import { loadScheme } from "../load.ts";
import { templateTables } from "../report/template.ts";
import { sheetName, writeWorkbook, type SheetSpec } from "../tables/workbook/write.ts";
import { templateTexts } from "../words/template.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import type { Finish } from "./program.ts";
import { printJson, refuse, refuseWord } from "./scheme-print.ts";
import { writeNew } from "./write-new.ts";

interface TemplateWords {
  readonly out: string;
  readonly replace?: true;
  readonly json?: true;
}

/** Adds arguments, options and action of `template`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<scheme>", templateTexts.scheme)
    .requiredOption("--out <file>", templateTexts.out)
    .option("--replace", templateTexts.replace)
    .option("--json", templateTexts.json)
    .addHelpText("after", templateTexts.examples)
    .action(finish(template));
}

/** The sheets of a scheme's tables; `rowsOf` gives the rows of a table by its name without ending. */
export function schemeSheets(scheme: Scheme, rowsOf: (table: string) => SheetSpec["rows"] = () => []): readonly SheetSpec[] {
  return templateTables(scheme).map(({ table, columns }) => ({ name: sheetName(table), columns, rows: rowsOf(table) }));
}

async function template(nameOrPath: string, words: TemplateWords): Promise<ExitCode> {
  if (!words.out.endsWith(".xlsx")) return refuseWord(templateTexts.wrongName(words.out));
  const loaded = await loadScheme(nameOrPath);
  if (!loaded.ok) return refuse(loaded.faults, words);
  const sheets = schemeSheets(loaded.value.scheme);
  const written = await writeNew(new Map([[words.out, writeWorkbook(sheets)]]), words);
  if (!written.ok) return refuse(written.faults, words);
  const movedTo = written.value.get(words.out);
  if (words.json === true)
    printJson({ status: "done", file: words.out, sheets: sheets.map((sheet) => sheet.name), ...(movedTo === undefined ? {} : { movedTo }) });
  else {
    const lines = [templateTexts.written(words.out, sheets.length), ...(movedTo === undefined ? [] : [templateTexts.kept(movedTo)]), templateTexts.next];
    process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  }
  return EXIT.done;
}
