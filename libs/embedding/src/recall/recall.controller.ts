import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '@odr/access';
import { Problems } from '@odr/platform';
import { SearchRecallQuery } from './dto/search-recall.query.dto.js';
import { SearchRecallResponse } from './dto/search-recall.response.dto.js';
import { recallConfig } from './recall.config.js';
import { toEngineRecallResponse } from './recall.mapper.js';
import { LEAST_SAMPLES, RecallService, ROLLING_DAYS } from './recall.service.js';

@ApiTags('search')
@Controller('search/recall')
export class RecallController {
  constructor(private readonly recall: RecallService) {}

  /** How much of what they should find searches through vector indexes do find, by engine and day. */
  @Get()
  @Allow('search_quality.read')
  @ApiOperation({ operationId: 'search_recall' })
  @Problems('request.invalid')
  async read(@Query() { days }: SearchRecallQuery): Promise<SearchRecallResponse> {
    return {
      sampleRate: recallConfig().sampleRate,
      rollingDays: ROLLING_DAYS,
      leastSamples: LEAST_SAMPLES,
      items: (await this.recall.overview(days)).map(toEngineRecallResponse),
    };
  }
}
