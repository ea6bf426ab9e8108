/**
 * Works on items as they come, at most so many at a time. The first failure stops the rest and is thrown once everything
 * that had begun has ended.
 */
export async function inParallel<T>(
  items: AsyncIterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  const failures: unknown[] = [];
  const workOn = async (): Promise<void> => {
    while (failures.length === 0) {
      const next = await iterator.next();
      if (next.done) return;
      await work(next.value);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, () => workOn().catch((error: unknown) => failures.push(error))));
  await iterator.return?.();
  if (failures.length > 0) throw failures[0];
}
