import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Public, scopeOf, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { ContentScanReader } from './content-scan.reader.js';
import { ContentScansResponse } from './dto/scans.response.dto.js';

@ApiTags('content')
@Controller('contents/:id/scans')
export class ContentScanController {
  constructor(private readonly scans: ContentScanReader) {}

  /**
   * What machines found in an item. Owner, team and moderators read all of it; others not what tells of people: faces, and
   * how explicit a classifier takes the picture to be.
   */
  @Get()
  @Public('What is known of published content is for everyone, but for what tells of people.')
  @ApiOperation({ operationId: 'content_scans' })
  @Problems('content.not_found')
  async list(
    @Param('id', UuidPipe) id: ContentId,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<ContentScansResponse> {
    return { items: await this.scans.of(scopeOf(caller), id) };
  }
}
