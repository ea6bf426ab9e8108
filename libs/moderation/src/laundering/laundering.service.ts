import { SubjectType } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { urgencyOfFinding } from '../case/case.policy.js';
import { CaseOpener } from '../case/case-opener.js';
import { SCANNER } from '../event/moderation-events.js';
import { type Suspected, suspectedOf } from './laundering.policy.js';
import { LaunderingReader } from './laundering.reader.js';

const FLAG = 'license_laundering';
const COPIES = 'copies';

/**
 * Has people compare copies whose licences contradict each other: the same picture under a stricter or an older licence may
 * have been taken from there. The case carries the copies as evidence. Every call may be repeated.
 */
@Injectable()
export class LaunderingService {
  constructor(
    private readonly db: Database,
    private readonly reader: LaunderingReader,
    private readonly cases: CaseOpener,
  ) {}

  /** Looks at the cluster that the content is in. */
  async look(contentId: ContentId): Promise<void> {
    for (const suspected of suspectedOf(await this.reader.clusterOf(contentId))) await this.raise(suspected);
  }

  private raise({ contentId, copies }: Suspected): Promise<void> {
    return this.db.transaction(async () => {
      const finding = { flag: FLAG, scanner: COPIES, score: null, copies };
      if (await this.reader.wasJudged(contentId, { flag: FLAG, scanner: COPIES, copies })) return;
      await this.cases.raise({
        subject: { type: SubjectType.Content, id: contentId },
        family: 'intake',
        urgency: urgencyOfFinding(finding),
        findings: [finding],
        cause: { kind: 'scanner', id: COPIES },
        actor: SCANNER,
      });
    });
  }
}
