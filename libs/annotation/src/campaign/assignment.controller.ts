import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { AssignmentId, CampaignId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';

import { AssignmentService } from './assignment.service.js';
import { SkipAssignmentRequest, SubmitAssignmentRequest } from './dto/assignment.request.dto.js';
import { AssignmentResponse, NextAssignmentResponse } from './dto/assignment.response.dto.js';

/** What one person annotates for a campaign, item by item. */
@ApiTags('annotation')
@Controller()
export class AssignmentController {
  constructor(private readonly assignments: AssignmentService) {}

  /**
   * The next item to annotate, kept for the caller for as long as the campaign says. Until it is submitted, skipped or given
   * back, asking again answers the same item and begins its time anew.
   */
  @Post('annotation-campaigns/:id/next')
  @HttpCode(200)
  @Allow('annotation.create')
  @Problems(
    'request.invalid',
    'auth.dco_required',
    'auth.agreement_required',
    'annotation_campaign.not_found',
    'annotation_campaign.not_for_you',
    'annotation_campaign.not_running',
  )
  next(@Param('id', UuidPipe) id: CampaignId, @CurrentPrincipal() actor: Principal): Promise<NextAssignmentResponse> {
    return this.assignments.next(id, actor);
  }

  /** One's own. */
  @Get('annotation-assignments/:id')
  @Allow('annotation.create')
  @Problems('request.invalid', 'annotation_assignment.not_found')
  read(@Param('id', UuidPipe) id: AssignmentId, @CurrentPrincipal() actor: Principal): Promise<AssignmentResponse> {
    return this.assignments.read(id, actor);
  }

  /** Says that the item is annotated: with an annotation of each source of the campaign. Again does no harm. */
  @Post('annotation-assignments/:id/submit')
  @HttpCode(200)
  @Allow('annotation.create')
  @Problems(
    'request.invalid',
    'annotation_assignment.not_found',
    'annotation_assignment.lost',
    'annotation_assignment.unanswered',
    'annotation_campaign.not_running',
  )
  submit(
    @Param('id', UuidPipe) id: AssignmentId,
    @Body() { annotationIds = [] }: SubmitAssignmentRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AssignmentResponse> {
    return this.assignments.submit(id, annotationIds, actor);
  }

  /** Leaves the item to others for good. */
  @Post('annotation-assignments/:id/skip')
  @HttpCode(204)
  @Allow('annotation.create')
  @Problems('request.invalid', 'annotation_assignment.not_found', 'annotation_assignment.lost')
  skip(
    @Param('id', UuidPipe) id: AssignmentId,
    @Body() { reason }: SkipAssignmentRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.assignments.skip(id, reason ?? null, actor);
  }

  /** Gives the item back; it may come again. */
  @Post('annotation-assignments/:id/release')
  @HttpCode(204)
  @Allow('annotation.create')
  @Problems('request.invalid', 'annotation_assignment.not_found', 'annotation_assignment.lost')
  release(@Param('id', UuidPipe) id: AssignmentId, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.assignments.release(id, actor);
  }
}
