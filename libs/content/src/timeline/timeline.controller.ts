import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, scopeOf, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { TimelineResponse } from './dto/timeline.response.dto.js';
import { TimelineReader } from './timeline.reader.js';

@ApiTags('content')
@Controller('contents/:id/timeline')
export class TimelineController {
  constructor(private readonly timelines: TimelineReader) {}

  /** Where an item is on its way to publication, and the reason wherever it stopped; for its contributor, its team and moderators. */
  @Get()
  @Allow('content.read')
  @Problems('content.not_found')
  getTimeline(@Param('id', UuidPipe) id: ContentId, @CurrentPrincipal() caller: Principal): Promise<TimelineResponse> {
    return this.timelines.of(scopeOf(caller), id);
  }
}
