import { LICENSES } from './license-catalogue.js';
import { listLicenses } from './license-list.js';

describe('listing licences', () => {
  it('goes through all of them, page by page', () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = listLicenses({ limit: 50, ...(cursor === undefined ? {} : { cursor }) });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(ids).toEqual(LICENSES.map(({ id }) => id));
  });

  it('finds by words and verdict, and counts on request', () => {
    const page = listLicenses({ limit: 5, q: 'cc by nc', verdict: 'not_open', total: true });
    expect(page.items).toHaveLength(5);
    expect(page.items.every(({ id }) => id.includes('BY-NC'))).toBe(true);
    expect(page.total).toBeGreaterThan(20);
  });
});
