import { csvLine } from '@odr/kernel';

import { attributionRecord, type CreditedWork } from './attribution.js';

/** Columns of credits as CSV; several values in a cell are parted by semicolons. */
const COLUMNS = [
  'title',
  'authors',
  'source_url',
  'license',
  'license_url',
  'copyright_notice',
  'changes',
  'attribution',
] as const;

/** The header of `attributionCsvLine`. */
export const ATTRIBUTION_CSV_HEADER = csvLine(COLUMNS);

/** A credit as a line of CSV (RFC 4180). */
export function attributionCsvLine(work: CreditedWork): string {
  const { title, authors, sourceUrl, license, licenses, copyrightNotice, changes, text } = attributionRecord(work);
  return csvLine([
    title,
    authors.map(({ name }) => name).join('; '),
    sourceUrl,
    license,
    licenses.flatMap(({ url }) => url ?? []).join('; '),
    copyrightNotice,
    changes.join('; '),
    text,
  ]);
}

/** A credit as a table of one line. */
export const attributionCsv = (work: CreditedWork): string => `${ATTRIBUTION_CSV_HEADER}${attributionCsvLine(work)}`;
