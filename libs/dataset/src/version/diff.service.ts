import { Injectable } from '@nestjs/common';
import { encodeCursor } from '@odr/kernel';
import { canonicalJson } from '@odr/platform';

import type { DiffQuery } from './dto/version.request.dto.js';
import type { DatasetVersionResponse, VersionChangeResponse, VersionDiffResponse } from './dto/version.response.dto.js';
import { ManifestFile } from './manifest.file.js';
import type { ManifestItem } from './manifest-line.js';
import { VersionItemReader, type ChangedPlace, type Place } from './version-item.reader.js';
import { idAt } from './version.reader.js';

/** Says what differs between two versions. */
@Injectable()
export class DiffService {
  constructor(
    private readonly items: VersionItemReader,
    private readonly manifests: ManifestFile,
  ) {}

  async diff(
    version: DatasetVersionResponse,
    against: DatasetVersionResponse,
    { limit, cursor, change }: DiffQuery,
  ): Promise<VersionDiffResponse> {
    const after = cursor === undefined ? null : idAt(cursor);
    const counts = await this.items.changeCounts(version.id, against.id);
    const wanted = { after, limit: limit + 1, ...(change ? { change } : {}) };
    const found = await this.items.changes(version.id, against.id, wanted);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      version: version.version,
      against: against.version,
      ...counts,
      items: await this.told(version.id, against.id, page),
      nextCursor: found.length > limit && last ? encodeCursor([last.contentId]) : null,
    };
  }

  private async told(
    versionId: string,
    against: string,
    page: readonly ChangedPlace[],
  ): Promise<VersionChangeResponse[]> {
    const now = await this.itemsAt(
      versionId,
      page.map(({ here }) => here),
    );
    const then = await this.itemsAt(
      against,
      page.map(({ there }) => there),
    );
    return page.map(({ contentId }) => changeOf(contentId, now.get(contentId), then.get(contentId)));
  }

  private async itemsAt(versionId: string, places: readonly (Place | null)[]): Promise<Map<string, ManifestItem>> {
    const lines = await this.manifests.lines(
      versionId,
      places.filter((place) => place !== null),
    );
    return new Map(lines.map((line) => JSON.parse(line) as ManifestItem).map((item) => [item.contentId, item]));
  }
}

const changeOf = (
  contentId: string,
  now: ManifestItem | undefined,
  then: ManifestItem | undefined,
): VersionChangeResponse => ({
  contentId,
  change: !then ? 'added' : !now ? 'removed' : 'changed',
  members: now && then ? differing(now, then) : [],
  name: (now ?? then)?.name ?? '',
  license: now?.license ?? null,
  licenseBefore: then?.license ?? null,
  annotations: now?.annotations.length ?? 0,
  annotationsBefore: then?.annotations.length ?? 0,
});

/** Names of the members in which two lines differ. */
function differing(a: ManifestItem, b: ManifestItem): string[] {
  const [one, other] = [a, b].map((item) => new Map(Object.entries(item)));
  const names = new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])]);
  const textOf = (value: unknown): string => canonicalJson(value ?? null);
  return [...names].filter((name) => textOf(one?.get(name)) !== textOf(other?.get(name))).sort();
}
