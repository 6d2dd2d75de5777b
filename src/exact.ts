/** Exact arithmetic of integers, in doubles (all below 2^53) and in BigInt. Nothing here rounds unless its name says so. */

/** Greatest common divisor of two integers (sign ignored); gcd(0, 0) is 0. */
export function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** Quotient rounded towards minus infinity; the divisor must be positive. */
export function floorDivBig(a: bigint, b: bigint): bigint {
  if (b <= 0n) throw new Error(`floorDivBig: divisor ${b} is not positive`);
  const q = a / b;
  return a % b < 0n ? q - 1n : q;
}
