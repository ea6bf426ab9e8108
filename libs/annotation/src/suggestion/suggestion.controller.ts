import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal, scopeOf } from '@odr/access';
import { ContentLookup } from '@odr/content';
import type { ContentId, SuggestionId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';

import { SuggestionDecisionService } from './decision/suggestion-decision.service.js';
import { DecideSuggestionRequest, DecideSuggestionsRequest } from './dto/decide-suggestion.request.dto.js';
import { ListSuggestionsQuery } from './dto/list-suggestions.query.dto.js';
import {
  DecidedSuggestionsResponse,
  SuggestionPageResponse,
  SuggestionResponse,
} from './dto/suggestion.response.dto.js';
import { SuggestionNotFound } from './suggestion.errors.js';
import { toSuggestionResponse } from './suggestion.mapper.js';
import { SuggestionReader } from './suggestion.reader.js';

@ApiTags('annotation')
@Controller()
export class SuggestionController {
  constructor(
    private readonly contents: ContentLookup,
    private readonly reader: SuggestionReader,
    private readonly decisions: SuggestionDecisionService,
  ) {}

  @Get('contents/:id/suggestions')
  @Allow('annotation.read')
  @ApiOkResponse({ type: SuggestionPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor', 'content.not_found')
  @ApiOperation({
    operationId: 'suggestion_list',
    summary: 'What models propose for one content: undecided ones first, the surest of them first',
  })
  async list(
    @Param('id', UuidPipe) id: ContentId,
    @Query() query: ListSuggestionsQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<SuggestionPageResponse> {
    await this.contents.requireVisible(scopeOf(caller), id);
    const page = await this.reader.ofContent(id, query);
    return { ...page, items: page.items.map(toSuggestionResponse) };
  }

  @Post('suggestions/:id/decision')
  @HttpCode(200)
  @Allow('annotation.create')
  @ApiOkResponse({ type: SuggestionResponse })
  @Problems(
    'request.invalid',
    'auth.dco_required',
    'auth.agreement_required',
    'suggestion.not_found',
    'suggestion.already_decided',
    'suggestion.superseded',
    'annotation.schema_violation',
  )
  @ApiOperation({
    operationId: 'suggestion_decide',
    summary: 'Accept, correct or reject a suggestion; what is accepted joins your annotation of its source',
  })
  async decide(
    @Param('id', UuidPipe) id: SuggestionId,
    @Body() body: DecideSuggestionRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SuggestionResponse> {
    const [decided] = await this.decisions.decide([id], body, actor);
    if (!decided) throw new SuggestionNotFound(id);
    return toSuggestionResponse(decided);
  }

  @Post('suggestions/decisions')
  @HttpCode(200)
  @Allow('annotation.create')
  @ApiOkResponse({ type: DecidedSuggestionsResponse })
  @Problems(
    'request.invalid',
    'auth.dco_required',
    'auth.agreement_required',
    'suggestion.not_found',
    'suggestion.already_decided',
    'suggestion.superseded',
    'annotation.schema_violation',
  )
  @ApiOperation({
    operationId: 'suggestion_decideMany',
    summary: 'Accept or reject several suggestions at once, as one version for each annotation they join',
  })
  async decideMany(
    @Body() { suggestionIds, outcome }: DecideSuggestionsRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<DecidedSuggestionsResponse> {
    const decided = await this.decisions.decide(suggestionIds as SuggestionId[], { outcome }, actor);
    return { items: decided.map(toSuggestionResponse) };
  }

  @Delete('suggestions/:id/decision')
  @HttpCode(200)
  @Allow('annotation.create')
  @ApiOkResponse({ type: SuggestionResponse })
  @Problems('request.invalid', 'suggestion.not_found', 'suggestion.undecided', 'suggestion.not_undoable')
  @ApiOperation({
    operationId: 'suggestion_undo',
    summary: 'Take back a decision of yours, with what it has put into an annotation',
  })
  async undo(
    @Param('id', UuidPipe) id: SuggestionId,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SuggestionResponse> {
    return toSuggestionResponse(await this.decisions.undo(id, actor));
  }
}
