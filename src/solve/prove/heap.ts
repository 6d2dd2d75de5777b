/** A binary heap, largest key first. */
export interface Heap<T> {
  readonly items: readonly T[];
  push(item: T): void;
  pop(): T | undefined;
}

/** An empty heap ordered by `key`. */
export function heapBy<T>(key: (item: T) => number): Heap<T> {
  const items: T[] = [];
  const before = (i: number, j: number): boolean => key(items[i] as T) > key(items[j] as T);
  const swap = (i: number, j: number): void => {
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  };
  return {
    items,
    push(item) {
      let i = items.push(item) - 1;
      for (let parent = (i - 1) >> 1; i > 0 && before(i, parent); parent = (i - 1) >> 1) {
        swap(i, parent);
        i = parent;
      }
    },
    pop() {
      if (items.length < 2) return items.pop();
      const top = items[0];
      items[0] = items.pop() as T;
      for (let i = 0; ; ) {
        let largest = i;
        for (const child of [2 * i + 1, 2 * i + 2]) if (child < items.length && before(child, largest)) largest = child;
        if (largest === i) return top;
        swap(i, largest);
        i = largest;
      }
    },
  };
}
