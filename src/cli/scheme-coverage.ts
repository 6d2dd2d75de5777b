/** `bursar scheme coverage SCHEME`: every clause of a regulation, and what became of it. */
import type { Command } from "commander";
import { loadClauses } from "../load.ts";
import { coverageObject, coverageText } from "../report/coverage-text.ts";
import { CLAUSE_KINDS, type Clause } from "../scenario/clauses-file.ts";
import { judgeCoverage } from "../scenario/coverage.ts";
import { coverageTexts } from "../words/coverage.ts";
import { schemeTexts } from "../words/scheme-commands.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { faultsInWords, faultsText } from "./print-faults.ts";
import type { Finish } from "./program.ts";
import { printJson, refuse, refuseWord, width } from "./scheme-print.ts";

interface CoverageWords {
  readonly all?: true;
  readonly kind?: string;
  readonly award?: string;
  readonly json?: true;
}

/** Adds `coverage` to the parts of `scheme`. */
export function registerCoverage(command: Command, finish: Finish): void {
  command
    .command("coverage")
    .description(coverageTexts.summary)
    .argument("<scheme>", schemeTexts.scheme)
    .option("--all", coverageTexts.all)
    .option("--kind <kind>", coverageTexts.kind)
    .option("--award <id>", coverageTexts.award)
    .option("--json", schemeTexts.json)
    .addHelpText("after", coverageTexts.examples)
    .action(finish(showCoverage));
}

/** Clauses of a kind and about an award, where either is asked for. */
function asked(clauses: readonly Clause[], { kind, award }: CoverageWords): readonly Clause[] {
  const isAbout = (clause: Clause) => award === undefined || clause.awards === "all" || clause.awards.includes(award);
  return clauses.filter((clause) => (kind === undefined || clause.kind === kind) && isAbout(clause));
}

/** The sentence for a filter that no clause could pass. */
function wrongFilter(clauses: readonly Clause[], { kind, award }: CoverageWords): string | undefined {
  const awards = new Set(clauses.flatMap((clause) => (clause.awards === "all" ? [] : clause.awards)));
  if (kind !== undefined && !CLAUSE_KINDS.some((known) => known === kind)) return coverageTexts.unknownKind(kind, CLAUSE_KINDS.join(", "));
  return award === undefined || awards.has(award) ? undefined : coverageTexts.unknownAward(award, [...awards].join(", "));
}

async function showCoverage(nameOrPath: string, words: CoverageWords): Promise<ExitCode> {
  const loaded = await loadClauses(nameOrPath);
  if (!loaded.ok) return refuse(loaded.faults, words);
  const { scheme, list } = loaded.value;
  const wrong = wrongFilter(list.clauses, words);
  if (wrong !== undefined) return refuseWord(wrong);
  const coverage = judgeCoverage(list, scheme);
  const { gaps } = coverage;
  const isFiltered = words.kind !== undefined || words.award !== undefined;
  if (words.json === true) {
    const status = gaps.length === 0 ? "done" : "gaps";
    printJson({ status, ...coverageObject(scheme.id, coverage, asked(list.clauses, words)), gaps: faultsInWords(gaps) });
  } else {
    const listed = words.all === true || isFiltered ? asked(list.clauses, words) : [];
    process.stdout.write(coverageText(scheme.id, coverage, listed, width()) + faultsText(gaps));
  }
  return gaps.length === 0 ? EXIT.done : EXIT.refused;
}
