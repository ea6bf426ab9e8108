import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, RateLimit, scopeOf, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { UncountedPageQuery, Problems, UuidPipe, VersionTagInterceptor } from '@odr/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ContentNotFound } from './content.errors.js';
import { ContentReader } from './content.reader.js';
import { ContentService } from './content.service.js';
import { ContentPageResponse, ContentResponse } from './dto/content.response.dto.js';
import { UploadRefusalPageResponse } from './dto/content-parts.response.dto.js';
import { ListContentsQuery } from './dto/list-contents.query.dto.js';
import { UpdateContentRequest } from './dto/update-content.request.dto.js';
import { endWhenStalled } from './upload/end-when-stalled.js';
import { UploadService } from './upload/upload.service.js';

const METADATA_BYTES = 1_048_576;
const UPLOAD_BODY = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: {
      file: { type: 'string', format: 'binary' },
      metadata: { type: 'string', description: 'JSON of a ContentDescriptionRequest.' },
    },
  },
};

@ApiTags('content')
@Controller('contents')
export class ContentController {
  constructor(
    private readonly contents: ContentService,
    private readonly uploads: UploadService,
    private readonly reader: ContentReader,
  ) {}

  /** Takes in a picture. Its type, size and header are judged now; what only a full decode finds shows in `processingState`. */
  @Post()
  @Allow('content.create')
  @RateLimit('upload')
  @ApiConsumes('multipart/form-data')
  @ApiBody(UPLOAD_BODY)
  @Problems(
    'request.invalid',
    'auth.dco_required',
    'auth.agreement_required',
    'content.missing_file',
    'content.duplicate',
    'content.too_large',
    'content.unsupported_format',
    'content.empty_file',
    'content.too_many_pixels',
    'content.undecodable',
    'content.contradictory_license',
    'storage.full',
    'storage.quota_exceeded',
  )
  async create(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContentResponse> {
    // One byte more than allowed: the store notices the excess itself, and a part that was cut off would look complete.
    // More parts than the form has: the reader of the form names the part that does not belong, the parser could not.
    const limits = { fileSize: this.uploads.maxBytes + 1, files: 2, fields: 9, fieldSize: METADATA_BYTES, parts: 11 };
    endWhenStalled(request.raw);
    const id = await this.uploads.receive(() => request.parts({ limits }), actor);
    void reply.header('location', `${request.url.split('?')[0]}/${id}`);
    return this.get(id, actor);
  }

  /** Lists what the caller may see: published items, their own and their teams'; moderators see all. */
  @Get()
  @Public('Published content is for everyone.')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOkResponse({ type: ContentPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor')
  list(@Query() query: ListContentsQuery, @CurrentPrincipal() caller: Principal | undefined): Promise<string> {
    return this.reader.page(scopeOf(caller), query);
  }

  /** The caller's uploads that were turned away, newest first, with the reason. */
  @Get('refusals')
  @Allow('content.create')
  @Problems('request.malformed_cursor')
  refusals(
    @Query() { limit, cursor }: UncountedPageQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<UploadRefusalPageResponse> {
    return this.reader.refusalsOf(caller.userId, limit, cursor);
  }

  @Get(':id')
  @Public('Published content is for everyone.')
  @UseInterceptors(VersionTagInterceptor)
  @Problems('content.not_found')
  async get(
    @Param('id', UuidPipe) id: ContentId,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<ContentResponse> {
    const found = await this.reader.find(scopeOf(caller), id);
    if (!found) throw new ContentNotFound(id);
    return found;
  }

  /** Edits what was said about an item. A published item whose licence is no longer open goes back to review. */
  @Patch(':id')
  @Allow('content.update')
  @UseInterceptors(VersionTagInterceptor)
  @Problems(
    'request.invalid',
    'content.not_found',
    'request.precondition_failed',
    'content.contradictory_license',
    'storage.quota_exceeded',
  )
  async update(
    @Param('id', UuidPipe) id: ContentId,
    @Body() changes: UpdateContentRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ContentResponse> {
    await this.contents.update({ id, changes, ifMatch, actor });
    return this.get(id, actor);
  }

  /** Hides an item from everyone. Its bytes may be uploaded again. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('content.delete')
  @Problems('content.not_found', 'request.precondition_failed')
  delete(
    @Param('id', UuidPipe) id: ContentId,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.contents.delete({ id, ifMatch, actor });
  }
}
