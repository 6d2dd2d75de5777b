/** An explanation as data: a tree of facts, each a code for a sentence with its values. Trees can be subtracted. */

/** One fact and what it rests on. Amounts are yuan and merits are points, as texts of exact decimals. */
export interface Explanation {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly parts: readonly Explanation[];
}

/** One fact. */
export function fact(code: string, values: Explanation["values"] = {}, parts: readonly Explanation[] = []): Explanation {
  return { code, values, parts };
}

function isSame(a: Explanation, b: Explanation): boolean {
  const names = Object.keys(a.values);
  return a.code === b.code && names.length === Object.keys(b.values).length && names.every((name) => a.values[name] === b.values[name]);
}

/** What some facts say that others do not. A fact of both is left out, unless it rests on something that the other does not rest on; so a - a is empty. */
export function withoutShared(facts: readonly Explanation[], others: readonly Explanation[]): readonly Explanation[] {
  return facts.flatMap((one) => {
    const same = others.filter((other) => isSame(one, other));
    if (same.length === 0) return [one];
    const parts = withoutShared(
      one.parts,
      same.flatMap((other) => other.parts),
    );
    return parts.length === 0 ? [] : [{ ...one, parts }];
  });
}

/** All facts of a tree, each before what it rests on. */
export function* factsIn(facts: readonly Explanation[]): Generator<Explanation> {
  for (const one of facts) {
    yield one;
    yield* factsIn(one.parts);
  }
}
