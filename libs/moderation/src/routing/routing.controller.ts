import { Body, Controller, Get, Headers, HttpCode, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems, VersionTagInterceptor } from '@odr/platform';
import { ChangeRoutingRequest, PreviewRoutingRequest } from './dto/routing.request.dto.js';
import { RoutingPreviewResponse, RoutingResponse } from './dto/routing.response.dto.js';
import { RoutingService } from './routing.service.js';

@ApiTags('moderation')
@Controller('moderation/routing')
export class RoutingController {
  constructor(private readonly routing: RoutingService) {}

  /** Where cases wait: ordered rules, the first that fits decides. */
  @Get()
  @Allow('moderation_queue.manage')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ operationId: 'moderation_getRouting' })
  read(): Promise<RoutingResponse> {
    return this.routing.read();
  }

  /** How many open cases a set of rules would move from where to where. Changes nothing. */
  @Post('preview')
  @HttpCode(200)
  @Allow('moderation_queue.manage')
  @ApiOperation({ operationId: 'moderation_previewRouting' })
  @Problems('request.invalid')
  preview(@Body() body: PreviewRoutingRequest): Promise<RoutingPreviewResponse> {
    return this.routing.preview(body);
  }

  /** Puts rules in force as they were previewed. What somebody holds moves when it is free. */
  @Put()
  @Allow('moderation_queue.manage')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ operationId: 'moderation_changeRouting' })
  @Problems('request.invalid', 'request.precondition_failed', 'moderation.routing_changed')
  change(
    @Body() body: ChangeRoutingRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<RoutingResponse> {
    return this.routing.change(body, ifMatch, actor);
  }
}
