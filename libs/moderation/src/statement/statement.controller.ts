import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { DecisionId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { DecisionNotFound } from '../moderation.errors.js';
import { ListStatementsQuery } from './dto/list-statements.query.dto.js';
import { StatementPageResponse, StatementResponse } from './dto/statement.response.dto.js';
import { StatementReader } from './statement.reader.js';

@ApiTags('moderation')
@Controller('moderation/statements')
export class StatementController {
  constructor(private readonly statements: StatementReader) {}

  /** Decisions against what you contributed, the latest first, each with its reasons. */
  @Get()
  @Allow('statement.read_own')
  @ApiOperation({ operationId: 'moderation_listStatements' })
  @Problems('request.invalid', 'request.malformed_cursor')
  mine(@Query() page: ListStatementsQuery, @CurrentPrincipal() { userId }: Principal): Promise<StatementPageResponse> {
    return this.statements.page(userId, page);
  }

  @Get(':id')
  @Allow('statement.read_own')
  @ApiOperation({ operationId: 'moderation_getStatement', summary: 'Why one decision was made' })
  @Problems('moderation.decision_not_found')
  async one(
    @Param('id', UuidPipe) id: DecisionId,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<StatementResponse> {
    const statement = await this.statements.byId(userId, id);
    if (statement === undefined) throw new DecisionNotFound(id);
    return statement;
  }
}
