/** The known name that a misspelt one is nearest to, for hints. */
import { editDistance } from "../award/condition/names.ts";
import { plainLook } from "./odd-characters.ts";

/** No edit distance is computed for texts longer than this: it takes time with the product of the lengths. */
const MAX_LENGTH = 100;

/** Two letters, or two Chinese characters, with one of them changed are another word. */
function mostMistyped(length: number): number {
  return length < 3 ? 0 : Math.min(3, Math.ceil(length / 3));
}

/** The nearest of some names: equal but for case and look-alike characters, or at most a third of it mistyped (and at most three characters). Empty where none is. */
export function nearestName(text: string, names: readonly string[]): string {
  const plain = (name: string) => plainLook(name).trim().toLowerCase();
  const same = names.find((name) => plain(name) === plain(text));
  if (same !== undefined || text.length > MAX_LENGTH) return same ?? "";
  const ranked = names.map((name) => ({ name, far: editDistance(plain(text), plain(name)) })).sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best !== undefined && best.far <= mostMistyped(best.name.length) ? best.name : "";
}
