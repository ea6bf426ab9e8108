import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { CampaignState } from '@odr/contracts';
import type { CampaignId } from '@odr/kernel';
import { Problems, UuidPipe, VersionTagInterceptor } from '@odr/platform';

import { CampaignProgressReader } from './campaign-progress.reader.js';
import { CampaignReader } from './campaign.reader.js';
import { CampaignService } from './campaign.service.js';
import { CreateCampaignRequest, PreviewCampaignRequest, UpdateCampaignRequest } from './dto/campaign.request.dto.js';
import {
  CampaignPageResponse,
  CampaignPeopleResponse,
  CampaignPreviewResponse,
  CampaignProgressResponse,
  CampaignResponse,
} from './dto/campaign.response.dto.js';
import { ListCampaignsQuery } from './dto/list-campaigns.query.dto.js';

/** Work for several people: each item annotated by so many of them, by more where they disagree. */
@ApiTags('annotation')
@Controller('annotation-campaigns')
export class CampaignController {
  constructor(
    private readonly campaigns: CampaignService,
    private readonly reader: CampaignReader,
    private readonly figures: CampaignProgressReader,
  ) {}

  /** Campaigns that the caller runs or takes part in, latest first. */
  @Get()
  @Allow('annotation_campaign.read')
  @Problems('request.invalid', 'request.malformed_cursor')
  list(@Query() query: ListCampaignsQuery, @CurrentPrincipal() caller: Principal): Promise<CampaignPageResponse> {
    return this.reader.page(query, caller);
  }

  /** Makes a draft with the items as they are now. */
  @Post()
  @Allow('annotation_campaign.create')
  @Problems(
    'request.invalid',
    'annotation_source.not_found',
    'annotation_campaign.no_items',
    'annotation_campaign.too_many_items',
    'annotation_campaign.too_few_people',
    'annotation_campaign.unknown_people',
  )
  async create(@Body() body: CreateCampaignRequest, @CurrentPrincipal() actor: Principal): Promise<CampaignResponse> {
    return this.reader.read(await this.campaigns.create(body, actor), actor);
  }

  /** How much work a campaign would be. Refuses what making it would refuse. */
  @Post('preview')
  @HttpCode(200)
  @Allow('annotation_campaign.create')
  @Problems(
    'request.invalid',
    'annotation_source.not_found',
    'annotation_campaign.no_items',
    'annotation_campaign.too_many_items',
    'annotation_campaign.too_few_people',
    'annotation_campaign.unknown_people',
  )
  preview(
    @Body() body: PreviewCampaignRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<CampaignPreviewResponse> {
    return this.campaigns.preview(body, actor);
  }

  @Get(':id')
  @Allow('annotation_campaign.read')
  @UseInterceptors(VersionTagInterceptor)
  @Problems('request.invalid', 'annotation_campaign.not_found')
  read(@Param('id', UuidPipe) id: CampaignId, @CurrentPrincipal() caller: Principal): Promise<CampaignResponse> {
    return this.reader.read(id, caller);
  }

  /** How far it is. */
  @Get(':id/progress')
  @Allow('annotation_campaign.read')
  @Problems('request.invalid', 'annotation_campaign.not_found')
  async progress(
    @Param('id', UuidPipe) id: CampaignId,
    @CurrentPrincipal() caller: Principal,
  ): Promise<CampaignProgressResponse> {
    await this.reader.read(id, caller);
    return this.figures.progress(id, new Date());
  }

  /** Who has annotated how much. Whoever does not run the campaign sees themselves. */
  @Get(':id/people')
  @Allow('annotation_campaign.read')
  @Problems('request.invalid', 'annotation_campaign.not_found')
  async people(
    @Param('id', UuidPipe) id: CampaignId,
    @CurrentPrincipal() caller: Principal,
  ): Promise<CampaignPeopleResponse> {
    const { mayManage } = await this.reader.read(id, caller);
    return { items: await this.figures.people(id, mayManage ? null : caller.userId) };
  }

  /** Changes words and times; who and what stays as it was made. */
  @Patch(':id')
  @Allow('annotation_campaign.create')
  @UseInterceptors(VersionTagInterceptor)
  @Problems('request.invalid', 'annotation_campaign.not_found', 'request.precondition_failed')
  async update(
    @Param('id', UuidPipe) id: CampaignId,
    @Body() body: UpdateCampaignRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<CampaignResponse> {
    await this.campaigns.update(id, body, ifMatch, actor);
    return this.reader.read(id, actor);
  }

  /** Hands out items from now on; also after a pause. */
  @Post(':id/start')
  @HttpCode(200)
  @Allow('annotation_campaign.create')
  @Problems('request.invalid', 'annotation_campaign.not_found', 'annotation_campaign.illegal_transition')
  start(@Param('id', UuidPipe) id: CampaignId, @CurrentPrincipal() actor: Principal): Promise<CampaignResponse> {
    return this.become(id, CampaignState.Running, actor);
  }

  /** Hands out nothing more for now. What people have in hand they may still submit. */
  @Post(':id/pause')
  @HttpCode(200)
  @Allow('annotation_campaign.create')
  @Problems('request.invalid', 'annotation_campaign.not_found', 'annotation_campaign.illegal_transition')
  pause(@Param('id', UuidPipe) id: CampaignId, @CurrentPrincipal() actor: Principal): Promise<CampaignResponse> {
    return this.become(id, CampaignState.Paused, actor);
  }

  /** Ends it for good, also with items unfinished. */
  @Post(':id/finish')
  @HttpCode(200)
  @Allow('annotation_campaign.create')
  @Problems('request.invalid', 'annotation_campaign.not_found', 'annotation_campaign.illegal_transition')
  finish(@Param('id', UuidPipe) id: CampaignId, @CurrentPrincipal() actor: Principal): Promise<CampaignResponse> {
    return this.become(id, CampaignState.Done, actor);
  }

  /** Only a draft: afterwards there is work in it. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('annotation_campaign.create')
  @Problems('request.invalid', 'annotation_campaign.not_found', 'annotation_campaign.illegal_transition')
  delete(@Param('id', UuidPipe) id: CampaignId, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.campaigns.delete(id, actor);
  }

  private async become(
    id: CampaignId,
    to: Exclude<CampaignState, 'draft'>,
    actor: Principal,
  ): Promise<CampaignResponse> {
    await this.campaigns.become(id, to, actor);
    return this.reader.read(id, actor);
  }
}
