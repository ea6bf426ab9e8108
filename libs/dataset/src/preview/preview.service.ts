import { Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { Database } from '@odr/platform';

import { DatasetService } from '../dataset/dataset.service.js';
import { gateOf } from '../version/release.gate.js';
import type { Quota, Recipe } from '../version/recipe.js';
import { SelectionReader } from '../version/selection.reader.js';
import { VersionRepository } from '../version/version.repository.js';
import { VersionService } from '../version/version.service.js';
import type { PreviewVersionRequest } from './dto/preview.request.dto.js';
import type {
  PreviewCountResponse,
  PreviewFacetResponse,
  PreviewQuotaResponse,
  VersionPreviewResponse,
} from './dto/preview.response.dto.js';
import { PreviewReader } from './preview.reader.js';

const SHOWN = 12;

/** Says what a version would be made of. Lays it out as a release does, and keeps nothing. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly db: Database,
    private readonly datasets: DatasetService,
    private readonly versions: VersionService,
    private readonly snapshots: VersionRepository,
    private readonly selection: SelectionReader,
    private readonly reader: PreviewReader,
  ) {}

  /** @throws DatasetNotFound, NotYourDataset, SelectionUnclear, UnknownProfile, VersionNotFound, ContentSetNotFound */
  async preview(actor: Principal, idOrName: string, asked: PreviewVersionRequest): Promise<VersionPreviewResponse> {
    const dataset = await this.datasets.answeredFor(actor, idOrName);
    const profile = asked.profile ?? dataset.profile;
    const selection = await this.versions.selectionOf(actor, dataset.id, asked, dataset.definition);
    const { sample, splits, seed = dataset.id } = asked;
    const recipe: Recipe = { selection, seed, leavesOut: true, ...(splits ? { splits: { ...splits } } : {}) };
    return this.db.transaction(async () => {
      await this.snapshots.beginSnapshot();
      const { refused, closest } = gateOf(await this.selection.licenses(actor, selection), profile);
      await this.selection.layOut(actor, recipe, refused);
      const quotas = sample?.quotas ?? [];
      const before = await this.bucketsOf(quotas);
      const [excluded, found] = [await this.reader.excluded(), await this.reader.totals()];
      if (sample) await this.selection.sample(seed, sample);
      const { items, bytes } = sample ? await this.reader.totals() : found;
      return {
        profile,
        selected: found.items + Object.values(excluded).reduce((sum, count) => sum + count, 0),
        items,
        notSampled: found.items - items,
        excluded,
        ...(closest ? { closestProfile: closest } : {}),
        bytes,
        ...(await this.reader.annotations()),
        facets: [...(await this.reader.facets()), ...(splits ? [await this.splitFacet(recipe)] : [])],
        quotas: quotasOf(quotas, before, await this.bucketsOf(quotas)),
        pictures: await this.reader.pictures(seed),
      };
    });
  }

  private async splitFacet(recipe: Recipe): Promise<PreviewFacetResponse> {
    const most = await this.reader.splits(recipe);
    return { facet: 'split', values: most.length, most: [...most] };
  }

  private async bucketsOf(quotas: readonly Quota[]): Promise<(readonly PreviewCountResponse[])[]> {
    const all: (readonly PreviewCountResponse[])[] = [];
    for (const { by } of quotas) all.push(await this.reader.buckets(by));
    return all;
  }
}

/** By quota what there was and what is left. */
const quotasOf = (
  quotas: readonly Quota[],
  before: readonly (readonly PreviewCountResponse[])[],
  after: readonly (readonly PreviewCountResponse[])[],
): PreviewQuotaResponse[] =>
  quotas.map(({ by, most }, at) => {
    const left = new Map(after[at]?.map(({ value, count }) => [value, count]));
    const counts = (before[at] ?? [])
      .slice(0, SHOWN)
      .map(({ value, count }) => ({ value, found: count, taken: left.get(value) ?? 0 }));
    return { by, most, counts };
  });
