import { Inject, Injectable } from '@nestjs/common';
import { mayDo, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { AuthLookup } from '@odr/auth';
import { webAddress } from '@odr/content';
import { AuditSubjectType, ModelRuns, SuggestionKind } from '@odr/contracts';
import type { AnnotationSource, SuggestionModel } from '@odr/entities';
import { type AnnotationSourceId, newId, type SuggestionModelId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

import { SchemaValidator } from '../../schema/schema-validator.js';
import { AnnotationSourceService } from '../../source/annotation-source.service.js';
import { AcceptanceQueue } from '../automatic/acceptance.queue.js';
import { AutomaticAcceptanceService } from '../automatic/automatic-acceptance.service.js';
import { startedWith } from '../decision/joined-value.policy.js';
import type {
  CreateSuggestionModelRequest,
  UpdateSuggestionModelRequest,
} from '../dto/suggestion-model.request.dto.js';
import { ENDPOINT_CONFIG, type EndpointConfig } from '../look/endpoint.config.js';
import { ModelQualityReader } from '../quality/model-quality.reader.js';
import { SourceUnfit, SuggestionModelUnproven, WrongModelSetting } from './suggestion-model.errors.js';
import { DEFAULT_WISHES, type ModelSettings, SuggestionModelRepository } from './suggestion-model.repository.js';
import { modelViewOf, type ModelView } from './suggestion-model.view.js';

/** One piece of each kind, to see whether a source has room for it. */
const SAMPLES: Readonly<Record<SuggestionKind, unknown>> = {
  tags: 'cow',
  boxes: { label: 'cow', bbox: [0, 0, 1, 1] },
  caption: { caption: 'A cow.' },
};

/** Which models propose what, and how far they are trusted. */
@Injectable()
export class SuggestionModelService {
  constructor(
    private readonly db: Database,
    private readonly models: SuggestionModelRepository,
    private readonly quality: ModelQualityReader,
    private readonly automatic: AutomaticAcceptanceService,
    private readonly acceptance: AcceptanceQueue,
    private readonly sources: AnnotationSourceService,
    private readonly schemas: SchemaValidator,
    private readonly audit: AuditLog,
    private readonly auth: AuthLookup,
    @Inject(ENDPOINT_CONFIG) private readonly endpoints: EndpointConfig,
  ) {}

  async list(caller: Principal): Promise<ModelView[]> {
    const views: ModelView[] = [];
    for (const model of await this.models.list()) views.push(await this.viewOf(model, caller));
    return views;
  }

  /** @throws SuggestionModelNotFound */
  async read(id: SuggestionModelId, caller: Principal): Promise<ModelView> {
    return this.viewOf(await this.models.read(id), caller);
  }

  /** @throws SuggestionModelNameTaken, AnnotationSourceNotFound, SourceUnfit, WebFailure, WrongModelSetting */
  async create(request: CreateSuggestionModelRequest, actor: Principal): Promise<ModelView> {
    const { name, modelVersion, kind, runs, minScore = 0 } = request;
    const endpoint = request.endpoint ?? null;
    if ((runs === ModelRuns.Http) !== (endpoint !== null))
      throw new WrongModelSetting('endpoint', 'belongs to a model that runs by http, and to no other');
    const sourceId = request.sourceId as AnnotationSourceId;
    await this.assertFit(kind, sourceId);
    const id = newId<SuggestionModelId>();
    await this.db.transaction(async () => {
      await this.models.insert({
        id,
        name,
        modelVersion,
        kind,
        sourceId,
        runs,
        endpoint: endpoint === null ? null : this.endpoint(endpoint),
        isOn: false,
        minScore,
        acceptsItself: false,
        acceptsFor: null,
        proofLostAt: null,
        ...DEFAULT_WISHES,
        userId: await this.deliverer(request.userId, actor),
      });
      await this.audit.record('suggestion_model.made', actor.userId, {
        subject: { type: AuditSubjectType.SuggestionModel, id },
        details: {},
      });
    });
    return this.read(id, actor);
  }

  /** @throws SuggestionModelNotFound, SuggestionModelNameTaken, SourceUnfit, WebFailure, WrongModelSetting, SuggestionModelUnproven */
  async update(id: SuggestionModelId, request: UpdateSuggestionModelRequest, actor: Principal): Promise<ModelView> {
    await this.db.transaction(async () => {
      const model = await this.models.lock(id);
      const settings = await this.settingsOf(model, request, actor);
      await this.models.update(id, settings);
      const { isOn, acceptsItself } = await this.models.read(id);
      await this.audit.record('suggestion_model.changed', actor.userId, {
        subject: { type: AuditSubjectType.SuggestionModel, id },
        details: { isOn, acceptsItself },
      });
      await this.acceptance.reconsider([id]);
    });
    return this.read(id, actor);
  }

  private async settingsOf(
    model: SuggestionModel,
    request: UpdateSuggestionModelRequest,
    actor: Principal,
  ): Promise<Partial<ModelSettings>> {
    const { acceptsItself, endpoint, sourceId, ...plain } = request;
    const isNewVersion = plain.modelVersion !== undefined && plain.modelVersion !== model.modelVersion;
    if (model.runs === ModelRuns.BuiltIn && (isNewVersion || (plain.name ?? model.name) !== model.name))
      throw new WrongModelSetting('modelVersion', 'and name of a model that comes with the system cannot be changed');
    if (endpoint !== undefined && model.runs !== ModelRuns.Http)
      throw new WrongModelSetting('endpoint', 'belongs to a model that runs by http, and to no other');
    if (sourceId !== undefined) await this.assertFit(model.kind, sourceId as AnnotationSourceId);
    return {
      ...plain,
      ...(endpoint !== undefined && { endpoint: this.endpoint(endpoint) }),
      ...(sourceId !== undefined && { sourceId: sourceId as AnnotationSourceId }),
      // Another version has proven nothing yet.
      ...((acceptsItself === false || isNewVersion) && { acceptsItself: false, acceptsFor: null }),
      ...(acceptsItself === true && !model.acceptsItself && !isNewVersion && (await this.trust(model, request, actor))),
    };
  }

  private async trust(
    model: SuggestionModel,
    { wantedPrecision = model.wantedPrecision, wantedDecisions = model.wantedDecisions }: UpdateSuggestionModelRequest,
    actor: Principal,
  ): Promise<Partial<ModelSettings>> {
    await this.auth.assertAgreed(actor.userId);
    const proof = await this.automatic.proof({ ...model, wantedPrecision, wantedDecisions });
    if (!proof) {
      const { accepted, edited, rejected } = await this.quality.outcomes(model.id, model.modelVersion);
      throw new SuggestionModelUnproven({ decided: accepted + edited + rejected, wantedDecisions, wantedPrecision });
    }
    return { acceptsItself: true, acceptsFor: actor.userId, proofLostAt: null };
  }

  /** @throws WebFailure for what is no address, or leads into a network that was not opened by configuration */
  private endpoint(text: string): string {
    return webAddress(text, this.endpoints.rules).href;
  }

  /** @throws AnnotationSourceNotFound, SourceUnfit */
  private async assertFit(kind: SuggestionKind, sourceId: AnnotationSourceId): Promise<void> {
    const sources = await this.sources.readAll([sourceId]);
    const value = startedWith(kind, SAMPLES[kind]);
    const fits = (source: AnnotationSource): boolean =>
      this.schemas.validate(`${source.id}@${source.updatedAt.toISOString()}`, source.annotationSchema, value, '')
        .length === 0;
    if (!sources.every(fits)) throw new SourceUnfit(kind, sourceId);
  }

  private async deliverer(userId: string | undefined, actor: Principal): Promise<UserId> {
    if (userId === undefined) return actor.userId;
    const active = await this.auth.activeUser({ userId: userId as UserId });
    if (active === undefined) throw new WrongModelSetting('userId', 'must be an active account');
    return active;
  }

  private async viewOf(model: SuggestionModel, caller: Principal): Promise<ModelView> {
    const { id, modelVersion } = model;
    const [counts, looks, outcomes, proof] = await Promise.all([
      this.quality.counts(id, modelVersion),
      this.quality.looks(id, modelVersion),
      this.quality.outcomes(id, modelVersion),
      this.automatic.proof(model),
    ]);
    const isShown = mayDo(caller, 'suggestion_model.manage');
    return modelViewOf(isShown ? model : { ...model, endpoint: null }, { counts, looks, outcomes, proof });
  }
}
