/** Salts for a ledger. */
import { randomBytes } from "node:crypto";

const SALT_BYTES = 32;
const POOL_SALTS = 1000;

/** Gives salts of 64 hexadecimal digits from the system's randomness, each once; fetched a thousand at a time. */
export function saltSource(): () => string {
  let pool = "";
  let used = 0;
  return () => {
    if (used === pool.length) [pool, used] = [randomBytes(SALT_BYTES * POOL_SALTS).toString("hex"), 0];
    used += 2 * SALT_BYTES;
    return pool.slice(used - 2 * SALT_BYTES, used);
  };
}
