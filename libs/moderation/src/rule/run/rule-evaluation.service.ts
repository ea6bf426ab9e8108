import { ContentService } from '@odr/content';
import { ContentStatus, RuleAction, RuleStatus, SubjectType } from '@odr/contracts';
import type { CaseFinding } from '@odr/entities';
import type { CaseId, ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { CaseOpener } from '../../case/case-opener.js';
import { CaseRepository } from '../../case/case.repository.js';
import { SYSTEM } from '../../event/moderation-events.js';
import type { Subject } from '../../subject/subject.js';
import { SubjectLookup } from '../../subject/subject.lookup.js';
import { FactLookup } from '../facts/fact.lookup.js';
import { RulePrograms } from '../language/rule-programs.js';
import { urgencyOfRule } from '../rule.policy.js';
import { RuleRepository, type RunningRule } from '../rule.repository.js';
import { RuleRunRepository, type RuleHit, type RunOutcome } from './rule-run.repository.js';

const INTAKE = 'intake';
const IDLE = { outcome: 'idle', caseId: null } as const;

/** Lays the running rules on a content whose scans have finished. A rule never decides: it asks people, or hides until they have. */
@Injectable()
export class RuleEvaluationService {
  constructor(
    private readonly db: Database,
    private readonly rules: RuleRepository,
    private readonly facts: FactLookup,
    private readonly programs: RulePrograms,
    private readonly runs: RuleRunRepository,
    private readonly cases: CaseRepository,
    private readonly opener: CaseOpener,
    private readonly subjects: SubjectLookup,
    private readonly contents: ContentService,
  ) {}

  /**
   * Keeps the facts and what every running rule says to them, and lets live ones act, all or nothing. May be repeated: the
   * same facts are judged once. Facts are kept without any rule too, so that the first rule has something to be tried on.
   */
  async evaluate(id: ContentId): Promise<void> {
    await this.db.transaction(async () => {
      const running = await this.rules.running();
      const facts = await this.facts.gather(id);
      if (!facts) return;
      const sheetId = await this.runs.keepSheet(
        id,
        facts,
        running.map(({ key }) => key),
      );
      if (sheetId === undefined) return;
      const answers = running.map((rule) => ({ rule, answer: this.programs.of(rule.expression)(facts) }));
      const hits: RuleHit[] = [];
      for (const { rule, answer } of answers) {
        if (answer !== true) continue;
        hits.push({ ruleId: rule.id, version: rule.version, ...(await this.act(rule, id)) });
      }
      await this.runs.insertHits(sheetId, id, hits);
      await this.runs.count(answers.map(({ rule: { id: ruleId, version }, answer }) => ({ ruleId, version, answer })));
    });
  }

  private async act(
    rule: RunningRule,
    id: ContentId,
  ): Promise<{ readonly outcome: RunOutcome; readonly caseId: CaseId | null }> {
    if (rule.status === RuleStatus.Shadow) return { outcome: 'shadow', caseId: null };
    const subject: Subject = { type: SubjectType.Content, id };
    const finding: CaseFinding = { flag: 'rule', scanner: `rule:${rule.id}`, score: null };
    // What a person has judged stays judged, and what the rule has asked for once it does not ask for again.
    if (await this.runs.hasActed(rule.id, rule.version, id)) return IDLE;
    if (await this.cases.wasJudged(subject, finding)) return IDLE;
    if (rule.action === RuleAction.Prioritise && !(await this.cases.lockOpen(subject, INTAKE))) return IDLE;
    if (!(await this.runs.takeAction(rule.id, rule.cap))) return { outcome: 'capped', caseId: null };
    const caseId = await this.opener.raise({
      subject,
      family: INTAKE,
      ...(rule.action === RuleAction.Queue && rule.queue !== null && { queue: rule.queue }),
      urgency: urgencyOfRule(rule.action),
      findings: [finding],
      cause: { kind: 'rule', id: rule.id, version: rule.version },
      actor: SYSTEM,
    });
    if (rule.action === RuleAction.Quarantine) await this.hide(id);
    return { outcome: 'acted', caseId: caseId ?? null };
  }

  /** Out of sight until a person confirms or lifts it. What is withdrawn has left already. */
  private async hide(id: ContentId): Promise<void> {
    const status = (await this.subjects.lockStatuses([id])).get(id);
    if (status === undefined || status === ContentStatus.Withdrawn) return;
    await this.contents.changeStatus({ id, to: ContentStatus.Quarantined, reason: 'rule' });
  }
}
