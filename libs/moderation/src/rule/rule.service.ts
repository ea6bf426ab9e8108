import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { RuleAction, RuleStatus, type AuditDetails } from '@odr/contracts';
import { newId, type BacktestId, type RuleId, type UserId } from '@odr/kernel';
import { assertMatches, Database, isUniqueViolation, JobQueue } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { BacktestRepository, type BacktestSpan } from './backtest/backtest.repository.js';
import { readRule } from './language/rule-language.js';
import {
  BacktestNotFound,
  BacktestRunning,
  RuleArchived,
  RuleIllegalTransition,
  RuleNameTaken,
  RuleNotFound,
  RuleNotProved,
  RuleQueueMissing,
  RuleUnreadable,
} from './rule.errors.js';
import type { RuleProofResponse } from './dto/rule.response.dto.js';
import { actingAfter, canMoveRule, missingToGoLive, needsVersion, PROOF_DAYS, type RuleText } from './rule.policy.js';
import { RuleRepository, type LockedRule } from './rule.repository.js';
import { RuleSettingRepository, type RuleSettings } from './rule-setting.repository.js';

export interface RuleDraft extends RuleText {
  readonly name: string;
}

/** What may be changed; what is left out stays. */
export type RuleChange = Partial<RuleDraft> & { readonly status?: RuleStatus };

type ProvableRule = Pick<LockedRule, 'id' | 'version' | 'author'>;

/** Commands on rules. */
@Injectable()
export class RuleService {
  constructor(
    private readonly db: Database,
    private readonly rules: RuleRepository,
    private readonly backtests: BacktestRepository,
    private readonly settings: RuleSettingRepository,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RuleUnreadable, RuleQueueMissing, RuleNameTaken */
  async create({ name, ...text }: RuleDraft, actor: Principal): Promise<RuleId> {
    const id = newId<RuleId>();
    await this.keepingNames(name, () =>
      this.db.transaction(async () => {
        await this.assertUsable(text);
        await this.rules.insert(id, name, text, actor.userId);
        const step = { from: null, to: RuleStatus.Draft, version: 1, actor: actor.userId };
        await this.rules.appendStep(id, step);
        await this.tell('rule.made', id, { version: 1 }, actor.userId);
      }),
    );
    return id;
  }

  /**
   * Changes a rule, then its status. What is asked, done or allowed more often is a new version, which starts as a draft; a live one
   * acts on until the new one does.
   * @throws RuleNotFound, RuleArchived, RuleUnreadable, RuleQueueMissing, RuleNameTaken, RuleIllegalTransition, RuleNotProved
   */
  async change(
    id: RuleId,
    { status, ...change }: RuleChange,
    ifMatch: string | undefined,
    actor: Principal,
  ): Promise<void> {
    await this.keepingNames(change.name ?? '', () =>
      this.db.transaction(async () => {
        const rule = await this.lock(id, ifMatch);
        const changed = Object.keys(change).length > 0 ? await this.rewrite(rule, change, actor) : rule;
        if (status !== undefined && status !== changed.status) await this.move(changed, status, actor);
      }),
    );
  }

  /** Asks for a backtest of the newest version. @throws RuleNotFound, RuleArchived, BacktestRunning */
  backtest(id: RuleId, span: BacktestSpan, actor: Principal): Promise<BacktestId> {
    return this.db.transaction(async () => {
      const rule = await this.lock(id, undefined);
      if (rule.status === RuleStatus.Archived) throw new RuleArchived(id);
      const running = await this.backtests.running(id);
      if (running !== undefined) throw new BacktestRunning(running);
      const backtestId = await this.backtests.insert(id, rule.version, span, actor.userId);
      await this.jobs.add('rule.backtest', { backtestId }, { dedupeKey: `rule.backtest:${backtestId}` });
      return backtestId;
    });
  }

  /** Ends a backtest that has not ended; another one's end is left alone. @throws BacktestNotFound */
  async cancelBacktest(id: BacktestId): Promise<void> {
    if (!(await this.backtests.finish(id, 'cancelled')) && !(await this.backtests.exists(id)))
      throw new BacktestNotFound(id);
  }

  /** What this person's approval would still lack. */
  async proof({ id, version, author }: ProvableRule, approver: UserId): Promise<RuleProofResponse> {
    const { precisionFloor: floor, minJudgedHits: minJudged } = await this.settings.get();
    const backtest = await this.backtests.proofOf(id, version, PROOF_DAYS);
    const missing = missingToGoLive({ author, approver, backtest, floor, minJudged });
    return {
      ...{ version, missing, floor, minJudged },
      precision: backtest?.precision ?? null,
      judged: backtest?.judged ?? 0,
      testedAt: backtest?.finishedAt.toISOString() ?? null,
      holdsUntil: backtest?.holdsUntil.toISOString() ?? null,
    };
  }

  async setSettings(settings: RuleSettings, actor: Principal): Promise<void> {
    await this.db.transaction(async () => {
      await this.settings.set(settings);
      await this.audit.record('rule.settings_changed', actor.userId, { details: { ...settings } });
    });
  }

  private async lock(id: RuleId, ifMatch: string | undefined): Promise<LockedRule> {
    const rule = await this.rules.lock(id);
    if (!rule) throw new RuleNotFound(id);
    assertMatches(ifMatch, rule.edition);
    return rule;
  }

  private async rewrite(rule: LockedRule, change: Partial<RuleDraft>, actor: Principal): Promise<LockedRule> {
    if (rule.status === RuleStatus.Archived) throw new RuleArchived(rule.id);
    const { name = rule.name, ...wanted } = change;
    const text: RuleText = {
      expression: wanted.expression ?? rule.expression,
      action: wanted.action ?? rule.action,
      queue: wanted.queue === undefined ? rule.queue : wanted.queue,
      maxDailyActions: wanted.maxDailyActions ?? rule.maxDailyActions,
    };
    const cap = wanted.maxDailyActions ?? rule.cap;
    if (!needsVersion(rule, text)) {
      await this.rules.update(rule.id, { ...rule, name, cap });
      await this.tell('rule.changed', rule.id, { version: rule.version }, actor.userId);
      return { ...rule, name, cap };
    }
    await this.assertUsable(text);
    const version = rule.version + 1;
    const standing = { version, status: RuleStatus.Draft };
    const actingVersion = actingAfter(rule, standing);
    const next = { ...rule, ...text, name, cap, ...standing, actingVersion, author: actor.userId };
    await this.rules.insertVersion(rule.id, version, text, actor.userId);
    await this.rules.update(rule.id, next);
    await this.rules.appendStep(rule.id, { from: rule.status, to: next.status, version, actor: actor.userId });
    await this.tell('rule.changed', rule.id, { version }, actor.userId);
    return next;
  }

  private async move(rule: LockedRule, to: RuleStatus, actor: Principal): Promise<void> {
    if (!canMoveRule(rule.status, to, rule.actingVersion !== null)) throw new RuleIllegalTransition(rule.status, to);
    if (to === RuleStatus.Live) await this.assertProved(rule, actor.userId);
    await this.rules.update(rule.id, {
      ...rule,
      status: to,
      actingVersion: actingAfter(rule, { ...rule, status: to }),
    });
    const step = { from: rule.status, to, version: rule.version, actor: actor.userId };
    await this.rules.appendStep(rule.id, step);
    await this.tell('rule.moved', rule.id, { version: rule.version, from: rule.status, to }, actor.userId);
  }

  private async assertProved(rule: ProvableRule, approver: UserId): Promise<void> {
    const { missing, precision, judged, floor, minJudged } = await this.proof(rule, approver);
    if (missing.length > 0) throw new RuleNotProved(missing, { precision, judged, floor, minJudged });
  }

  private async assertUsable({ expression, action, queue }: RuleText): Promise<void> {
    const { problems } = readRule(expression);
    if (problems.length > 0) throw new RuleUnreadable(problems);
    if (queue === null ? action === RuleAction.Queue : !(await this.rules.queueExists(queue)))
      throw new RuleQueueMissing(queue);
  }

  private async tell<A extends 'rule.made' | 'rule.changed' | 'rule.moved'>(
    act: A,
    id: RuleId,
    details: AuditDetails[A],
    actor: UserId,
  ): Promise<void> {
    await this.audit.record(act, actor, { subject: { type: 'rule', id }, details });
  }

  private async keepingNames<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isUniqueViolation(error, 'moderation_rule_name_key')) throw new RuleNameTaken(name);
      throw error;
    }
  }
}
