/** The known name that a misspelt one is nearest to, for hints. */
import { editDistance } from "../award/condition/names.ts";

/** No edit distance is computed for texts longer than this: it takes time with the product of the lengths. */
const MAX_LENGTH = 100;

/** The nearest of some names: equal but for case and full-width forms, or at most a third of it mistyped (and at most three characters). Empty where none is. */
export function nearestName(text: string, names: readonly string[]): string {
  const plain = (name: string) => name.normalize("NFKC").trim().toLowerCase();
  const same = names.find((name) => plain(name) === plain(text));
  if (same !== undefined || text.length > MAX_LENGTH) return same ?? "";
  const ranked = names.map((name) => ({ name, far: editDistance(plain(text), plain(name)) })).sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best !== undefined && best.far <= Math.min(3, Math.ceil(best.name.length / 3)) ? best.name : "";
}
