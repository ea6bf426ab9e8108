import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';

import { RatingQualityQuery } from '../dto/rating-quality.query.dto.js';
import { RatingQualityResponse } from '../dto/rating-quality.response.dto.js';
import { RatingQualityService } from './rating-quality.service.js';

@ApiTags('annotation')
@Controller('annotation-quality')
export class RatingQualityController {
  constructor(private readonly ratings: RatingQualityService) {}

  /** How ratings are distributed and how much raters agree, over all, by source and by rater; up to five minutes old. */
  @Get('ratings')
  @Allow('annotation.read')
  @ApiOperation({ operationId: 'annotation_quality_ratings' })
  @ApiOkResponse({ type: RatingQualityResponse })
  @Problems('request.invalid', 'content_set.not_found')
  quality(@Query() query: RatingQualityQuery, @CurrentPrincipal() caller: Principal): Promise<RatingQualityResponse> {
    return this.ratings.quality(query, caller);
  }
}
