import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal, Public } from '@odr/access';
import type { AnnotationId } from '@odr/kernel';
import { UncountedPageQuery, Problems, UuidPipe } from '@odr/platform';

import { RateAnnotationRequest } from './dto/rating.request.dto.js';
import { RaterPageResponse, RatingPageResponse, RatingSummaryResponse } from './dto/rating.response.dto.js';
import { RaterReader } from './rater.reader.js';
import { RatingService } from './rating.service.js';

/** What people think of annotations. */
@ApiTags('annotation')
@Controller()
export class RatingController {
  constructor(
    private readonly ratings: RatingService,
    private readonly raterList: RaterReader,
  ) {}

  /** Rates an annotation of somebody else: one rating a person, again puts another in its place. */
  @Put('annotations/:id/rating')
  @Allow('annotation.rate')
  @Problems('request.invalid', 'annotation.not_found', 'annotation.own_rating')
  rate(
    @Param('id', UuidPipe) id: AnnotationId,
    @Body() { rating, reason }: RateAnnotationRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<RatingSummaryResponse> {
    return this.ratings.rate(id, rating, reason ?? null, actor);
  }

  /** Takes one's own rating back. */
  @Delete('annotations/:id/rating')
  @Allow('annotation.rate')
  @Problems('request.invalid', 'annotation.not_found')
  withdraw(
    @Param('id', UuidPipe) id: AnnotationId,
    @CurrentPrincipal() actor: Principal,
  ): Promise<RatingSummaryResponse> {
    return this.ratings.withdraw(id, actor);
  }

  /** Who rated how, latest first, and what it comes to. */
  @Get('annotations/:id/ratings')
  @Public('Ratings are published with the annotation they are about; others are hidden by the query.')
  @Problems('request.invalid', 'request.malformed_cursor', 'annotation.not_found')
  list(
    @Param('id', UuidPipe) id: AnnotationId,
    @Query() page: UncountedPageQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<RatingPageResponse> {
    return this.ratings.list(id, page, caller);
  }

  /** Who rates higher or lower than others, those with the most ratings first. */
  @Get('annotation-raters')
  @Allow('moderation.read')
  @Problems('request.invalid', 'request.malformed_cursor')
  raters(@Query() page: UncountedPageQuery): Promise<RaterPageResponse> {
    return this.raterList.page(page);
  }
}
