import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { CaseId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import type { FastifyReply } from 'fastify';
import { MediaAddressesResponse } from './dto/media-addresses.response.dto.js';
import { MediaQuery } from './dto/media.query.dto.js';
import { MediaService } from './media.service.js';

@ApiTags('moderation')
@Controller('moderation/items/:id')
export class MediaController {
  constructor(private readonly media: MediaService) {}

  /** Addresses of the picture, for as long as you hold the item. */
  @Get('media-addresses')
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_mediaAddresses' })
  @Problems('moderation.item_not_found', 'moderation.lease_lost')
  addresses(@Param('id', UuidPipe) id: CaseId, @CurrentPrincipal() actor: Principal): Promise<MediaAddressesResponse> {
    return this.media.addresses(id, actor);
  }

  /** The picture itself, to who holds the item and with an address that was made for this lease. */
  @Get('media')
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_media' })
  @ApiProduces('image/*')
  @Problems('request.invalid', 'moderation.media_address_ended', 'content.file_not_ready')
  async picture(
    @Param('id', UuidPipe) id: CaseId,
    @Query() { variant, token }: MediaQuery,
    @CurrentPrincipal() actor: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { mediaType, sizeBytes, body } = await this.media.open(id, variant, token, actor);
    void reply
      .headers({
        'content-type': mediaType,
        'content-length': String(sizeBytes),
        'content-disposition': 'inline',
        // Nothing of what a moderator has to look at stays on the machine, or on any between.
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      .send(body);
  }
}
