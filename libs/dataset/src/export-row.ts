import { attributionMarkdown, attributionText, chosenLicenses, type CreditedWork } from '@odr/licensing';

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
  readonly annotations: readonly unknown[];
  readonly createdAt: Date;
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
}

/** Names of files in a dataset: the hash, so that nothing people typed becomes a path. */
export const imagePath = ({ publishedSha256, format }: Pick<ExportableItem, 'publishedSha256' | 'format'>): string =>
  `images/${publishedSha256}.${format === 'jpeg' ? 'jpg' : format.replace(/[^a-z0-9]/g, '')}`;

export function toExportRow(item: ExportableItem): ExportRow {
  const { captions, tags } = wordsOf(item.annotations);
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
  };
}

/** The line of ATTRIBUTION.md. */
export const attributionLine = (item: ExportableItem): string =>
  `- \`${imagePath(item)}\`: ${attributionMarkdown(creditedWork(item))}\n`;

/** The catalogue's address where it has one: what people typed may be the page of the picture. */
function licenseUrlOf({ license, licenseUrl }: ExportableItem): string | null {
  const [chosen] = chosenLicenses(license);
  return (chosen && 'url' in chosen ? chosen.url : null) ?? licenseUrl;
}

const creditedWork = (item: ExportableItem): CreditedWork => ({
  title: item.name,
  authors: item.authors,
  sourceUrl: item.sources.find(({ type }) => type === 'url')?.value ?? null,
  license: item.license,
  licenseUrl: item.licenseUrl,
  // What cleaning does to every published original; licences ask that changes be named.
  changes: ['metadata removed'],
});
