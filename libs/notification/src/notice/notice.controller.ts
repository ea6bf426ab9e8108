import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { NotificationId } from '@odr/kernel';
import { Problems } from '@odr/platform';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListNotificationsQuery } from './dto/list-notifications.query.dto.js';
import { NotificationPageResponse, UnreadResponse } from './dto/notification.response.dto.js';
import { ReadNotificationsRequest } from './dto/read-notifications.request.dto.js';
import { NoticeReader } from './notice.reader.js';
import { NoticeRepository } from './notice.repository.js';

@ApiTags('notifications')
@Controller('notifications')
export class NoticeController {
  constructor(
    private readonly reader: NoticeReader,
    private readonly notices: NoticeRepository,
  ) {}

  @Get()
  @Allow('notification.manage')
  @Problems('request.invalid', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'notification_list', summary: 'What I was told, latest first' })
  async list(
    @Query() query: ListNotificationsQuery,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<NotificationPageResponse> {
    return { ...(await this.reader.list(userId, query)), unread: await this.reader.unread(userId) };
  }

  @Post('read')
  @HttpCode(200)
  @Allow('notification.manage')
  @Problems('request.invalid')
  @ApiOperation({ operationId: 'notification_read', summary: 'Mark notices as read' })
  async read(
    @Body() { ids, upTo }: ReadNotificationsRequest,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<UnreadResponse> {
    if (ids === undefined) await this.notices.readAll(userId, upTo as NotificationId | undefined);
    else await this.notices.read(userId, ids as NotificationId[]);
    return { unread: await this.reader.unread(userId) };
  }
}
