import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** One rule of axe that a page breaks, and where. */
export interface Violation {
  readonly rule: string;
  readonly help: string;
  readonly nodes: readonly string[];
}

/** What axe finds wrong with the page as it stands: WCAG 2.2 A and AA. */
export async function violationsOn(page: Page): Promise<readonly Violation[]> {
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
