import { Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '@odr/audit';
import { AuditSubjectType } from '@odr/contracts';
import { Database } from '@odr/platform';
import { CoverageReader } from '../engine/coverage.reader.js';
import { Embedders } from '../engine/embedders.js';
import { EngineRepository } from '../engine.repository.js';
import { SHIPPED_ENGINES } from './shipped-engines.js';

/**
 * Lets an engine that comes along take over from the one it is meant to replace. Only from that one, and only once: where people have
 * switched, their word stands.
 */
@Injectable()
export class SuccessorService {
  private readonly log = new Logger(SuccessorService.name);

  constructor(
    private readonly db: Database,
    private readonly engines: EngineRepository,
    private readonly coverage: CoverageReader,
    private readonly embedders: Embedders,
    private readonly audit: AuditLog,
  ) {}

  /** Switches to those that compute here and have seen everything; safe to ask at any time. */
  async takeOver(): Promise<void> {
    for (const { name, replaces } of SHIPPED_ENGINES) if (replaces !== null) await this.takeOverBy(name);
  }

  private async takeOverBy(name: string): Promise<void> {
    const candidate = await this.engines.get(name);
    if (candidate.state !== 'building' || this.embedders.stateOf(candidate).state !== 'ready') return;
    await this.db.transaction(async () => {
      const engine = await this.engines.lock(name);
      const [before] = await this.engines.servingFor(engine.type, engine.modality);
      if (engine.state !== 'building' || !engine.supported || before?.id !== engine.replaces) return;
      if ((await this.coverage.of(engine)).missing > 0) return;
      const from = await this.engines.makeDefault(engine);
      await this.audit.record('embedding_engine.switched', null, {
        subject: { type: AuditSubjectType.EmbeddingEngine, id: engine.id },
        details: { from },
      });
      this.log.log({ engine: engine.name, from: before?.name }, 'engine has taken over');
    });
  }
}
