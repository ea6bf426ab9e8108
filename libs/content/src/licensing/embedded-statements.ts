import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { combinedStance, normaliseLicense, plusDataMining, trainingMining } from '@odr/licensing';
import { ContentService } from '../content.service.js';
import type { EmbeddedMetadata } from '../image/metadata-fields.js';
import type { UsageStatements } from '../image/usage-statements.js';
import { LicenseEvidenceRepository } from './license-evidence.repository.js';
import { UsageRepository } from './usage.repository.js';

/** As the watcher of sources calls it: whoever says no, the case is the same. */
const OPTED_OUT = 'opted_out';
const SCANNER = 'metadata';

/** What a file itself says about its licence and about training, kept as evidence; a refusal goes to the moderators. */
@Injectable()
export class EmbeddedStatements {
  constructor(
    private readonly evidence: LicenseEvidenceRepository,
    private readonly usage: UsageRepository,
    private readonly contents: ContentService,
  ) {}

  /** In the transaction that publishes what was found in the file. */
  async keep(contentId: ContentId, metadata: EmbeddedMetadata, { xmp, assertions }: UsageStatements): Promise<void> {
    const { rights, copyright, creator } = metadata;
    if (rights !== undefined || copyright !== undefined) {
      const claim = rights ?? null;
      const said = claim === null ? undefined : normaliseLicense({ license: claim });
      await this.evidence.add({
        contentId,
        license: said?.spdx ?? null,
        claim,
        licenseUrl: null,
        sourceUrl: null,
        method: 'metadata',
        observedBy: null,
        snapshot: { rights: claim, copyright: copyright ?? null, creator: creator ?? null },
      });
    }
    const signals = [
      ...(xmp === undefined ? [] : plusDataMining(xmp)),
      ...(assertions === undefined ? [] : trainingMining(Buffer.from(assertions, 'latin1'))),
    ];
    await this.usage.observe(contentId, signals);
    const refused = combinedStance(signals.map(({ stance }) => stance)) === 'disallowed';
    if (refused && !(await this.usage.hasGrant(contentId))) {
      await this.contents.raiseFlag({ id: contentId, flag: OPTED_OUT, scanner: SCANNER });
    }
  }
}
