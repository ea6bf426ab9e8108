import { Allow } from '@odr/access';
import type { Page } from '@odr/kernel';
import { Problems } from '@odr/platform';
import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditVerifier } from './audit-verifier.js';
import { AuditReader } from './audit.reader.js';
import { AuditEventPageResponse, type AuditEventResponse } from './dto/audit-event.response.dto.js';
import { AuditVerdictResponse } from './dto/audit-verdict.response.dto.js';
import { ListAuditQuery } from './dto/list-audit.query.dto.js';

@ApiTags('admin')
@Controller('admin/audit-log')
export class AuditController {
  constructor(
    private readonly log: AuditReader,
    private readonly verifier: AuditVerifier,
  ) {}

  @Get()
  @Allow('audit.read')
  @Problems('request.invalid', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'audit_list', summary: 'Who did what, latest first' })
  @ApiOkResponse({ type: AuditEventPageResponse })
  list(@Query() query: ListAuditQuery): Promise<Page<AuditEventResponse>> {
    return this.log.list(query, query);
  }

  @Post('verify')
  @HttpCode(200)
  @Allow('audit.read')
  @ApiOperation({ operationId: 'audit_verify', summary: 'Check that the log is whole and unchanged' })
  verify(): Promise<AuditVerdictResponse> {
    return this.verifier.verify();
  }
}
