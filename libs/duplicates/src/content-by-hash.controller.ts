import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Public, scopeOf, type Principal } from '@odr/access';
import { ContentResponse } from '@odr/content';
import { Problems } from '@odr/platform';
import { DuplicatesQueries } from './duplicates.queries.js';

@ApiTags('duplicates')
@Controller('contents/by-hash')
export class ContentByHashController {
  constructor(private readonly duplicates: DuplicatesQueries) {}

  /** The item whose bytes, as received or as published, have this SHA-256. */
  @Get(':sha256')
  @Public('Whoever holds a file may ask whether it is published here.')
  @Problems('content.not_found')
  get(@Param('sha256') sha256: string, @CurrentPrincipal() principal?: Principal): Promise<ContentResponse> {
    return this.duplicates.byHash(scopeOf(principal), sha256.toLowerCase());
  }
}
