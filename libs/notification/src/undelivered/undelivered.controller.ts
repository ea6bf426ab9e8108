import { Allow } from '@odr/access';
import type { MailMessageId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListUndeliveredQuery } from './dto/undelivered.query.dto.js';
import { RetriedMailsResponse, UndeliveredMailPageResponse } from './dto/undelivered.response.dto.js';
import { UndeliveredRepository } from './undelivered.repository.js';
import { UndeliveredService } from './undelivered.service.js';

/** Mails that the mail server has not taken: to whom, why, and trying them again. Never what they say. */
@ApiTags('admin')
@Controller('admin/mails')
export class UndeliveredController {
  constructor(
    private readonly mails: UndeliveredRepository,
    private readonly service: UndeliveredService,
  ) {}

  @Get()
  @Allow('mailbox.read')
  @Header('cache-control', 'no-store')
  @Problems('request.invalid', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'mail_list_undelivered', summary: 'Mails that have not arrived, latest first' })
  list(@Query() { state, limit, cursor }: ListUndeliveredQuery): Promise<UndeliveredMailPageResponse> {
    return this.mails.page(state, limit, cursor);
  }

  @Post('retry')
  @HttpCode(200)
  @Allow('job.manage')
  @ApiOperation({ operationId: 'mail_retry_all', summary: 'Try all that wait again now, up to a thousand' })
  async retryAll(): Promise<RetriedMailsResponse> {
    return { retried: await this.service.retryAll() };
  }

  @Post(':id/retry')
  @HttpCode(204)
  @Allow('job.manage')
  @Problems('mailbox.mail_not_found', 'mailbox.mail_over')
  @ApiOperation({ operationId: 'mail_retry', summary: 'Try one that waits again now' })
  retry(@Param('id', UuidPipe) id: MailMessageId): Promise<void> {
    return this.service.retry(id);
  }
}
