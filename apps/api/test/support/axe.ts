import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { until } from './waiting.js';

/** One rule of axe that a page breaks, and where. */
export interface Violation {
  readonly rule: string;
  readonly help: string;
  readonly nodes: readonly string[];
}

/** What never ends, such as a spinner, is not waited for. */
const NOTHING_FADES = `document.getAnimations().every(({ effect }) => effect?.getComputedTiming().endTime === Infinity)`;

/** What axe finds wrong with the page as it stands: WCAG 2.2 A and AA. Colours count once they have stopped changing. */
export async function violationsOn(page: Page): Promise<readonly Violation[]> {
  // Asked from here: a page under a content security policy may not evaluate text by itself.
  await until('nothing fades any more', () => page.evaluate<boolean>(NOTHING_FADES));
  // Not addScriptTag: the console's content security policy rightly refuses scripts from elsewhere.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: found } = globalThis as unknown as { axe: typeof axe };
    const results = await found.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return results.violations.map(({ id, help, nodes }) => ({
      rule: id,
      help,
      nodes: nodes.map((node) => node.html.slice(0, 200)),
    }));
  });
}
