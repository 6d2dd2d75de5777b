/** The inverse of a small dense matrix, one column replaced at a time (product form, kept whole). */

/** Below this a pivot is no pivot. */
export const PIVOT = 1e-9;

/** Row i of the inverse stands at `values[i * size] ..`. */
export class Inverse {
  size = 0;
  values = new Float64Array(0);

  /** The inverse of minus the unit matrix. */
  reset(size: number): void {
    if (this.values.length < size * size) this.values = new Float64Array(size * size);
    this.size = size;
    this.values.fill(0, 0, size * size);
    for (let i = 0; i < size; i++) this.values[i * size + i] = -1;
  }

  /** into = inverse times vector. */
  times(vector: Float64Array, into: Float64Array): void {
    const { size, values } = this;
    for (let i = 0, at = 0; i < size; i++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += (values[at++] as number) * (vector[k] as number);
      into[i] = sum;
    }
  }

  /** Exchanges two rows. */
  swap(i: number, j: number): void {
    const { size, values } = this;
    for (let k = 0; k < size; k++) [values[i * size + k], values[j * size + k]] = [values[j * size + k] as number, values[i * size + k] as number];
  }

  /** Replaces column `slot` of the matrix; `image` is the inverse times the new column, its entry at `slot` no smaller than a pivot. */
  replace(slot: number, image: Float64Array): void {
    const { size, values } = this;
    const row = slot * size;
    const pivot = image[slot] as number;
    for (let k = 0; k < size; k++) values[row + k] = (values[row + k] as number) / pivot;
    for (let i = 0; i < size; i++) {
      const factor = image[i] as number;
      if (i === slot || factor === 0) continue;
      const at = i * size;
      for (let k = 0; k < size; k++) values[at + k] = (values[at + k] as number) - factor * (values[row + k] as number);
    }
  }
}

/** Squared length of a row of the inverse, 1 where it is 0. */
export function normOf(values: Float64Array, from: number, size: number): number {
  let norm = 0;
  for (let k = from; k < from + size; k++) norm += (values[k] as number) * (values[k] as number);
  return norm > 0 ? norm : 1;
}
