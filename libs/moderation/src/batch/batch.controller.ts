import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, RateLimit, scopeOf, type Principal } from '@odr/access';
import type { BatchId } from '@odr/kernel';
import { InvalidRequest, Problems, UncountedPageQuery, UuidPipe } from '@odr/platform';
import { BatchNotFound } from './batch.errors.js';
import { BatchReader } from './batch.reader.js';
import { BatchService } from './batch.service.js';
import {
  ApplyBatchRequest,
  ListBatchItemsQuery,
  PlanBatchRequest,
  type BatchSelectionRequest,
} from './dto/batch.request.dto.js';
import { BatchItemPageResponse, BatchPageResponse, BatchResponse } from './dto/batch.response.dto.js';

/** One decision for many items: planned and looked at, applied, and taken back. */
@ApiTags('moderation')
@Controller('moderation/batches')
export class BatchController {
  constructor(
    private readonly batches: BatchService,
    private readonly reader: BatchReader,
  ) {}

  /** Says what would happen to which items, and what is left out and why. Nothing is done. */
  @Post()
  @Allow('moderation.decide')
  @RateLimit('bulk')
  @ApiOperation({ operationId: 'moderation_planBatch' })
  @Problems('request.invalid', 'moderation.selection_too_large')
  async plan(@Body() body: PlanBatchRequest, @CurrentPrincipal() actor: Principal): Promise<BatchResponse> {
    const { selection, action, policy, note } = body;
    assertOne(selection);
    return this.shown(
      await this.batches.plan(selection, { action, policy: policy ?? null, note: note ?? null }, actor),
    );
  }

  /** What has been planned and done, by anybody, the newest first. */
  @Get()
  @Allow('moderation.read')
  @ApiOperation({ operationId: 'moderation_listBatches' })
  @Problems('request.invalid', 'request.malformed_cursor')
  list(@Query() query: UncountedPageQuery): Promise<BatchPageResponse> {
    return this.reader.page(query);
  }

  @Get(':id')
  @Allow('moderation.read')
  @ApiOperation({ operationId: 'moderation_readBatch' })
  @Problems('request.invalid', 'moderation.batch_not_found')
  read(@Param('id', UuidPipe) id: BatchId): Promise<BatchResponse> {
    return this.shown(id);
  }

  /** Its items in the order in which they are decided: those that are left out, that were skipped, that were not taken back. */
  @Get(':id/items')
  @Allow('moderation.read')
  @ApiOperation({ operationId: 'moderation_listBatchItems' })
  @Problems('request.invalid', 'request.malformed_cursor', 'moderation.batch_not_found')
  async items(
    @Param('id', UuidPipe) id: BatchId,
    @Query() query: ListBatchItemsQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<BatchItemPageResponse> {
    await this.shown(id);
    return this.reader.items(scopeOf(caller), id, query);
  }

  /** Decides what you have planned, in the background; refused when something else would happen now. */
  @Post(':id/apply')
  @HttpCode(202)
  @Allow('moderation.decide')
  @ApiOperation({ operationId: 'moderation_applyBatch' })
  @Problems('request.invalid', 'moderation.batch_not_found', 'moderation.batch_changed', 'moderation.batch_state')
  async apply(
    @Param('id', UuidPipe) id: BatchId,
    @Body() { planHash }: ApplyBatchRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<BatchResponse> {
    await this.batches.apply(id, planHash, actor);
    return this.shown(id);
  }

  /** Takes it back in the background, wherever nobody has changed anything since; `kept` counts the others. */
  @Post(':id/undo')
  @HttpCode(202)
  @Allow('moderation.decide')
  @ApiOperation({ operationId: 'moderation_undoBatch' })
  @Problems('request.invalid', 'moderation.batch_not_found', 'moderation.batch_state', 'moderation.batch_too_late')
  async undo(@Param('id', UuidPipe) id: BatchId, @CurrentPrincipal() actor: Principal): Promise<BatchResponse> {
    await this.batches.undo(id, actor);
    return this.shown(id);
  }

  private async shown(id: BatchId): Promise<BatchResponse> {
    const batch = await this.reader.find(id);
    if (!batch) throw new BatchNotFound(id);
    return batch;
  }
}

/** @throws InvalidRequest unless one thing is said: nobody could tell what was meant */
function assertOne({ itemIds, queue, flag, clusterOf, clusterId, bankId }: BatchSelectionRequest): void {
  const said = [itemIds, queue, clusterOf, clusterId, bankId].filter((one) => one !== undefined);
  if (said.length !== 1)
    throw new InvalidRequest([
      { path: 'selection', message: 'say one of itemIds, queue, clusterOf, clusterId and bankId', code: 'either' },
    ]);
  if (flag !== undefined && queue === undefined)
    throw new InvalidRequest([{ path: 'selection.flag', message: 'goes with queue', code: 'dependsOn' }]);
}
