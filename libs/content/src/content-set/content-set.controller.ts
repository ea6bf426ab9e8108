import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, scopeOf, type Principal } from '@odr/access';
import type { ContentSetId } from '@odr/kernel';
import { UncountedPageQuery, Problems, UuidPipe, VersionTagInterceptor } from '@odr/platform';
import { ContentSetNotFound } from './content-set.errors.js';
import { ContentSetLookup } from './content-set.lookup.js';
import { ContentSetReader } from './content-set.reader.js';
import { ContentSetService } from './content-set.service.js';
import {
  ContentSetItemsRequest,
  CreateContentSetRequest,
  UpdateContentSetRequest,
} from './dto/content-set.request.dto.js';
import {
  ContentSetAdditionResponse,
  ContentSetItemPageResponse,
  ContentSetPageResponse,
  ContentSetRemovalResponse,
  ContentSetResponse,
} from './dto/content-set.response.dto.js';
import { ListContentSetsQuery } from './dto/list-content-sets.query.dto.js';

/** Lists of contents that people keep. */
@ApiTags('content')
@Controller('content-sets')
export class ContentSetController {
  constructor(
    private readonly sets: ContentSetService,
    private readonly reader: ContentSetReader,
    private readonly lookup: ContentSetLookup,
  ) {}

  /** Sets that the caller may see, latest first. */
  @Get()
  @Public('Public sets are for everyone.')
  @Problems('request.invalid', 'request.malformed_cursor')
  list(
    @Query() query: ListContentSetsQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<ContentSetPageResponse> {
    return this.reader.page(scopeOf(caller), query);
  }

  @Post()
  @Allow('content_set.manage')
  @Problems('request.invalid')
  async create(
    @Body() body: CreateContentSetRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ContentSetResponse> {
    return this.get(await this.sets.create(actor, body), actor);
  }

  @Get(':id')
  @Public('Public sets are for everyone.')
  @UseInterceptors(VersionTagInterceptor)
  @Problems('content_set.not_found')
  async get(
    @Param('id', UuidPipe) id: ContentSetId,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<ContentSetResponse> {
    const found = await this.reader.find(scopeOf(caller), id);
    if (!found) throw new ContentSetNotFound(id);
    return found;
  }

  @Patch(':id')
  @Allow('content_set.manage')
  @UseInterceptors(VersionTagInterceptor)
  @Problems('request.invalid', 'content_set.not_found', 'request.precondition_failed')
  async update(
    @Param('id', UuidPipe) id: ContentSetId,
    @Body() changes: UpdateContentSetRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ContentSetResponse> {
    await this.sets.update(actor, id, changes, ifMatch);
    return this.get(id, actor);
  }

  /** The set goes, its contents stay. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('content_set.manage')
  @Problems('content_set.not_found', 'request.precondition_failed')
  delete(
    @Param('id', UuidPipe) id: ContentSetId,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.sets.delete(actor, id, ifMatch);
  }

  /** What is in it, of what the caller may see; added last first. */
  @Get(':id/items')
  @Public('Public sets are for everyone.')
  @Problems('content_set.not_found', 'request.malformed_cursor')
  async items(
    @Param('id', UuidPipe) id: ContentSetId,
    @Query() query: UncountedPageQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<ContentSetItemPageResponse> {
    await this.lookup.assertVisible(scopeOf(caller), id);
    return this.reader.items(scopeOf(caller), id, query);
  }

  /** Puts contents in; those that are in already stay. */
  @Post(':id/items')
  @HttpCode(200)
  @Allow('content_set.manage')
  @Problems('request.invalid', 'content_set.not_found', 'content_set.full')
  async add(
    @Param('id', UuidPipe) id: ContentSetId,
    @Body() { contentIds }: ContentSetItemsRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ContentSetAdditionResponse> {
    return this.sets.add(actor, id, contentIds);
  }

  /** Takes contents out; they stay in the collection. */
  @Post(':id/items/remove')
  @HttpCode(200)
  @Allow('content_set.manage')
  @Problems('request.invalid', 'content_set.not_found')
  async remove(
    @Param('id', UuidPipe) id: ContentSetId,
    @Body() { contentIds }: ContentSetItemsRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ContentSetRemovalResponse> {
    return { removed: await this.sets.remove(actor, id, contentIds) };
  }
}
