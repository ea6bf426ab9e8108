import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, scopeOf, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { ReceiptsResponse } from './dto/receipt.response.dto.js';
import { ReceiptReader } from './receipt.reader.js';

@ApiTags('content')
@Controller('contents/:id/receipts')
export class ReceiptController {
  constructor(private readonly receipts: ReceiptReader) {}

  /** What was taken out of the file before it was published, for its contributor, its team and moderators. Empty until it is processed. */
  @Get()
  @Allow('content.read')
  @ApiOperation({ operationId: 'content_receipts' })
  @Problems('content.not_found')
  async list(@Param('id', UuidPipe) id: ContentId, @CurrentPrincipal() caller: Principal): Promise<ReceiptsResponse> {
    return { items: await this.receipts.of(scopeOf(caller), id) };
  }
}
