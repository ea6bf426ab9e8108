import { Injectable, Logger } from '@nestjs/common';
import { PrincipalReader, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { AuditSubjectType } from '@odr/contracts';
import type { SuggestionModel } from '@odr/entities';
import { DomainError, type SuggestionId, type SuggestionModelId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';

import { SuggestionDecisionService } from '../decision/suggestion-decision.service.js';
import { SuggestionModelRepository } from '../model/suggestion-model.repository.js';
import { ModelQualityReader } from '../quality/model-quality.reader.js';
import { SuggestionNotUndoable } from '../suggestion.errors.js';
import { type Acceptable, AutomaticRepository } from './automatic.repository.js';
import { isControl, type Proof, PROOF_WINDOW, proofOf } from './proof.policy.js';

/** A job takes as many, then asks for itself. */
const BATCH = 200;
const UNDO_BATCH = 200;

/** Lets models that have proved themselves do without people, and stops them when the proof is gone. */
@Injectable()
export class AutomaticAcceptanceService {
  private readonly log = new Logger(AutomaticAcceptanceService.name);

  constructor(
    private readonly db: Database,
    private readonly models: SuggestionModelRepository,
    private readonly quality: ModelQualityReader,
    private readonly rows: AutomaticRepository,
    private readonly decisions: SuggestionDecisionService,
    private readonly principals: PrincipalReader,
    private readonly audit: AuditLog,
    private readonly jobs: JobQueue,
  ) {}

  /** What the last decisions of people prove of the model's version of today. */
  async proof(model: SuggestionModel): Promise<Proof | undefined> {
    return proofOf(await this.quality.lastVerdicts(model.id, model.modelVersion, PROOF_WINDOW), model);
  }

  /** Accepts what waits and is proven; switches the model's acceptance off where nothing is proven any more. */
  async run(id: SuggestionModelId): Promise<void> {
    const model = await this.models.read(id);
    if (!model.acceptsItself) return;
    const proof = await this.proof(model);
    const actor = model.acceptsFor === null ? undefined : await this.principals.actingFor(model.acceptsFor);
    if (!proof || !actor) return this.loseProof(id);
    const found = await this.rows.acceptable(id, model.modelVersion, proof.threshold, BATCH);
    const controls = found.filter((one) => isControl(one.id, model.controlShare));
    await this.rows.leaveToPeople(controls.map((one) => one.id));
    const rest = found.filter((one) => !controls.includes(one));
    for (const group of byContent(rest)) await this.accept(group, actor);
    if (found.length === BATCH)
      await this.jobs.add('suggestion.prove', { modelId: id }, { dedupeKey: `suggestion.prove:${id}` });
  }

  /**
   * Takes back what was accepted without people, a few hundred at a time, and stops it.
   * @returns how many were taken back, how many were changed by people since and stay, and how many are left for the next call
   */
  async undo(id: SuggestionModelId, actor: Principal): Promise<{ undone: number; kept: number; left: boolean }> {
    await this.models.read(id);
    await this.models.update(id, { acceptsItself: false, acceptsFor: null });
    const ids = await this.rows.automatic(id, UNDO_BATCH);
    let undone = 0;
    for (const one of ids) undone += await this.undoOne(one, actor);
    await this.db.transaction(() =>
      this.audit.record('suggestion_model.acceptances_undone', actor.userId, {
        subject: { type: AuditSubjectType.SuggestionModel, id },
        details: { count: undone },
      }),
    );
    return { undone, kept: ids.length - undone, left: ids.length === UNDO_BATCH };
  }

  private async undoOne(id: SuggestionId, actor: Principal): Promise<0 | 1> {
    try {
      await this.decisions.undo(id, actor);
      return 1;
    } catch (error) {
      // A person has changed that very box or tag: it is theirs now, and only their look at it can tell.
      if (!(error instanceof SuggestionNotUndoable)) throw error;
      await this.decisions.confirm(id, actor);
      return 0;
    }
  }

  private async accept(group: readonly Acceptable[], actor: Principal): Promise<void> {
    const ids = group.map(({ id }) => id);
    try {
      await this.decisions.acceptAutomatically(ids, actor);
    } catch (error) {
      // The schema has become stricter, or terms are to be accepted first: people see them, the others go on.
      if (!(error instanceof DomainError)) throw error;
      this.log.warn({ code: error.code, contentId: group[0]?.contentId, count: ids.length }, 'left to people');
      await this.rows.leaveToPeople(ids);
    }
  }

  private loseProof(id: SuggestionModelId): Promise<void> {
    return this.db.transaction(async () => {
      const model = await this.models.lock(id);
      if (!model.acceptsItself) return;
      await this.models.update(id, { acceptsItself: false, acceptsFor: null, proofLostAt: new Date() });
      await this.audit.record('suggestion_model.proof_lost', null, {
        subject: { type: AuditSubjectType.SuggestionModel, id },
        details: {},
      });
    });
  }
}

function byContent(found: readonly Acceptable[]): Acceptable[][] {
  const groups = new Map<string, Acceptable[]>();
  for (const one of found) groups.set(one.contentId, [...(groups.get(one.contentId) ?? []), one]);
  return [...groups.values()];
}
