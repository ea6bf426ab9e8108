import { Controller, Get, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, scopeOf, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { UncountedPageQuery, Problems, UuidPipe, VersionTagInterceptor } from '@odr/platform';
import { ContentNotFound } from '../content.errors.js';
import { ContentReader } from '../content.reader.js';
import { ContentResponse } from '../dto/content.response.dto.js';
import { DeletedReader } from './deleted.reader.js';
import { DeletedContentPageResponse } from './dto/deleted.response.dto.js';
import { RestoreService } from './restore.service.js';

/** What was deleted, and the way back. */
@ApiTags('content')
@Controller('contents')
export class DeletionController {
  constructor(
    private readonly deleted: DeletedReader,
    private readonly restorer: RestoreService,
    private readonly reader: ContentReader,
  ) {}

  /** The caller's items that were deleted, the last deleted first, each with what is in the way of bringing it back. */
  @Get('deleted')
  @Allow('content.delete')
  @Problems('request.malformed_cursor')
  listDeleted(
    @Query() { limit, cursor }: UncountedPageQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<DeletedContentPageResponse> {
    return this.deleted.pageOf(caller, limit, cursor);
  }

  /** Brings a deleted item back as it was: the same id, status, annotations and history. */
  @Post(':id/restore')
  @HttpCode(200)
  @Allow('content.delete')
  @UseInterceptors(VersionTagInterceptor)
  @Problems('content.not_found', 'content.restore_expired', 'content.deleted_by_office', 'content.duplicate')
  async restore(@Param('id', UuidPipe) id: ContentId, @CurrentPrincipal() actor: Principal): Promise<ContentResponse> {
    await this.restorer.restore(id, actor);
    const found = await this.reader.find(scopeOf(actor), id);
    if (!found) throw new ContentNotFound(id);
    return found;
  }
}
