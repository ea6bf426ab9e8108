import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems, VersionTagInterceptor } from '@odr/platform';
import { QueuePeopleResponse, QueueSettingsResponse } from './dto/queue-settings.response.dto.js';
import { ChangeQueueRequest, CreateQueueRequest } from './dto/queue.request.dto.js';
import { QueueService } from './queue.service.js';

@ApiTags('moderation')
@Controller('moderation/queues')
export class QueueController {
  constructor(private readonly queues: QueueService) {}

  @Post()
  @Allow('moderation_queue.manage')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ operationId: 'moderation_createQueue' })
  @Problems('request.invalid', 'moderation.queue_exists')
  create(@Body() body: CreateQueueRequest, @CurrentPrincipal() actor: Principal): Promise<QueueSettingsResponse> {
    return this.queues.create(body, actor);
  }

  /** How a queue is arranged. */
  @Get(':name')
  @Allow('moderation_queue.manage')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ operationId: 'moderation_getQueue' })
  @Problems('moderation.queue_not_found')
  read(@Param('name') name: string): Promise<QueueSettingsResponse> {
    return this.queues.read(name);
  }

  /** Due times apply to cases that are opened or become more urgent from then on. */
  @Patch(':name')
  @Allow('moderation_queue.manage')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ operationId: 'moderation_changeQueue' })
  @Problems('request.invalid', 'moderation.queue_not_found', 'request.precondition_failed')
  change(
    @Param('name') name: string,
    @Body() body: ChangeQueueRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<QueueSettingsResponse> {
    return this.queues.change(name, body, ifMatch, actor);
  }

  /** Refused while cases wait in it or a routing rule points at it. */
  @Delete(':name')
  @HttpCode(204)
  @Allow('moderation_queue.manage')
  @ApiOperation({ operationId: 'moderation_deleteQueue' })
  @Problems('moderation.queue_not_found', 'moderation.queue_in_use', 'request.precondition_failed')
  delete(
    @Param('name') name: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.queues.delete(name, ifMatch, actor);
  }

  /** The people whom a case of this queue can be handed to. */
  @Get(':name/colleagues')
  @Allow('moderation.claim')
  @ApiOperation({ operationId: 'moderation_listColleagues' })
  @Problems('moderation.queue_not_found', 'moderation.not_a_member')
  async colleagues(@Param('name') name: string, @CurrentPrincipal() actor: Principal): Promise<QueuePeopleResponse> {
    return { items: await this.queues.colleagues(name, actor) };
  }
}
