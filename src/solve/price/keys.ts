/** What a basis says of the key of a type: the members left for it, and its row of the inverse, which stands in no slot. */
import type { Core } from "./core.ts";
import { type Inverse, normOf } from "./inverse.ts";

/** Members left at the key of a slot's type, which may be fewer than none; 0 where an earlier slot has the same type. */
export function keyRest({ typeOf, size }: Core, slotOption: Int32Array, value: Float64Array, slot: number): number {
  const t = typeOf[slotOption[slot] as number] as number;
  let rest = size[t] as number;
  for (let i = 0; i < slotOption.length; i++) {
    const o = slotOption[i] as number;
    if (o < 0 || typeOf[o] !== t) continue;
    if (i < slot) return 0;
    rest -= value[i] as number;
  }
  return rest;
}

/** Squared length of the key's row: minus the sum of the rows of its type's slots. */
export function keyNorm({ typeOf }: Core, slotOption: Int32Array, { size, values }: Inverse, slot: number): number {
  const t = typeOf[slotOption[slot] as number];
  const slots = [...slotOption.keys()].filter((i) => (slotOption[i] as number) >= 0 && typeOf[slotOption[i] as number] === t);
  if (slots.length === 1) return normOf(values, slot * size, size);
  let norm = 0;
  for (let k = 0; k < size; k++) {
    let sum = 0;
    for (const i of slots) sum += values[i * size + k] as number;
    norm += sum * sum;
  }
  return norm;
}
