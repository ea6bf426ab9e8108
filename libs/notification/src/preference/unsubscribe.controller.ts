import { Public } from '@odr/access';
import { KeepsNoAnswer, Problems, publicUrl } from '@odr/platform';
import { Controller, Get, Header, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { unsubscribePath } from '../wording/letters.js';
import { UnsubscribeQuery, UnsubscribeResponse } from './dto/unsubscribe.dto.js';
import { PreferenceService } from './preference.service.js';

const BY_LINK = 'Follows a link in a mail; the token in it speaks for one person and one category of mails.';

/** Only POST changes anything: programs that look into mails follow every link they find. */
@ApiTags('notifications')
@Controller('notifications')
export class UnsubscribeController {
  constructor(private readonly preferences: PreferenceService) {}

  @Get('unsubscribe')
  @Public(BY_LINK)
  @Header('cache-control', 'no-store')
  @Problems('request.invalid', 'notification.unsubscribe_unknown')
  @ApiOperation({ operationId: 'notification_get_unsubscribe', summary: 'Which mails the link would stop' })
  get(
    @Query() { token }: UnsubscribeQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnsubscribeResponse> {
    // Mail programs that know no one-click open the address in a browser: there is a page for that.
    if (accept?.includes('text/html')) void reply.code(303).header('location', publicUrl(unsubscribePath(token)));
    return this.preferences.byToken(token);
  }

  /** Answers mail programs too (RFC 8058): their form is not looked at. */
  @Post('unsubscribe')
  @RouteConfig({ takesForm: true })
  @HttpCode(200)
  @Public(BY_LINK)
  @KeepsNoAnswer()
  @Problems('request.invalid', 'notification.unsubscribe_unknown')
  @ApiOperation({ operationId: 'notification_unsubscribe', summary: 'Stop the mails of one category' })
  unsubscribe(@Query() { token }: UnsubscribeQuery): Promise<UnsubscribeResponse> {
    return this.preferences.setByToken(token, false);
  }

  @Post('resubscribe')
  @HttpCode(200)
  @Public(BY_LINK)
  @KeepsNoAnswer()
  @Problems('request.invalid', 'notification.unsubscribe_unknown')
  @ApiOperation({ operationId: 'notification_resubscribe', summary: 'Have these mails back' })
  resubscribe(@Query() { token }: UnsubscribeQuery): Promise<UnsubscribeResponse> {
    return this.preferences.setByToken(token, true);
  }
}
