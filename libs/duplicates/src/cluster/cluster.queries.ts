import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { ContentReader, type ContentResponse } from '@odr/content';
import { LicenseVerdict } from '@odr/contracts';
import type { ContentId, Page } from '@odr/kernel';
import type { PageQuery } from '@odr/platform';
import { ClusterNotFound } from '../duplicates.errors.js';
import type { ClusterDetailResponse, ClusterMemberResponse, ClusterResponse } from '../dto/cluster.response.dto.js';
import { ClusterReader, type ClusterFilter } from './cluster.reader.js';
import { suggestedKeeper, type Suggestion } from './keeper.policy.js';
import type { PairRow } from './cluster.reader.js';

/** So many members are shown in the list. */
const PREVIEW = 6;

/** Shows clusters to those who may resolve them. */
@Injectable()
export class ClusterQueries {
  constructor(
    private readonly clusters: ClusterReader,
    private readonly contents: ContentReader,
  ) {}

  async list(scope: TeamScope, filter: ClusterFilter, page: PageQuery): Promise<Page<ClusterResponse>> {
    const found = await this.clusters.list(scope, filter, page);
    const wanted = found.items.flatMap(({ memberIds }) => memberIds.slice(0, PREVIEW));
    const contents = await this.contents.findMany(scope, wanted);
    const items = found.items.map(({ memberIds, ...cluster }) => ({
      ...cluster,
      preview: memberIds.slice(0, PREVIEW).flatMap((id) => contents.get(id) ?? []),
    }));
    return { ...found, items };
  }

  /** @throws ClusterNotFound */
  async find(scope: TeamScope, id: string): Promise<ClusterDetailResponse> {
    const cluster = await this.clusters.find(scope, id);
    if (!cluster) throw new ClusterNotFound(id);
    const { memberIds, size: _, ...told } = cluster;
    const [rows, pairs, contents] = await Promise.all([
      this.clusters.members(memberIds),
      this.clusters.pairs(memberIds),
      this.contents.findMany(scope, [...memberIds]),
    ]);
    const members = rows.flatMap(({ id: memberId, annotations, sources, authors }) => {
      const content = contents.get(memberId);
      if (!content) return [];
      return [
        { content, annotations, sources: sources.map(({ value }) => value), authors: authors.map(({ name }) => name) },
      ];
    });
    return { ...told, members, pairs, suggestion: suggestion(members, pairs) ?? null };
  }
}

function suggestion(members: readonly ClusterMemberResponse[], pairs: readonly PairRow[]): Suggestion | undefined {
  const candidates = members.map(({ content, annotations }) => ({
    id: content.id as ContentId,
    width: content.width ?? 0,
    height: content.height ?? 0,
    format: content.format,
    sizeBytes: Number(content.size),
    hasOpenLicense: content.licenseVerdict === LicenseVerdict.Open,
    annotations,
    createdAt: timeOf(content),
  }));
  return suggestedKeeper(candidates, pairs);
}

const timeOf = ({ createdAt }: ContentResponse): string => String(createdAt);
