/**
 * Reads what comes next while what is at hand is used, so that disk and processor do not wait for each other.
 * @param width how many are begun at once, and held
 * @returns each item with what was read of it, in order
 */
export async function* readAhead<T, R>(
  items: readonly T[],
  width: number,
  read: (item: T) => Promise<R>,
): AsyncGenerator<readonly [item: T, found: R]> {
  const begun = new Map<number, Promise<R>>();
  const begin = (at: number): void => {
    const item = items[at];
    if (item === undefined) return;
    const reading = read(item);
    // Thrown where its turn comes, which may be later or, after a failure, never.
    reading.catch(() => undefined);
    begun.set(at, reading);
  };
  for (let at = 0; at < width; at += 1) begin(at);
  for (const [at, item] of items.entries()) {
    const found = (await begun.get(at)) as R;
    begun.delete(at);
    begin(at + width);
    yield [item, found];
  }
}
