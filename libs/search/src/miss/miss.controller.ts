import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '@odr/access';
import { Problems } from '@odr/platform';
import { SearchMissesQuery } from './dto/search-misses.query.dto.js';
import { SearchMissPageResponse } from './dto/search-misses.response.dto.js';
import { missConfig } from './miss.config.js';
import { MissReader } from './miss.reader.js';
import { KEPT_DAYS } from './miss.repository.js';

@ApiTags('search')
@Controller('search/misses')
export class MissController {
  constructor(private readonly misses: MissReader) {}

  /** What people search for and do not find, of what several different people have asked. */
  @Get()
  @Allow('search_quality.read')
  @ApiOperation({ operationId: 'search_miss_list' })
  @Problems('request.invalid', 'request.malformed_cursor')
  async list(@Query() query: SearchMissesQuery): Promise<SearchMissPageResponse> {
    return { ...(await this.misses.page(query)), leastPeople: missConfig().leastPeople, keptDays: KEPT_DAYS };
  }
}
