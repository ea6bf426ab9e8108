/** Like `Promise.all` over a map, with so many at once. */
export async function inTurns<From, To>(
  atOnce: number,
  all: readonly From[],
  work: (one: From) => Promise<To>,
): Promise<To[]> {
  const done: To[] = [];
  const turns = all.entries();
  const lane = async (): Promise<void> => {
    for (const [position, one] of turns) done[position] = await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return done;
}
