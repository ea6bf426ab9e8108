import type { LicenseVerdict } from '@odr/contracts';
import { normaliseLicense } from '@odr/licensing';
import { readGraphcapObject } from '../graphcap/graphcap-line.js';
import type { ItemDescription } from '../import-source.js';
import { mergeDescriptions } from '../import.policy.js';
import type { TableRow } from '../table/table-reader.js';
import { applyMapping, type MappedRow, type RowPicture } from './apply-mapping.js';
import type { TableMapping } from './table-mapping.js';

/** A row as it would come in. */
export interface PreviewRow {
  /** Counted from 0. */
  readonly row: number;
  readonly fileName: string;
  readonly name: string;
  readonly license: string | null;
  readonly licenseVerdict: LicenseVerdict;
  /** Why no licence can be told, in a sentence. */
  readonly licenseProblem: string | null;
  readonly altText: string | null;
  readonly authors: readonly { readonly name: string; readonly url?: string | null }[];
  /** Addresses. */
  readonly sources: readonly string[];
  readonly captions: readonly { readonly field: string; readonly text: string }[];
  readonly picture: RowPicture | null;
  /** Columns that say where it was taken, and are not kept. */
  readonly dropped: readonly string[];
}

const MAX_TEXT = 500;

/** @param defaults of the import, for what the row does not say */
export function previewRow(
  row: TableRow,
  mapping: TableMapping,
  binary: ReadonlySet<string>,
  defaults: ItemDescription,
): PreviewRow {
  return shown(row.row, applyMapping(mapping, row.values, { row: row.row, binary }), defaults);
}

/** A line of graphcap: words for a picture that is here. */
export function previewGraphcapRow(row: TableRow, defaults: ItemDescription): PreviewRow | undefined {
  const reading = readGraphcapObject(row.values, row.row + 1);
  if (!reading.ok) return undefined;
  const { baseName, config, value } = reading.caption;
  const said = value['short_caption'] ?? value['formal_analysis'];
  const mapped: MappedRow = {
    fileName: baseName,
    description: {},
    captions: [{ field: config, value: typeof said === 'string' ? said : JSON.stringify(value) }],
    pictures: [{ kind: 'name', fileName: baseName }],
    dropped: [],
  };
  return shown(row.row, mapped, defaults);
}

function shown(row: number, mapped: MappedRow, defaults: ItemDescription): PreviewRow {
  const description = mergeDescriptions(defaults, mapped.description);
  const { spdx, verdict, problem } = normaliseLicense(description);
  return {
    row,
    fileName: mapped.fileName,
    name: description.name ?? mapped.fileName,
    license: spdx,
    licenseVerdict: verdict,
    licenseProblem: problem?.detail ?? null,
    altText: description.altText ?? null,
    authors: description.authors ?? [],
    sources: (description.sources ?? []).map(({ value }) => value),
    captions: mapped.captions.map(({ field, value }) => ({ field, text: textOf(value) })),
    picture: mapped.pictures[0] ?? null,
    dropped: mapped.dropped,
  };
}

function textOf(value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
