import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { MailMessageId } from '@odr/kernel';
import { UncountedPageQuery, Problems, UuidPipe } from '@odr/platform';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { KeptMailBodyResponse, KeptMailPageResponse } from './dto/mailbox.response.dto.js';
import { MailboxService } from './mailbox.service.js';

/** Mails that an installation without a mail server keeps instead of sending them. */
@ApiTags('mailbox')
@Controller('mailbox')
export class MailboxController {
  constructor(private readonly mailbox: MailboxService) {}

  @Get()
  @Allow('mailbox.read')
  @Header('cache-control', 'no-store')
  @Problems('request.invalid', 'request.malformed_cursor', 'mailbox.not_kept')
  @ApiOperation({ operationId: 'mailbox_list', summary: 'Mails that were kept, latest first' })
  list(@Query() query: UncountedPageQuery): Promise<KeptMailPageResponse> {
    return this.mailbox.list(query);
  }

  @Get(':id')
  @Allow('mailbox.read')
  @Header('cache-control', 'no-store')
  @Problems('mailbox.not_kept', 'mailbox.mail_not_found')
  @ApiOperation({ operationId: 'mailbox_get', summary: 'One of them, to read' })
  get(
    @Param('id', UuidPipe) id: MailMessageId,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<KeptMailBodyResponse> {
    return this.mailbox.read(id, userId);
  }
}
