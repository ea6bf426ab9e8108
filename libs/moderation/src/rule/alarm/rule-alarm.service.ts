import { AuditLog } from '@odr/audit';
import { RuleStatus } from '@odr/contracts';
import type { RuleId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database } from '@odr/platform';
import { Injectable, Logger } from '@nestjs/common';
import { RuleRepository } from '../rule.repository.js';
import { anomalyOf, type Anomaly } from './alarm.policy.js';
import { RuleAlarmReader } from './rule-alarm.reader.js';

/** Stops rules that match strangely much, before they have filled a queue or hidden half a collection. */
@Injectable()
export class RuleAlarmService {
  private readonly log = new Logger(RuleAlarmService.name);

  constructor(
    private readonly db: Database,
    private readonly rules: RuleRepository,
    private readonly hours: RuleAlarmReader,
    private readonly notices: Notices,
    private readonly audit: AuditLog,
  ) {}

  /** Looks at every live rule. The hour that runs is judged too: a flood is not to wait for the full hour. */
  async watch(): Promise<void> {
    for (const { id } of await this.hours.live()) {
      const periods = await this.hours.periods(id);
      const anomaly = anomalyOf(periods) ?? anomalyOf(periods.slice(0, -1));
      if (anomaly) await this.pause(id, anomaly);
    }
  }

  private async pause(id: RuleId, anomaly: Anomaly): Promise<void> {
    await this.db.transaction(async () => {
      const rule = await this.rules.lock(id);
      // Somebody was faster.
      if (!rule || (rule.status !== RuleStatus.Live && rule.actingVersion === null)) return;
      const { name } = rule;
      const step = { from: RuleStatus.Live, to: RuleStatus.Paused, version: rule.actingVersion ?? rule.version };
      await this.rules.update(id, { ...rule, status: step.to, actingVersion: null });
      await this.rules.appendStep(id, { ...step, actor: null, alarm: anomaly });
      const readers = new Set([rule.author, ...(await this.rules.administrators())]);
      await this.notices.tell('rule.paused', [...readers], {
        ruleId: id,
        name,
        hits: anomaly.hits,
        runs: anomaly.runs,
      });
      await this.audit.record('rule.moved', null, { subject: { type: 'rule', id }, details: step });
      this.log.warn({ ruleId: id, ...anomaly }, 'a rule was paused because it matched strangely much');
    });
  }
}
