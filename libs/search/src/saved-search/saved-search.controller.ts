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
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, RateLimit, scopeOf, type Principal } from '@odr/access';
import type { SavedSearchId } from '@odr/kernel';
import { Problems, UncountedPageQuery, UuidPipe, VersionTagInterceptor } from '@odr/platform';
import { CreateSavedSearchRequest, UpdateSavedSearchRequest } from './dto/saved-search.request.dto.js';
import {
  SavedSearchPageResponse,
  SavedSearchResponse,
  SavedSearchResultsResponse,
} from './dto/saved-search.response.dto.js';
import { SavedSearchNotFound } from './saved-search.errors.js';
import { SavedSearchReader } from './saved-search.reader.js';
import { SavedSearchService } from './saved-search.service.js';
import { SearchRunner } from './search-runner.js';

/** Searches that people keep, and share with their teams. */
@ApiTags('search')
@Controller('saved-searches')
export class SavedSearchController {
  constructor(
    private readonly searches: SavedSearchService,
    private readonly reader: SavedSearchReader,
    private readonly runner: SearchRunner,
  ) {}

  /** The caller's own and those of their teams, latest first. */
  @Get()
  @Allow('saved_search.manage')
  @Problems('request.invalid', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'saved_search_list' })
  list(@Query() query: UncountedPageQuery, @CurrentPrincipal() caller: Principal): Promise<SavedSearchPageResponse> {
    return this.reader.page(caller.userId, query);
  }

  /** Keeps a search; examples of pictures have to be the caller's to see. */
  @Post()
  @Allow('saved_search.manage')
  @Problems('request.invalid', 'auth.forbidden', 'content.not_found', 'saved_search.too_many')
  @ApiOperation({ operationId: 'saved_search_create' })
  async create(
    @Body() body: CreateSavedSearchRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SavedSearchResponse> {
    return this.get(await this.searches.create(actor, body), actor);
  }

  @Get(':id')
  @Allow('saved_search.manage')
  @UseInterceptors(VersionTagInterceptor)
  @Problems('saved_search.not_found')
  @ApiOperation({ operationId: 'saved_search_get' })
  async get(
    @Param('id', UuidPipe) id: SavedSearchId,
    @CurrentPrincipal() caller: Principal,
  ): Promise<SavedSearchResponse> {
    const found = await this.reader.find(caller.userId, id);
    if (!found) throw new SavedSearchNotFound(id);
    return found;
  }

  /**
   * Another query, or alerts switched on, start anew: what was published until then is no news. `alert` is what the caller is told,
   * whoever owns the search; name and query change its owner and contributors of its team, and its owner says whose team it is.
   */
  @Patch(':id')
  @Allow('saved_search.manage')
  @UseInterceptors(VersionTagInterceptor)
  @Problems(
    'request.invalid',
    'auth.forbidden',
    'saved_search.not_found',
    'content.not_found',
    'request.precondition_failed',
  )
  @ApiOperation({ operationId: 'saved_search_update' })
  async update(
    @Param('id', UuidPipe) id: SavedSearchId,
    @Body() changes: UpdateSavedSearchRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SavedSearchResponse> {
    await this.searches.update(actor, id, changes, ifMatch);
    return this.get(id, actor);
  }

  /** Its owner's alone to do. It can be brought back for 30 days. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('saved_search.manage')
  @Problems('auth.forbidden', 'saved_search.not_found', 'request.precondition_failed')
  @ApiOperation({ operationId: 'saved_search_delete' })
  delete(
    @Param('id', UuidPipe) id: SavedSearchId,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.searches.delete(actor, id, ifMatch);
  }

  /** Brings a deleted one back. */
  @Post(':id/restore')
  @HttpCode(200)
  @Allow('saved_search.manage')
  @Problems('saved_search.not_found')
  @ApiOperation({ operationId: 'saved_search_restore' })
  async restore(
    @Param('id', UuidPipe) id: SavedSearchId,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SavedSearchResponse> {
    await this.searches.restore(actor, id);
    return this.get(id, actor);
  }

  /** What it finds now, of what the caller may see now. */
  @Get(':id/results')
  @RateLimit('search')
  @Allow('saved_search.manage')
  @Problems(
    'saved_search.not_found',
    'request.malformed_cursor',
    'embedding_engine.not_found',
    'embedding_engine.unavailable',
    'embedding.not_found',
  )
  @ApiOperation({ operationId: 'saved_search_run' })
  async results(
    @Param('id', UuidPipe) id: SavedSearchId,
    @Query() { limit, cursor }: UncountedPageQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<SavedSearchResultsResponse> {
    const { query } = await this.get(id, caller);
    const { items, nextCursor, plan, exact, engine, missing } = await this.runner.run(
      scopeOf(caller),
      query,
      limit,
      cursor,
    );
    const newIds = await this.reader.newAmong(
      caller.userId,
      id,
      items.map(({ content }) => content.id),
    );
    return { items, nextCursor, newIds, plan, exact, engine, missing };
  }

  /** Says that the caller has seen what it finds: nothing of it is new any more. */
  @Post(':id/looked')
  @HttpCode(204)
  @Allow('saved_search.manage')
  @Problems('saved_search.not_found')
  @ApiOperation({ operationId: 'saved_search_look' })
  looked(@Param('id', UuidPipe) id: SavedSearchId, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.searches.look(actor, id);
  }
}
