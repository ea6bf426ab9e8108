import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, RateLimit, type Principal } from '@odr/access';
import type { ContentSetId, SavedSearchId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { SavedSearchNotFound } from '../saved-search/saved-search.errors.js';
import { SavedSearchReader } from '../saved-search/saved-search.reader.js';
import { FreezeSavedSearchRequest, FreezeSearchRequest } from './dto/freeze.request.dto.js';
import { ContentSetOriginResponse, FreezeResponse } from './dto/freeze.response.dto.js';
import type { Frozen } from './freeze.policy.js';
import { FreezeService, type SetToMake } from './freeze.service.js';

/** From a search, which is run anew each time, to a set, which stays. */
@ApiTags('search')
@Controller()
export class FreezeController {
  constructor(
    private readonly freezes: FreezeService,
    private readonly searches: SavedSearchReader,
  ) {}

  /** Makes a set of what a search finds, or of pictures that were picked. Beyond 200 it is filled in the background. */
  @Post('search/freeze')
  @RateLimit('bulk')
  @Allow('content_set.manage')
  @Problems('request.invalid', 'search_freeze.nothing', 'embedding_engine.not_found', 'embedding.not_found')
  @ApiOperation({ operationId: 'search_freeze' })
  search(@Body() body: FreezeSearchRequest, @CurrentPrincipal() actor: Principal): Promise<FreezeResponse> {
    const { query, contentIds, ...set } = body;
    return this.freeze(actor, { query, contentIds }, set);
  }

  /** Makes a set of what a saved search finds now. Beyond 200 pictures it is filled in the background. */
  @Post('saved-searches/:id/freeze')
  @RateLimit('bulk')
  @Allow('saved_search.manage')
  @Problems('request.invalid', 'saved_search.not_found', 'embedding_engine.not_found', 'embedding.not_found')
  @ApiOperation({ operationId: 'saved_search_freeze' })
  async savedSearch(
    @Param('id', UuidPipe) id: SavedSearchId,
    @Body() body: FreezeSavedSearchRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<FreezeResponse> {
    const found = await this.searches.find(actor.userId, id);
    if (!found) throw new SavedSearchNotFound(id);
    return this.freeze(actor, { query: found.query }, body);
  }

  /** Where a set came from. */
  @Get('content-sets/:id/origin')
  @Public('Public sets are for everyone.')
  @Problems('content_set.not_found')
  @ApiOperation({ operationId: 'content_set_origin' })
  async origin(
    @Param('id', UuidPipe) id: ContentSetId,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<ContentSetOriginResponse> {
    return { origin: (await this.freezes.originOf(caller, id)) ?? null };
  }

  private async freeze(actor: Principal, frozen: Frozen, set: SetToMake): Promise<FreezeResponse> {
    const setId = await this.freezes.freeze(actor, frozen, set);
    const origin = await this.freezes.originOf(actor, setId);
    if (!origin) throw new Error(`The origin of set ${setId} was not kept.`);
    return { setId, ...origin };
  }
}
