import { Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { AuditSubjectType } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';
import { Database, JobQueue } from '@odr/platform';
import { EngineIncomplete, EngineIsDefault, EngineRetired } from '../embedding.errors.js';
import { EngineRepository } from '../engine.repository.js';
import { CoverageReader } from './coverage.reader.js';

/** Questions that began with the old vectors end with them: their time limit is far shorter. */
const PURGED_AFTER_MS = 60_000;

/** Lets another engine answer by default, and retires those that have had their day. */
@Injectable()
export class EngineSwitchService {
  constructor(
    private readonly db: Database,
    private readonly engines: EngineRepository,
    private readonly coverage: CoverageReader,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The next question is answered by this engine; the one before goes on serving, by name and as a stand-in, until it is retired.
   * @throws EngineNotFound, EngineRetired, EngineIncomplete while anything could be found with the old engine only
   */
  switchTo(name: string, actor: Principal): Promise<EmbeddingEngine> {
    return this.db.transaction(async () => {
      const engine = await this.engines.lock(name);
      if (engine.state === 'retired') throw new EngineRetired(engine.name);
      const coverage = await this.coverage.of(engine);
      if (coverage.missing > 0) throw new EngineIncomplete(engine.name, coverage);
      const from = await this.engines.makeDefault(engine);
      if (from === engine.id) return engine;
      await this.audit.record('embedding_engine.switched', actor.userId, {
        subject: { type: AuditSubjectType.EmbeddingEngine, id: engine.id },
        details: { from },
      });
      return this.engines.get(engine.id);
    });
  }

  /** @throws EngineNotFound, EngineIsDefault */
  retire(name: string, actor: Principal): Promise<EmbeddingEngine> {
    return this.db.transaction(async () => {
      const engine = await this.engines.lock(name);
      if (engine.isDefault) throw new EngineIsDefault(engine.name);
      if (engine.state === 'retired') return engine;
      await this.engines.retire(engine.id);
      await this.jobs.add(
        'embedding.purge',
        { engineId: engine.id },
        { dedupeKey: `purge:${engine.id}`, afterMs: PURGED_AFTER_MS },
      );
      await this.audit.record('embedding_engine.retired', actor.userId, {
        subject: { type: AuditSubjectType.EmbeddingEngine, id: engine.id },
        details: {},
      });
      return this.engines.get(engine.id);
    });
  }
}
