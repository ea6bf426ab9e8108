import { createHash } from 'node:crypto';
import { attributionText } from '@odr/licensing';
import { canonicalJson } from '@odr/platform';

import { creditedWork, licenseUrlOf, type ExportableItem } from '../export-row.js';

/** An annotation as a manifest names it. */
export interface ManifestAnnotation {
  readonly id: string;
  readonly version: number;
  /** Of the canonical JSON (RFC 8785) of its value. */
  readonly sha256: string;
  /** Names of its sources. */
  readonly sources: readonly string[];
}

/** A line of a manifest: an item with everything that releases say of it (docs/dataset-manifest.md). */
export interface ManifestItem {
  readonly contentId: string;
  readonly publishedSha256: string;
  readonly sha256: string;
  readonly name: string;
  readonly license: string;
  readonly licenseUrl: string | null;
  readonly attribution: string;
  readonly authors: readonly { readonly name: string; readonly url: string | null }[];
  readonly sources: readonly string[];
  readonly format: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly size: number;
  readonly createdAt: string;
  readonly annotations: readonly ManifestAnnotation[];
  /** What was done to the work before it came here; left out where nothing is known. */
  readonly changes?: readonly string[];
  readonly split?: string;
  readonly cluster?: string;
}

/** What the database says of an item that goes into a version. */
export interface FrozenItem extends Omit<ExportableItem, 'annotations'> {
  readonly size: number;
  readonly cluster: string | null;
  readonly annotations: readonly {
    readonly id: string;
    readonly version: number;
    readonly sources: readonly string[];
    readonly value: unknown;
  }[];
}

/** sha256 of the canonical JSON of a value. */
export const valueHash = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(value ?? null))
    .digest('hex');

export function toManifestItem(item: FrozenItem, split: string | null): ManifestItem {
  return {
    contentId: item.id,
    publishedSha256: item.publishedSha256,
    sha256: item.sha256,
    name: item.name,
    license: item.license,
    licenseUrl: licenseUrlOf(item),
    attribution: attributionText(creditedWork(item)),
    authors: item.authors,
    sources: item.sources.map(({ value }) => value),
    format: item.format,
    width: item.width,
    height: item.height,
    size: item.size,
    createdAt: item.createdAt.toISOString(),
    annotations: item.annotations.map(({ id, version, sources, value }) => ({
      id,
      version,
      sources,
      sha256: valueHash(value),
    })),
    ...(item.changes.length === 0 ? {} : { changes: item.changes }),
    ...(split === null ? {} : { split }),
    ...(item.cluster === null ? {} : { cluster: item.cluster }),
  };
}

/** Without its line end. */
export const toLine = (item: ManifestItem): string => canonicalJson(item);
