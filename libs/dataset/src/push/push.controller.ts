import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import { ExportWish } from '@odr/contracts';
import { Problems, UuidPipe } from '@odr/platform';

import { CreatePushRequest } from './dto/push.request.dto.js';
import { PushListResponse, PushResponse } from './dto/push.response.dto.js';
import { toPushResponse } from './push.mapper.js';
import { PushService } from './push.service.js';

/** Finished exports, taken to a hub or a store. */
@ApiTags('datasets')
@Controller()
export class PushController {
  constructor(private readonly pushes: PushService) {}

  /**
   * Takes a finished export to the Hugging Face Hub or to a bucket; the worker sends it, ask again until the state is `done`.
   * What is there already, byte for byte, is not sent again, and what an earlier push left there is removed when this export
   * does not have it.
   */
  @Post('exports/:id/pushes')
  @RateLimit('export')
  @Allow('export.create')
  @ApiCreatedResponse({ type: PushResponse })
  @Problems(
    'request.invalid',
    'export.not_found',
    'export.unfinished',
    'export.holds_withdrawn',
    'dataset_version.withdrawn',
    'push.destination_unclear',
    'push.address_refused',
  )
  async create(
    @Param('id', UuidPipe) id: string,
    @Body() body: CreatePushRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<PushResponse> {
    return toPushResponse(await this.pushes.create(id, body, actor));
  }

  /** One's own pushes of an export, newest first; moderators see all. */
  @Get('exports/:id/pushes')
  @Allow('export.read')
  @ApiOkResponse({ type: PushListResponse })
  @Problems('request.invalid', 'export.not_found')
  async list(@Param('id', UuidPipe) id: string, @CurrentPrincipal() caller: Principal): Promise<PushListResponse> {
    return { items: (await this.pushes.list(id, caller)).map(toPushResponse) };
  }

  @Get('pushes/:id')
  @Allow('export.read')
  @Problems('request.invalid', 'push.not_found')
  async read(@Param('id', UuidPipe) id: string, @CurrentPrincipal() caller: Principal): Promise<PushResponse> {
    return toPushResponse(await this.pushes.read(id, caller));
  }

  /** Stops sending; it can go on. */
  @Post('pushes/:id/pause')
  @HttpCode(200)
  @Allow('export.create')
  @Problems('request.invalid', 'push.not_found', 'push.illegal_transition')
  async pause(@Param('id', UuidPipe) id: string, @CurrentPrincipal() actor: Principal): Promise<PushResponse> {
    return toPushResponse(await this.pushes.want(id, ExportWish.Pause, actor));
  }

  /** Goes on; files that are there are not sent again. */
  @Post('pushes/:id/resume')
  @HttpCode(200)
  @Allow('export.create')
  @Problems('request.invalid', 'push.not_found', 'push.illegal_transition')
  async resume(@Param('id', UuidPipe) id: string, @CurrentPrincipal() actor: Principal): Promise<PushResponse> {
    return toPushResponse(await this.pushes.want(id, ExportWish.Run, actor));
  }

  /** Stops for good and forgets token or keys; what was sent to a store stays there, a hub shows nothing of it. */
  @Post('pushes/:id/cancel')
  @HttpCode(200)
  @Allow('export.create')
  @Problems('request.invalid', 'push.not_found', 'push.illegal_transition')
  async cancel(@Param('id', UuidPipe) id: string, @CurrentPrincipal() actor: Principal): Promise<PushResponse> {
    return toPushResponse(await this.pushes.want(id, ExportWish.Cancel, actor));
  }
}
