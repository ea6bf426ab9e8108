import { attributionText, chosenLicenses, type CreditedWork } from '@odr/licensing';

import { wordsOf } from './annotation-words.js';

/** An item as the reader finds it: published, under an open licence. */
export interface ExportableItem {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly publishedSha256: string;
  readonly license: string;
  readonly licenseUrl: string | null;
  readonly authors: readonly { readonly name: string; readonly url: string | null }[];
  readonly sources: readonly { readonly type: string; readonly value: string }[];
  readonly width: number | null;
  readonly height: number | null;
  readonly format: string;
  readonly annotations: readonly SaidAnnotation[];
  readonly createdAt: Date;
  /** What was done to the work before it came here, as its contributor lists it. */
  readonly changes: readonly string[];
}

/** One row of every format. */
export interface ExportRow {
  readonly contentId: string;
  readonly name: string;
  /** Of the file as it was received; names the item, not the bytes in this export. */
  readonly sha256: string;
  /** Of the bytes in this export. */
  readonly publishedSha256: string;
  readonly path: string;
  readonly license: string;
  readonly licenseUrl: string | null;
  readonly attribution: string;
  readonly authors: readonly { readonly name: string; readonly url: string | null }[];
  readonly sources: readonly string[];
  readonly width: number | null;
  readonly height: number | null;
  readonly format: string;
  readonly captions: readonly string[];
  readonly tags: readonly string[];
  readonly createdAt: string;
  /** Null where the selection is not split. */
  readonly split: string | null;
  readonly annotations: readonly SaidAnnotation[];
  /** What was done to the work before it came here. */
  readonly changes: readonly string[];
}

/** What was said of an item, as it was said. */
export interface SaidAnnotation {
  readonly id: string;
  readonly sources: readonly string[];
  readonly value: unknown;
}

/** Names of files in a dataset: the hash, so that nothing people typed becomes a path. */
export const imagePath = ({ publishedSha256, format }: Pick<ExportableItem, 'publishedSha256' | 'format'>): string =>
  `images/${publishedSha256}.${format === 'jpeg' ? 'jpg' : format.replace(/[^a-z0-9]/g, '')}`;

export function toExportRow(item: ExportableItem): ExportRow {
  const { captions, tags } = wordsOf(item.annotations.map(({ value }) => value));
  return {
    contentId: item.id,
    name: item.name,
    sha256: item.sha256,
    publishedSha256: item.publishedSha256,
    path: imagePath(item),
    license: item.license,
    licenseUrl: licenseUrlOf(item),
    attribution: attributionText(creditedWork(item)),
    authors: item.authors,
    sources: item.sources.map(({ value }) => value),
    width: item.width,
    height: item.height,
    format: item.format,
    captions,
    tags,
    createdAt: item.createdAt.toISOString(),
    split: null,
    annotations: item.annotations,
    changes: item.changes,
  };
}

/** What an item is credited as in an export. @param made what the export did to the picture */
export const creditedRow = (row: ExportRow, made: readonly string[]): CreditedWork => ({
  title: row.name,
  authors: row.authors,
  sourceUrl: row.sources.find((source) => /^https?:/.test(source)) ?? null,
  license: row.license,
  licenseUrl: row.licenseUrl,
  changes: [...row.changes, ...CHANGES_OF_PUBLICATION, ...made],
});

/** What cleaning does to every published original; licences ask that changes be named. */
const CHANGES_OF_PUBLICATION = ['metadata removed'];

/** The catalogue's address where it has one: what people typed may be the page of the picture. */
export function licenseUrlOf({ license, licenseUrl }: Pick<ExportableItem, 'license' | 'licenseUrl'>): string | null {
  const [chosen] = chosenLicenses(license);
  return (chosen && 'url' in chosen ? chosen.url : null) ?? licenseUrl;
}

export const creditedWork = (
  item: Pick<ExportableItem, 'name' | 'authors' | 'sources' | 'license' | 'licenseUrl' | 'changes'>,
): CreditedWork => ({
  title: item.name,
  authors: item.authors,
  sourceUrl: item.sources.find(({ type }) => type === 'url')?.value ?? null,
  license: item.license,
  licenseUrl: item.licenseUrl,
  changes: [...item.changes, ...CHANGES_OF_PUBLICATION],
});

/** SQL: what a contributor lists as done before, words only. The table is called `c`. */
export const DECLARED_CHANGES = `ARRAY(SELECT left(btrim(made), 500) FROM jsonb_array_elements_text(
    CASE WHEN jsonb_typeof(c.declarations -> 'changes') = 'array' THEN c.declarations -> 'changes' ELSE '[]' END) AS made
   WHERE btrim(made) <> '' LIMIT 20)`;
