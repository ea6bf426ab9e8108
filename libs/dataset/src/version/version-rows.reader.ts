import { Injectable } from '@nestjs/common';
import { ContentStatus } from '@odr/contracts';
import { Database } from '@odr/platform';

import { wordsOf } from '../annotation-words.js';
import { imagePath, type ExportRow, type SaidAnnotation } from '../export-row.js';
import { ManifestFile } from './manifest.file.js';
import { valueHash, type ManifestItem } from './manifest-line.js';

const PAGE = 100;

interface SaidRow {
  readonly id: string;
  readonly version: number;
  readonly value: unknown;
}

/** A page of what a version holds, and how many items of it may no longer leave. */
export interface VersionPage {
  readonly rows: readonly ExportRow[];
  readonly withdrawn: readonly string[];
  /** Annotations whose value is gone, or is no longer what the manifest says. */
  readonly lostAnnotations: number;
}

/** Reads a version as rows of exports: what the manifest says, and the values of annotations as they were. */
@Injectable()
export class VersionRowsReader {
  constructor(
    private readonly db: Database,
    private readonly manifests: ManifestFile,
  ) {}

  /** Page by page, in the order of the manifest. Whether an item may still leave is asked for each page anew. */
  async *pages(versionId: string): AsyncGenerator<VersionPage> {
    let items: ManifestItem[] = [];
    for await (const item of this.manifests.items(versionId)) {
      items.push(item);
      if (items.length < PAGE) continue;
      yield await this.page(items);
      items = [];
    }
    if (items.length > 0) yield await this.page(items);
  }

  /** Which of these may leave now. */
  async standing(contentIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT c.id FROM content c WHERE c.id = ANY($1::uuid[]) AND c.deleted_at IS NULL AND c.status = '${ContentStatus.Available}'
          AND NOT 'opted_out' = ANY(c.flags)`,
      [[...contentIds]],
    );
    return new Set(rows.map(({ id }) => id));
  }

  private async page(items: readonly ManifestItem[]): Promise<VersionPage> {
    const standing = await this.standing(items.map(({ contentId }) => contentId));
    const here = items.filter(({ contentId }) => standing.has(contentId));
    const values = await this.values(here.flatMap(({ annotations }) => annotations));
    let lostAnnotations = 0;
    const rows = here.map((item) => {
      const said = item.annotations.flatMap(({ id, version, sources, sha256 }): SaidAnnotation[] => {
        const value = values.get(`${id} ${version}`);
        return value !== undefined && valueHash(value) === sha256 ? [{ id, sources, value }] : [];
      });
      lostAnnotations += item.annotations.length - said.length;
      return toRow(item, said);
    });
    const withdrawn = items.flatMap(({ contentId }) => (standing.has(contentId) ? [] : [contentId]));
    return { rows, withdrawn, lostAnnotations };
  }

  private async values(
    wanted: readonly { readonly id: string; readonly version: number }[],
  ): Promise<Map<string, unknown>> {
    const rows = await this.db.query<SaidRow>(
      `SELECT v.annotation_id AS id, v.version, v.annotation AS value
         FROM unnest($1::uuid[], $2::int[]) AS wanted(id, version)
         JOIN annotation_version v ON v.annotation_id = wanted.id AND v.version = wanted.version`,
      [wanted.map(({ id }) => id), wanted.map(({ version }) => version)],
    );
    return new Map(rows.map(({ id, version, value }) => [`${id} ${version}`, value]));
  }
}

function toRow(item: ManifestItem, annotations: readonly SaidAnnotation[]): ExportRow {
  const { captions, tags } = wordsOf(annotations.map(({ value }) => value));
  return {
    contentId: item.contentId,
    name: item.name,
    sha256: item.sha256,
    publishedSha256: item.publishedSha256,
    path: imagePath(item),
    license: item.license,
    licenseUrl: item.licenseUrl,
    attribution: item.attribution,
    authors: item.authors,
    sources: item.sources,
    width: item.width,
    height: item.height,
    format: item.format,
    captions,
    tags,
    createdAt: item.createdAt,
    split: item.split ?? null,
    annotations,
    changes: item.changes ?? [],
  };
}
