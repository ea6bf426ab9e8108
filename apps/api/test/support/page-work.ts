import type { Page } from 'playwright-core';

/**
 * Counts what the main thread of a page works: script, style, layout and the rest, in milliseconds of its thread rather than of the
 * clock on the wall, so that a page that waits for a processor does not work.
 * @returns asks how much it is since then, or since the page was last loaded
 */
export async function watchWork(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}
