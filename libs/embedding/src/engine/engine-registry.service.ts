import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { webAddress } from '@odr/content';
import { AuditSubjectType, type EngineBackend } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';
import { newId, type EngineId } from '@odr/kernel';
import { assertMatches, Database } from '@odr/platform';
import type {
  CreateEmbeddingEngineRequest,
  UpdateEmbeddingEngineRequest,
} from '../dto/embedding-engine.request.dto.js';
import { EngineNotEmpty, EngineRetired, EngineSettingRefused } from '../embedding.errors.js';
import { EmbeddingService } from '../embedding.service.js';
import { EngineRepository } from '../engine.repository.js';
import { ENDPOINT_CONFIG, type EndpointConfig } from './endpoint.config.js';
import { EngineSecrets } from './engine-secrets.js';
import { backendOf, licenseOf, readsOf } from './engine-settings.policy.js';
import { OnnxFolders } from './onnx-folders.js';

/** Registers engines and changes what can be changed of them. A new one is built in the background, beside those that serve. */
@Injectable()
export class EngineRegistryService {
  constructor(
    private readonly db: Database,
    private readonly engines: EngineRepository,
    private readonly embeddings: EmbeddingService,
    private readonly secrets: EngineSecrets,
    private readonly folders: OnnxFolders,
    private readonly audit: AuditLog,
    @Inject(ENDPOINT_CONFIG) private readonly endpoints: EndpointConfig,
  ) {}

  /** @throws EngineNameTaken, EngineSettingRefused, EngineNotFound, WebFailure */
  async create(request: CreateEmbeddingEngineRequest, actor: Principal): Promise<EmbeddingEngine> {
    const { name, type, version, dimension, metric, modality } = request;
    const reads = readsOf(request);
    const license = licenseOf(request.license);
    const backend = await this.reachable(backendOf(request.backend));
    const replaces = await this.replaced(request);
    const id = newId<EngineId>();
    return this.db.transaction(async () => {
      const { precision = 'single', description = '', quality = [] } = request;
      await this.engines.insert({
        id,
        name,
        type,
        version,
        dimension,
        metric,
        modality,
        license,
        backend,
        reads,
        precision,
        description: description.trim(),
        quality,
        replaces,
      });
      if (request.backend.key !== undefined) await this.secrets.keep(id, request.backend.key);
      await this.audit.record('embedding_engine.made', actor.userId, {
        subject: { type: AuditSubjectType.EmbeddingEngine, id },
        details: { backend: request.backend.kind },
      });
      const engine = await this.engines.get(id);
      if (backend.kind !== 'client') await this.embeddings.requestBackfill(engine, actor.userId);
      return engine;
    });
  }

  /** @throws EngineNotFound, PreconditionFailed, EngineRetired, EngineNotEmpty, EngineSettingRefused */
  async update(
    name: string,
    { key, ...changes }: UpdateEmbeddingEngineRequest,
    ifMatch: string | undefined,
    actor: Principal,
  ): Promise<EmbeddingEngine> {
    return this.db.transaction(async () => {
      const engine = await this.engines.lock(name);
      assertMatches(ifMatch, engine.revision);
      if (engine.state === 'retired' && changes.supported === true) throw new EngineRetired(engine.name);
      if (key !== undefined && engine.backend.kind !== 'http')
        throw new EngineSettingRefused('key', 'belongs to an engine that is asked over HTTP');
      const isOther = changes.precision !== undefined && changes.precision !== engine.precision;
      if (isOther && (await this.engines.hasVectors(engine))) throw new EngineNotEmpty(engine.name);
      await this.engines.update(engine.id, changes);
      if (key !== undefined) await this.secrets.keep(engine.id, key);
      const changed = await this.engines.get(engine.id);
      await this.audit.record('embedding_engine.changed', actor.userId, {
        subject: { type: AuditSubjectType.EmbeddingEngine, id: engine.id },
        details: { supported: changed.supported },
      });
      // What came while it rested has no vector of its.
      if (changed.supported && !engine.supported && engine.backend.kind !== 'client')
        await this.embeddings.requestBackfill(changed, actor.userId);
      return changed;
    });
  }

  /** The backend as it is kept: the address in its normal form, the folder judged. */
  private async reachable(backend: EngineBackend): Promise<EngineBackend> {
    if (backend.kind === 'http') return { ...backend, url: webAddress(backend.url, this.endpoints.rules).href };
    if (backend.kind === 'onnx') await this.folders.assertInside(backend.folder);
    return backend;
  }

  private async replaced({ replaces, type, modality }: CreateEmbeddingEngineRequest): Promise<EngineId | null> {
    if (replaces === undefined) return null;
    const old = await this.engines.get(replaces);
    if (old.type !== type || old.modality !== modality)
      throw new EngineSettingRefused('replaces', 'must name an engine of the same type and modality');
    return old.id;
  }
}
