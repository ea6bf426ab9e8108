import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '@odr/access';
import { Problems } from '@odr/platform';

import { FindTermsQuery } from './dto/find-terms.query.dto.js';
import { TermListResponse } from './dto/term.response.dto.js';
import { VocabularyReader } from './vocabulary.reader.js';

@ApiTags('annotation')
@Controller('annotation-vocabulary')
export class VocabularyController {
  constructor(private readonly vocabulary: VocabularyReader) {}

  @Get()
  @Allow('annotation.read')
  @ApiOkResponse({ type: TermListResponse })
  @Problems('request.invalid')
  @ApiOperation({
    operationId: 'vocabulary_find',
    summary: 'Tags and labels that published pictures are described with, to complete what one types',
  })
  async find(@Query() query: FindTermsQuery): Promise<TermListResponse> {
    return { items: await this.vocabulary.find(query) };
  }
}
