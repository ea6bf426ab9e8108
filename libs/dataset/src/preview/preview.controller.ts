import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';

import { PreviewVersionRequest } from './dto/preview.request.dto.js';
import { VersionPreviewResponse } from './dto/preview.response.dto.js';
import { PreviewService } from './preview.service.js';

@ApiTags('datasets')
@Controller('datasets/:id/preview')
export class PreviewController {
  constructor(private readonly previews: PreviewService) {}

  /**
   * What a version would be made of, if it were released now: counts, what stays out and why, what sampling takes, and some of
   * the pictures. Changes nothing.
   */
  @Post()
  @HttpCode(200)
  @RateLimit('export')
  @Allow('dataset.manage')
  @ApiOperation({ operationId: 'dataset_preview' })
  @ApiOkResponse({ type: VersionPreviewResponse })
  @Problems(
    'request.invalid',
    'dataset.not_found',
    'dataset.not_yours',
    'dataset.selection_unclear',
    'dataset.unknown_profile',
    'dataset_version.not_found',
    'content_set.not_found',
  )
  preview(
    @Param('id') id: string,
    @Body() body: PreviewVersionRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<VersionPreviewResponse> {
    return this.previews.preview(actor, id, body);
  }
}
