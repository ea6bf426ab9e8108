import { Inject, Injectable } from '@nestjs/common';
import { Clock, type ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { ContentRepository } from '../../content.repository.js';
import { ContentService } from '../../content.service.js';
import { SourceStatements } from '../../licensing/source-statements.js';
import { UsageRepository } from '../../licensing/usage.repository.js';
import { ObservationRepository } from '../fetch/observation.repository.js';
import { WebChecker } from '../fetch/web-checker.js';
import { optOutsOf } from '../signals/opt-out.policy.js';
import { WEB_CONFIG, type WebConfig } from '../web.config.js';
import { absenceAfter, isLost, nextCheckMs, presenceOf, withdrawals } from './watch.policy.js';
import { WatchRepository } from './watch.repository.js';

/** Nobody finds the source any more; informs, and goes to nobody's queue. */
const LOST = 'source_unreachable';
/** The site says no to what we do: somebody has to decide. */
const OPTED_OUT = 'opted_out';
const SCANNER = 'sources';

/** Asks sources again whether they are there, what they wish and which licence they name, and has their items say so. */
@Injectable()
export class SourceWatcher {
  constructor(
    @Inject(WEB_CONFIG) private readonly config: WebConfig,
    private readonly db: Database,
    private readonly watched: WatchRepository,
    private readonly checker: WebChecker,
    private readonly observations: ObservationRepository,
    private readonly contents: ContentRepository,
    private readonly service: ContentService,
    private readonly clock: Clock,
    private readonly usage: UsageRepository,
    private readonly statements: SourceStatements,
  ) {}

  /** @throws WebFailure web.host_busy when it could not be asked now */
  async check(id: string, signal: AbortSignal): Promise<void> {
    const source = await this.watched.find(id);
    if (!source) return;
    if ((await this.watched.itemsNaming(source.url)).length === 0) return this.watched.forget(id);
    const finding = await this.checker.check(source.url, signal);
    const now = this.clock.now();
    const absence = absenceAfter(source, presenceOf(finding.outcome), now);
    const said = optOutsOf(finding.signals);
    // A page that is gone takes nothing back: what was said while it was there still holds.
    const optOuts = finding.outcome === 'ok' ? said : [...new Set([...source.optOuts, ...said])];
    await this.db.transaction(async () => {
      await this.observations.add('check', finding);
      await this.watched.save(id, {
        ...absence,
        outcome: finding.outcome,
        status: finding.status ?? null,
        optOuts,
        nextMs: nextCheckMs(absence, now, this.config.checkDays),
      });
      const items = await this.watched.itemsNaming(source.url);
      for (const item of items) await this.flag(item, now);
      await this.statements.keep(items, finding);
    });
  }

  /** One dead address is forgiven while another lives; one that says no is enough. */
  private async flag(id: ContentId, now: Date): Promise<void> {
    const sources = await this.watched.sourcesOf(id);
    await this.contents.replaceFlags(id, [LOST], sources.every((source) => isLost(source, now)) ? [LOST] : []);
    const saysNo =
      sources.some(({ optOuts }) => withdrawals(optOuts, this.config.blocking).length > 0) &&
      !(await this.usage.hasGrant(id));
    if (saysNo) await this.service.raiseFlag({ id, flag: OPTED_OUT, scanner: SCANNER });
    else await this.service.lowerFlag({ id, flag: OPTED_OUT, scanner: SCANNER });
  }
}
