import { scopeOf, type Principal } from '@odr/access';
import { SubjectType } from '@odr/contracts';
import type { CaseId, ContentId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { ItemNotFound, NotApplicable } from '../moderation.errors.js';
import { NearReader, type NearMember } from './cluster.reader.js';
import type { ItemClusterResponse } from './dto/near.response.dto.js';
import { JudgedReader } from './judged.reader.js';

/** Shows a case together with what is near its subject. */
@Injectable()
export class ClusterService {
  constructor(
    private readonly judged: JudgedReader,
    private readonly near: NearReader,
  ) {}

  /** @throws ItemNotFound; NotApplicable for annotations, which have no hashes */
  async read(id: CaseId, caller: Principal): Promise<ItemClusterResponse> {
    const scope = scopeOf(caller);
    const item = await this.judged.find(scope, id);
    if (!item) throw new ItemNotFound(id);
    if (item.subjectType !== SubjectType.Content)
      throw new NotApplicable('cluster', 'Only pictures have near duplicates.');
    const contentId = item.subjectId as ContentId;
    const members = await this.near.members(scope, contentId, item.family);
    const followers = members.filter((member) => member.isSafe && member.itemId !== null);
    return {
      itemId: id,
      contentId,
      representativeId: largest([{ ...item, contentId }, ...followers]),
      followers: followers.length,
      members,
      suggestion: (await this.near.judgement(scope, contentId, item.unknownDecisionId)) ?? null,
    };
  }
}

type Sized = Pick<NearMember, 'contentId' | 'width' | 'height'>;

/** What shows most; of equals the oldest. */
function largest(all: readonly Sized[]): ContentId {
  const pixels = ({ width, height }: Sized): number => (width ?? 0) * (height ?? 0);
  const [best] = all.toSorted((a, b) => pixels(b) - pixels(a) || (a.contentId < b.contentId ? -1 : 1));
  return best?.contentId ?? ('' as ContentId);
}
