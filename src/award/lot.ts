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

/** The tickets of all students, as `ticketOf` gives them. */
export function ticketsOf(seed: string, round: string, ids: readonly string[]): readonly string[] {
  const begun = hmac.create(sha256, utf8ToBytes(seed));
  return ids.map((id) =>
    bytesToHex(
      begun
        .clone()
        .update(utf8ToBytes(`${round}\n${id}`))
        .digest(),
    ),
  );
}

/** Student numbers in the order of their tickets. */
export function ticketOrder(seed: string, round: string, ids: readonly string[]): Int32Array {
  const begun = hmac.create(sha256, utf8ToBytes(seed));
  const tickets = new Uint8Array(TICKET_BYTES * ids.length);
  // The first 48 bits of a ticket as one number decide almost every comparison.
  const leading = new Float64Array(ids.length);
  ids.forEach((id, i) => {
    const ticket = tickets.subarray(TICKET_BYTES * i, TICKET_BYTES * (i + 1));
    begun
      .clone()
      .update(utf8ToBytes(`${round}\n${id}`))
      .digestInto(ticket);
    for (let b = 0; b < 6; b += 1) leading[i] = (leading[i] ?? 0) * 256 + (ticket[b] ?? 0);
  });
  const order = Int32Array.from(ids, (_, i) => i);
  return order.sort((a, b) => (leading[a] ?? 0) - (leading[b] ?? 0) || compareTickets(tickets, a, b));
}

const TICKET_BYTES = 32;

function compareTickets(tickets: Uint8Array, a: number, b: number): number {
  for (let i = 0; i < TICKET_BYTES; i += 1) {
    const difference = (tickets[TICKET_BYTES * a + i] ?? 0) - (tickets[TICKET_BYTES * b + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
