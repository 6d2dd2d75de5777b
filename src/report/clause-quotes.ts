/** The regulation's own words on the limits of a program: from the clause list beside a scheme, by what each clause says it is computed by. */
import type { Scheme } from "../award/scheme.ts";
import type { ClauseList, Ref } from "../scenario/clauses-file.ts";

/** What the clause list says on a limit or exclusion, by its name in a program; undefined where it says nothing of it. */
export type Quote = (name: string) => string | undefined;

/** No clause list is at hand. */
export const noQuotes: Quote = () => undefined;

/** The part of the scheme behind a name: `cap|award|level`, `quota|id|part`, `budget|fund`, `owed|...`, `exclusion|id`. */
function partOf(scheme: Scheme, name: string): Pick<Ref, "kind" | "name"> | undefined {
  const [kind, first = "", second = ""] = name.split("|");
  switch (kind) {
    case "cap": {
      const level = scheme.awards.find((award) => award.id === first)?.levels.find((candidate) => candidate.id === second);
      return level?.cap === undefined ? undefined : { kind: "cap", name: level.cap.id };
    }
    case "quota":
    case "exclusion":
      return { kind, name: first };
    case "budget":
      return { kind: "fund", name: first };
    case "owed":
      return { kind: "agreements", name: "" };
    default:
      return undefined;
  }
}

/** Quotes from a clause list. */
export function quotesFrom(scheme: Scheme, list: ClauseList): Quote {
  return (name) => {
    const part = partOf(scheme, name);
    if (part === undefined) return undefined;
    const found = list.clauses.filter(({ treatment }) => {
      const refs = treatment?.kind === "computed" || treatment?.kind === "decided" ? treatment.refs : [];
      return refs.some((ref) => ref.kind === part.kind && ref.name === part.name);
    });
    return found.length === 0 ? undefined : found.map((clause) => clause.says).join(" ");
  };
}
