import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { AppealId, CaseId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { AppealNotFound } from './appeal.errors.js';
import { AppealReader } from './appeal.reader.js';
import { AppealService } from './appeal.service.js';
import { FileAppealRequest, ResolveAppealRequest } from './dto/appeal.request.dto.js';
import { AppealCaseResponse, AppealResponse } from './dto/appeal.response.dto.js';

@ApiTags('appeals')
@Controller()
export class AppealController {
  constructor(
    private readonly appeals: AppealService,
    private readonly reader: AppealReader,
  ) {}

  /** Asks for another look at a decision about your content, once, by somebody who never held the case. */
  @Post('appeals')
  @Allow('appeal.create')
  @ApiOperation({ operationId: 'appeals_file' })
  @Problems(
    'request.invalid',
    'moderation.decision_not_found',
    'appeal.filed_already',
    'appeal.too_late',
    'appeal.nothing_left',
  )
  async file(@Body() body: FileAppealRequest, @CurrentPrincipal() actor: Principal): Promise<AppealResponse> {
    return this.read(await this.appeals.file(body, actor), actor);
  }

  /** One of your appeals, with what became of it. */
  @Get('appeals/:id')
  @Allow('statement.read_own')
  @ApiOperation({ operationId: 'appeals_get' })
  @Problems('appeal.not_found')
  async read(@Param('id', UuidPipe) id: AppealId, @CurrentPrincipal() actor: Principal): Promise<AppealResponse> {
    const appeal = await this.reader.byId(id, actor.userId);
    if (appeal === undefined) throw new AppealNotFound();
    return appeal;
  }

  /** Answers an appeal that you hold. Whoever decided, or ever held the case, cannot. */
  @Post('appeals/:id/resolve')
  @HttpCode(204)
  @Allow('moderation.decide')
  @ApiOperation({ operationId: 'appeals_resolve' })
  @Problems(
    'request.invalid',
    'appeal.not_found',
    'appeal.resolved_already',
    'appeal.held_before',
    'moderation.lease_lost',
    'content.illegal_transition',
  )
  resolve(
    @Param('id', UuidPipe) id: AppealId,
    @Body() body: ResolveAppealRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.appeals.resolve(id, body, actor);
  }

  /** The appeal that an item of the queue `appeals` is about. */
  @Get('moderation/items/:id/appeal')
  @Allow('moderation.read')
  @ApiOperation({ operationId: 'moderation_getAppeal' })
  @Problems('appeal.not_found')
  async ofItem(@Param('id', UuidPipe) id: CaseId): Promise<AppealCaseResponse> {
    const appeal = await this.reader.ofCase(id);
    if (appeal === undefined) throw new AppealNotFound();
    return appeal;
  }
}
