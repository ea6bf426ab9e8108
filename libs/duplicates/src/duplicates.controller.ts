import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Public, RateLimit, scopeOf, type Principal } from '@odr/access';
import { ContentResponse } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { FileMissing, Problems, readMemoryUpload, UuidPipe } from '@odr/platform';
import type { FastifyRequest } from 'fastify';
import { MatchRequest } from './dto/match.request.dto.js';
import { MatchListResponse } from './dto/match.response.dto.js';
import { duplicatesConfig } from './duplicates.config.js';
import { DuplicatesQueries } from './duplicates.queries.js';

@ApiTags('duplicates')
@Controller('contents')
export class DuplicatesController {
  constructor(private readonly duplicates: DuplicatesQueries) {}

  /** The item whose bytes, as received or as published, have this SHA-256. */
  @Get('by-hash/:sha256')
  @Public('Whoever holds a file may ask whether it is published here.')
  @Problems('content.not_found')
  byHash(@Param('sha256') sha256: string, @CurrentPrincipal() principal?: Principal): Promise<ContentResponse> {
    return this.duplicates.byHash(scopeOf(principal), sha256.toLowerCase());
  }

  /** Items that resemble this one. */
  @Get(':id/duplicates')
  @Public('Resemblance between published items is no secret.')
  @Problems('content.not_found')
  async ofContent(
    @Param('id', UuidPipe) id: string,
    @CurrentPrincipal() principal?: Principal,
  ): Promise<MatchListResponse> {
    return { items: await this.duplicates.ofContent(scopeOf(principal), id as ContentId) };
  }

  /** Whether a file, or anything near it, is here. The file is not kept. */
  @Post('match')
  @RateLimit('similar')
  @HttpCode(200)
  @Public('Whoever holds a file may ask whether it is published here.')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: MatchRequest })
  @Problems('content.missing_file', 'content.too_large', 'content.unsupported_format', 'content.undecodable')
  async match(@Req() request: FastifyRequest, @CurrentPrincipal() principal?: Principal): Promise<MatchListResponse> {
    const upload = await readMemoryUpload(request, duplicatesConfig().maxUploadBytes);
    if (!upload?.bytes) throw new FileMissing();
    return { items: await this.duplicates.matchFile(scopeOf(principal), upload.bytes) };
  }
}
