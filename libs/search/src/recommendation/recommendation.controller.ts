import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { DismissRequest, RecommendationsQuery, RecommendationsResponse } from './dto/recommendation.dto.js';
import { RecommendationService } from './recommendation.service.js';

@ApiTags('search')
@Controller('recommendations')
export class RecommendationController {
  constructor(private readonly recommendations: RecommendationService) {}

  /** Pictures that fit and yet differ, each with its reasons. The same question has the same answer while nothing changes. */
  @Get()
  @RateLimit('similar')
  @Allow('recommendation.read')
  @Problems('request.invalid', 'content.not_found', 'embedding.not_found')
  @ApiOperation({ operationId: 'recommendation_list' })
  list(@Query() query: RecommendationsQuery, @CurrentPrincipal() caller: Principal): Promise<RecommendationsResponse> {
    return this.recommendations.recommend(caller, query);
  }

  /** Says that the caller does not want to be shown a picture among recommendations. */
  @Post('dismissals')
  @HttpCode(204)
  @Allow('recommendation.read')
  @Problems('request.invalid', 'content.not_found')
  @ApiOperation({ operationId: 'recommendation_dismiss' })
  dismiss(@Body() { contentId }: DismissRequest, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.recommendations.dismiss(actor, contentId as ContentId);
  }

  /** Takes that back. */
  @Delete('dismissals/:id')
  @HttpCode(204)
  @Allow('recommendation.read')
  @ApiOperation({ operationId: 'recommendation_recall' })
  recall(@Param('id', UuidPipe) id: ContentId, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.recommendations.recall(actor, id);
  }
}
