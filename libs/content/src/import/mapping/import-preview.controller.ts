import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import type { ImportId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { PreviewImportRequest } from './dto/import-mapping.request.dto.js';
import { ImportPreviewResponse } from './dto/import-preview.response.dto.js';
import { ImportPreviewService } from './import-preview.service.js';

@ApiTags('imports')
@Controller('imports')
export class ImportPreviewController {
  constructor(private readonly previews: ImportPreviewService) {}

  /**
   * How the rows of an import's table would come in: what each column probably means and why, the first rows as items,
   * and what to know before starting. Nothing is taken in, and nothing of the web is fetched.
   */
  @Post(':id/preview')
  @HttpCode(200)
  @Allow('import.create')
  @RateLimit('import')
  @ApiOperation({ operationId: 'import_preview' })
  @Problems(
    'request.invalid',
    'import.not_found',
    'import.table_unreadable',
    'import.dataset_not_found',
    'import.dataset_not_usable',
    'import.hub_unreachable',
  )
  preview(
    @Param('id', UuidPipe) id: ImportId,
    @Body() { mapping, thumbnails }: PreviewImportRequest,
    @CurrentPrincipal() caller: Principal,
  ): Promise<ImportPreviewResponse> {
    return this.previews.preview(id, { mapping, thumbnails }, caller);
  }
}
