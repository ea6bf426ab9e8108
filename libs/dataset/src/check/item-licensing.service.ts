import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { ContentLookup, ContentNotFound } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { type CheckedItem, checkItem, mayLeave } from '@odr/licensing';

import { profileOf } from './check.service.js';
import type { ItemCheckResponse, ItemLicensingResponse } from './dto/item-licensing.dto.js';
import { EvidenceReader } from './evidence.reader.js';
import { FactsReader } from './facts.reader.js';

/** By what right one item is here. */
@Injectable()
export class ItemLicensingService {
  constructor(
    private readonly lookup: ContentLookup,
    private readonly facts: FactsReader,
    private readonly evidence: EvidenceReader,
  ) {}

  /** @throws ContentNotFound, UnknownProfile */
  async of(scope: TeamScope, contentId: ContentId, use: string): Promise<ItemLicensingResponse> {
    const profile = profileOf(use);
    const { name, license } = await this.lookup.requireVisible(scope, contentId);
    const facts = (await this.facts.of([contentId])).get(contentId);
    if (!facts) throw new ContentNotFound(contentId);
    const checks = checkItem(facts, profile);
    return {
      contentId,
      name,
      license,
      use: profile.id,
      allowed: mayLeave(checks),
      checks: checks.map(checkOf),
      evidence: await this.evidence.evidenceOf(contentId),
      signals: await this.evidence.signalsOf(contentId),
      grants: await this.evidence.grantsOf(contentId),
      isCreditRemoved: facts.creditRemoval.isAsked,
    };
  }
}

const checkOf = ({ because = [], ...check }: CheckedItem): ItemCheckResponse => ({ ...check, because: [...because] });
