import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Public, scopeOf, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { ContentLookup } from '../../content.lookup.js';
import { WebObservationsResponse } from './dto/web-observation.response.dto.js';
import { ObservationReader } from './observation.reader.js';

@ApiTags('content')
@Controller('contents/:id/web-observations')
export class ObservationController {
  constructor(
    private readonly lookup: ContentLookup,
    private readonly observations: ObservationReader,
  ) {}

  /** What its sources were seen to answer and to wish, and when: whether they are still there, and who has opted out. */
  @Get()
  @Public('Whoever uses an item must be able to see what its source said about use.')
  @Problems('content.not_found')
  async list(
    @Param('id', UuidPipe) id: ContentId,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<WebObservationsResponse> {
    await this.lookup.requireVisible(scopeOf(caller), id);
    return { items: await this.observations.of(id) };
  }
}
