import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Public, RateLimit } from '@odr/access';
import { KeepsNoAnswer, Problems } from '@odr/platform';
import { FiledNoticeResponse, FileNoticeRequest, NoticeStatusResponse } from '../dto/public-notice.dto.js';
import { NoticeService } from './notice.service.js';

const ANYBODY = 'Whoever holds rights in something, or is shown, need not be a member to object (DSA Article 16).';

@ApiTags('notices')
@Controller('notices')
export class NoticeController {
  constructor(private readonly notices: NoticeService) {}

  /** Objects to something that is published here, without an account. The answer tells the link to its status once. */
  @Post()
  @Public(ANYBODY)
  @RateLimit('notices')
  @KeepsNoAnswer()
  @ApiOperation({ operationId: 'notices_file' })
  @Problems('request.invalid', 'notice.subject_not_found')
  file(@Body() body: FileNoticeRequest): Promise<FiledNoticeResponse> {
    return this.notices.file(body);
  }

  /** What became of a notice, for whoever holds its link. */
  @Get(':token')
  @Public('Whoever holds the link filed the notice, or was given the link by who did.')
  @RateLimit('links')
  @Header('cache-control', 'no-store')
  @ApiParam({ name: 'token', description: 'Of the link.' })
  @ApiOperation({ operationId: 'notices_getStatus' })
  @Problems('notice.not_found')
  status(@Param('token') token: string): Promise<NoticeStatusResponse> {
    return this.notices.status(token);
  }
}
