import { LicenseVerdict } from '@odr/contracts';
import { columnsWith, hasPicture, type TableMapping } from './table-mapping.js';
import type { PreviewRow } from './preview-rows.js';

export const PREVIEW_WARNINGS = [
  'no_picture_column',
  'rows_without_picture',
  'license_missing',
  'license_not_open',
  'location_dropped',
  'text_decoded',
  'rows_unreadable',
] as const;
export type PreviewWarningCode = (typeof PREVIEW_WARNINGS)[number];

/** What somebody should know before they start. */
export interface PreviewWarning {
  readonly code: PreviewWarningCode;
  /** Of the rows that were looked at, 0 to 1. */
  readonly share: number;
  readonly columns: readonly string[];
}

/** @param bad how many of the rows that were looked at cannot be read */
export function previewWarnings(mapping: TableMapping, rows: readonly PreviewRow[], bad: number): PreviewWarning[] {
  const share = (is: (row: PreviewRow) => boolean): number =>
    rows.length === 0 ? 0 : rows.filter(is).length / rows.length;
  const columnsThat = (is: (name: string) => boolean): string[] => Object.keys(mapping).filter(is);
  const all: PreviewWarning[] = [
    { code: 'no_picture_column', share: hasPicture(mapping) ? 0 : 1, columns: [] },
    {
      code: 'rows_without_picture',
      share: hasPicture(mapping) ? share(({ picture }) => picture === null) : 0,
      columns: [],
    },
    {
      code: 'license_missing',
      share: share(({ licenseVerdict }) => licenseVerdict === LicenseVerdict.Unknown),
      columns: [...columnsWith(mapping, 'license'), ...columnsWith(mapping, 'licenseUrl')],
    },
    {
      code: 'license_not_open',
      share: share(({ licenseVerdict }) => licenseVerdict === LicenseVerdict.NotOpen),
      columns: columnsWith(mapping, 'license'),
    },
    {
      code: 'location_dropped',
      share: share(({ dropped }) => dropped.length > 0),
      columns: columnsWith(mapping, 'location'),
    },
    {
      code: 'text_decoded',
      share: columnsThat((name) => mapping[name]?.isUrlEncoded === true).length > 0 ? 1 : 0,
      columns: columnsThat((name) => mapping[name]?.isUrlEncoded === true),
    },
    { code: 'rows_unreadable', share: bad / Math.max(1, rows.length + bad), columns: [] },
  ];
  return all.filter((warning) => warning.share > 0);
}
