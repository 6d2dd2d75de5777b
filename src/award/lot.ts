/**
 * The lot: `ticket = HMAC-SHA-256(seed, round, id)` orders students; it is never a coefficient.
 * Anyone who knows seed, round and id can compute it (design section 6, trust 3.3).
 */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The ticket of a student as 64 hexadecimal digits; smaller comes first. */
export function ticketOf(seed: string, round: string, id: string): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(seed), utf8ToBytes(`${round}\n${id}`)));
}

/** Student numbers in the order of their tickets. */
export function ticketOrder(seed: string, round: string, ids: readonly string[]): Int32Array {
  const tickets = ids.map((id) => ticketOf(seed, round, id));
  const order = Int32Array.from(ids, (_, i) => i);
  return order.sort((a, b) => ((tickets[a] ?? "") < (tickets[b] ?? "") ? -1 : 1));
}
