import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { InvalidRequest, UncountedPageQuery, Problems, UuidPipe } from '@odr/platform';
import { BulkEditNotFound } from './bulk.errors.js';
import { toPreview } from './bulk.mapper.js';
import { BulkReader } from './bulk.reader.js';
import type { BulkEditId } from './bulk.repository.js';
import { BulkService, type Selection } from './bulk.service.js';
import { BulkEditRequest, type BulkChangesRequest } from './dto/bulk.request.dto.js';
import { BulkEditDetailResponse, BulkEditPageResponse, BulkPreviewResponse } from './dto/bulk.response.dto.js';
import { UndoService } from './undo.service.js';

/** One edit for many items: looked at first, applied, and taken back. */
@ApiTags('content')
@Controller('contents/bulk')
export class BulkController {
  constructor(
    private readonly bulk: BulkService,
    private readonly undoer: UndoService,
    private readonly reader: BulkReader,
  ) {}

  /** Says what an edit would do to each item, and what it could not do; nothing is changed. */
  @Post('preview')
  @HttpCode(200)
  @Allow('content.update')
  @Problems('request.invalid', 'content.selection_too_large')
  async previewBulk(
    @Body() request: BulkEditRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<BulkPreviewResponse> {
    return toPreview(await this.bulk.preview(selectionOf(request), changesOf(request), actor));
  }

  /** Applies an edit. Each item changes whole or not at all; what became of each is the answer, and is kept to be undone. */
  @Post()
  @Allow('content.update')
  @Problems('request.invalid', 'content.selection_too_large')
  async applyBulk(
    @Body() request: BulkEditRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<BulkEditDetailResponse> {
    const { id, items } = await this.bulk.apply(selectionOf(request), changesOf(request), actor);
    return { ...(await this.requireEdit(id, actor)), items: toPreview(items).items };
  }

  /** The caller's bulk edits, latest first. */
  @Get()
  @Allow('content.update')
  @Problems('request.malformed_cursor')
  listBulk(
    @Query() { limit, cursor }: UncountedPageQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<BulkEditPageResponse> {
    return this.reader.page(caller.userId, limit, cursor);
  }

  @Get(':id')
  @Allow('content.update')
  @Problems('content.bulk_edit_not_found')
  async getBulk(
    @Param('id', UuidPipe) id: BulkEditId,
    @CurrentPrincipal() caller: Principal,
  ): Promise<BulkEditDetailResponse> {
    return { ...(await this.requireEdit(id, caller)), items: await this.reader.outcomes(id) };
  }

  /** Puts back what the items had, where none of the edited fields has been changed since; says of each whether it could. */
  @Post(':id/undo')
  @HttpCode(200)
  @Allow('content.update')
  @Problems('content.bulk_edit_not_found', 'content.bulk_edit_undone')
  async undoBulk(
    @Param('id', UuidPipe) id: BulkEditId,
    @CurrentPrincipal() actor: Principal,
  ): Promise<BulkEditDetailResponse> {
    await this.undoer.undo(id, actor);
    return this.getBulk(id, actor);
  }

  private async requireEdit(id: BulkEditId, caller: Principal): Promise<Omit<BulkEditDetailResponse, 'items'>> {
    const edit = await this.reader.find(caller.userId, id);
    if (!edit) throw new BulkEditNotFound(id);
    return edit;
  }
}

/** @throws InvalidRequest where nothing is asked for: an edit that changes nothing could not be undone either */
function changesOf({ changes }: BulkEditRequest): BulkChangesRequest {
  if (Object.values(changes).every((change) => change === undefined))
    throw new InvalidRequest([{ path: 'changes', message: 'say at least one change', code: 'isNotEmptyObject' }]);
  return changes;
}

/** @throws InvalidRequest unless one of the two is said: nobody could tell what was meant */
function selectionOf({ ids, filter }: BulkEditRequest): Selection {
  if (!ids === !filter)
    throw new InvalidRequest([{ path: 'filter', message: 'say either ids or filter', code: 'either' }]);
  return ids ? { ids } : { filter: filter ?? {} };
}
