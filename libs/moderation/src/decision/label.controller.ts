import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '@odr/access';
import { UsedLabelsResponse } from '../dto/label.response.dto.js';
import { LabelReader } from './label.reader.js';

@ApiTags('moderation')
@Controller('moderation')
export class LabelController {
  constructor(private readonly reader: LabelReader) {}

  /** Labels that moderators have given most of late, to be offered before somebody makes up another word for the same. */
  @Get('labels')
  @Allow('moderation.read')
  @ApiOperation({ operationId: 'moderation_listLabels' })
  async labels(): Promise<UsedLabelsResponse> {
    return { items: await this.reader.used() };
  }
}
