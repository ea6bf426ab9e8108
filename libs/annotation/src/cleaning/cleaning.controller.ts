import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal, RateLimit } from '@odr/access';
import { Problems } from '@odr/platform';

import { CleaningService } from './cleaning.service.js';
import { CleanCaptionsQuery, UndoCleaningRequest } from './dto/clean.query.dto.js';
import { CleaningResponse, UndoCleaningResponse } from './dto/clean.response.dto.js';

/** The recipe `prefixes`: captions without what models always begin with. */
@ApiTags('annotation')
@Controller('annotation-cleaning')
export class CleaningController {
  constructor(private readonly cleaning: CleaningService) {}

  /** What the recipe would change among the annotations that match, with tokens before and after; nothing is changed. */
  @Get()
  @RateLimit('export')
  @Allow('annotation.update')
  @Problems('request.invalid', 'request.malformed_cursor')
  previewCleaning(@Query() query: CleanCaptionsQuery, @CurrentPrincipal() actor: Principal): Promise<CleaningResponse> {
    return this.cleaning.preview(query, actor);
  }

  /** Cleans them, each as a version of its own; what became of each is the answer, which undoing takes. */
  @Post()
  @HttpCode(200)
  @RateLimit('bulk')
  @Allow('annotation.update')
  @Problems('request.invalid', 'request.malformed_cursor', 'auth.dco_required', 'auth.agreement_required')
  applyCleaning(@Query() query: CleanCaptionsQuery, @CurrentPrincipal() actor: Principal): Promise<CleaningResponse> {
    return this.cleaning.apply(query, actor);
  }

  /** Puts back what was there before, where nobody has edited it since; says of each whether it could. */
  @Post('undo')
  @HttpCode(200)
  @Allow('annotation.update')
  @Problems('request.invalid', 'auth.dco_required', 'auth.agreement_required')
  async undoCleaning(
    @Body() { items }: UndoCleaningRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<UndoCleaningResponse> {
    return { items: await this.cleaning.undo(items, actor) };
  }
}
