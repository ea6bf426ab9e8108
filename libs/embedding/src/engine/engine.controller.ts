import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';
import type { FastifyReply } from 'fastify';
import { CreateEmbeddingEngineRequest, UpdateEmbeddingEngineRequest } from '../dto/embedding-engine.request.dto.js';
import {
  EmbeddingEngineListResponse,
  EmbeddingEngineResponse,
  EngineCoverageResponse,
} from '../dto/embedding-engine.response.dto.js';
import { EngineRegistryService } from './engine-registry.service.js';
import { EngineSwitchService } from './engine-switch.service.js';
import { EngineQueries } from './engine.queries.js';

const WHY = 'Published vectors mean nothing without knowing what made them.';

@ApiTags('embedding')
@Controller('embedding-engines')
export class EngineController {
  constructor(
    private readonly queries: EngineQueries,
    private readonly registry: EngineRegistryService,
    private readonly switching: EngineSwitchService,
  ) {}

  @Get()
  @Public(WHY)
  @ApiOperation({ operationId: 'embedding_engine_list', summary: 'All engines' })
  async list(@CurrentPrincipal() caller?: Principal): Promise<EmbeddingEngineListResponse> {
    return { items: await this.queries.list(caller) };
  }

  /** A new engine is built in the background, beside those that serve. A new version of a model is a new engine. */
  @Post()
  @Allow('embedding_engine.manage')
  @ApiCreatedResponse({ type: EmbeddingEngineResponse })
  @Problems(
    'request.invalid',
    'embedding_engine.name_taken',
    'embedding_engine.not_found',
    'embedding_engine.setting_refused',
    'web.invalid_address',
    'web.not_public',
  )
  @ApiOperation({ operationId: 'embedding_engine_create', summary: 'Register an engine' })
  async create(
    @Body() body: CreateEmbeddingEngineRequest,
    @CurrentPrincipal() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EmbeddingEngineResponse> {
    const { id } = await this.registry.create(body, actor);
    return this.shown(id, actor, reply);
  }

  @Get(':engine')
  @Public(WHY)
  @ApiOkResponse({ type: EmbeddingEngineResponse })
  @Problems('embedding_engine.not_found')
  @ApiOperation({ operationId: 'embedding_engine_read', summary: 'One engine, by name or id' })
  read(
    @Param('engine') engine: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPrincipal() caller?: Principal,
  ): Promise<EmbeddingEngineResponse> {
    return this.shown(engine, caller, reply);
  }

  /** What would make its vectors others cannot change: that is another engine. */
  @Patch(':engine')
  @Allow('embedding_engine.manage')
  @ApiOkResponse({ type: EmbeddingEngineResponse })
  @Problems(
    'request.invalid',
    'request.precondition_failed',
    'embedding_engine.not_found',
    'embedding_engine.not_empty',
    'embedding_engine.retired',
    'embedding_engine.setting_refused',
  )
  @ApiOperation({ operationId: 'embedding_engine_update', summary: 'Describe an engine, rest it, or set it going' })
  async update(
    @Param('engine') engine: string,
    @Body() body: UpdateEmbeddingEngineRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EmbeddingEngineResponse> {
    const { id } = await this.registry.update(engine, body, ifMatch, actor);
    return this.shown(id, actor, reply);
  }

  /** Hidden items are counted too, so this is for those who manage engines. */
  @Get(':engine/coverage')
  @Allow('embedding_engine.manage')
  @ApiOkResponse({ type: EngineCoverageResponse })
  @Problems('embedding_engine.not_found')
  @ApiOperation({ operationId: 'embedding_engine_coverage', summary: 'How much of the collection it has seen' })
  coverage(@Param('engine') engine: string): Promise<EngineCoverageResponse> {
    return this.queries.coverageOf(engine);
  }

  /** Makes a complete engine the default, at once and for every question after it. The one before still serves by name. */
  @Post(':engine/switch')
  @HttpCode(200)
  @Allow('embedding_engine.manage')
  @ApiOkResponse({ type: EmbeddingEngineResponse })
  @Problems('embedding_engine.not_found', 'embedding_engine.incomplete', 'embedding_engine.retired')
  @ApiOperation({ operationId: 'embedding_engine_switch', summary: 'Let it answer by default' })
  async switchTo(
    @Param('engine') engine: string,
    @CurrentPrincipal() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EmbeddingEngineResponse> {
    const { id } = await this.switching.switchTo(engine, actor);
    return this.shown(id, actor, reply);
  }

  /** Embeds nothing new with it; its vectors and its index go in the background. */
  @Post(':engine/retire')
  @HttpCode(200)
  @Allow('embedding_engine.manage')
  @ApiOkResponse({ type: EmbeddingEngineResponse })
  @Problems('embedding_engine.not_found', 'embedding_engine.is_default')
  @ApiOperation({ operationId: 'embedding_engine_retire', summary: 'Retire an engine' })
  async retire(
    @Param('engine') engine: string,
    @CurrentPrincipal() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EmbeddingEngineResponse> {
    const { id } = await this.switching.retire(engine, actor);
    return this.shown(id, actor, reply);
  }

  /** Its tag stands for what can be changed; the state of its model comes and goes without one. */
  private async shown(
    engine: string,
    caller: Principal | undefined,
    reply: FastifyReply,
  ): Promise<EmbeddingEngineResponse> {
    const shown = await this.queries.read(engine, caller);
    void reply.header('etag', `"${shown.revision}"`);
    return shown;
  }
}
