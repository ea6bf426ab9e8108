import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { namesLicense, normaliseLicense } from '@odr/licensing';
import { ContentService } from '../content.service.js';
import type { WebFinding } from '../web/fetch/web-journey.js';
import { LicenseEvidenceRepository, type StatedLicense } from './license-evidence.repository.js';

/** The source names another licence than the item has. What was granted stays granted; somebody has to compare. */
const DRIFTED = 'license_drift';
const SCANNER = 'sources';

/** What sources say about licences: evidence while it agrees, a case for people when it does not. */
@Injectable()
export class SourceStatements {
  constructor(
    private readonly evidence: LicenseEvidenceRepository,
    private readonly contents: ContentService,
  ) {}

  /** In the transaction that keeps the observation. What names no licence that is known here changes nothing. */
  async keep(items: readonly ContentId[], finding: WebFinding): Promise<void> {
    const named = (finding.signals.licenses ?? []).flatMap((licenseUrl) => {
      const { spdx } = normaliseLicense({ licenseUrl });
      return spdx === null ? [] : [{ spdx, licenseUrl }];
    });
    if (finding.outcome !== 'ok' || named.length === 0) return;
    for (const stated of await this.evidence.statedBySources(items)) await this.compare(stated, named, finding);
  }

  private async compare(
    { contentId, license, last }: StatedLicense,
    named: readonly { readonly spdx: string; readonly licenseUrl: string }[],
    finding: WebFinding,
  ): Promise<void> {
    // Pages have a licence of their own beside that of the picture: one that fits is enough.
    const [best] = named.toSorted((a, b) => Number(fits(b.spdx)) - Number(fits(a.spdx)));
    if (!best) return;
    if (last[finding.url] !== best.spdx) {
      await this.evidence.add({
        contentId,
        license: best.spdx,
        claim: named.map(({ licenseUrl }) => licenseUrl).join(' '),
        licenseUrl: best.licenseUrl,
        sourceUrl: finding.url,
        method: 'http',
        observedBy: null,
        snapshot: snapshotOf(finding),
      });
    }
    const others = Object.entries(last).flatMap(([url, spdx]) => (url === finding.url ? [] : [spdx]));
    const hasDrifted = [best.spdx, ...others].some((spdx) => !fits(spdx));
    const flag = { id: contentId, flag: DRIFTED, scanner: SCANNER };
    await (hasDrifted ? this.contents.raiseFlag(flag) : this.contents.lowerFlag(flag));

    function fits(spdx: string): boolean {
      return license === null || namesLicense(license, spdx);
    }
  }
}

/** The part of the answer that the statement was read from. */
const snapshotOf = ({ url, finalUrl, status, mediaType, etag, lastModified, serverDate, signals }: WebFinding) => ({
  ...{ url, finalUrl, status: status ?? null, mediaType: mediaType ?? null, etag: etag ?? null },
  ...{ lastModified: lastModified ?? null, serverDate: serverDate ?? null, licenses: signals.licenses ?? [] },
});
