import { decodeCursor, MalformedCursor, type Page, toPage } from '@odr/kernel';

import type { ListLicensesQuery } from './dto/list-licenses.query.dto.js';
import { type License, LICENSES } from './license-catalogue.js';

/** A page of the catalogue, in its own order; the cursor is the position in it, which only changes with a release. */
export function listLicenses({ verdict, q, limit, cursor, total }: ListLicensesQuery): Page<License> {
  const words = (q ?? '')
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean);
  const matching = LICENSES.filter((license) => {
    const text = `${license.id} ${license.name} ${license.shortName}`.toLowerCase();
    return (verdict === undefined || license.verdict === verdict) && words.every((word) => text.includes(word));
  });
  const start = cursor === undefined ? 0 : positionOf(cursor);
  const rows = matching.slice(start, start + limit + 1).map((license, index) => ({ license, end: start + index + 1 }));
  const page = toPage(rows, limit, ({ end }) => [end]);
  const items = page.items.map(({ license }) => license);
  return { items, nextCursor: page.nextCursor, ...(total ? { total: matching.length } : {}) };
}

function positionOf(cursor: string): number {
  const [position] = decodeCursor(cursor, 1);
  if (typeof position !== 'number' || !Number.isInteger(position) || position < 0) throw new MalformedCursor();
  return position;
}
