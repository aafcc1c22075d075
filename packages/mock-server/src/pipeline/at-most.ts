/** Does something when it is its turn. */
export type Slots = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets so much be done at once; the rest waits for its turn, first come first served. */
export function atMost(count: number): Slots {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // A slot is handed on rather than given back, so that nobody gets in between.
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
