import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, scopeOf, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import type { FastifyReply } from 'fastify';
import { AttributionService } from './attribution.service.js';
import { ContentLookup } from './content.lookup.js';
import { ContentReader } from './content.reader.js';
import { AttributionQuery } from './dto/attribution.query.dto.js';
import {
  AuthorsResponse,
  ContentAgreementsResponse,
  ContentEventsResponse,
  SourcesResponse,
} from './dto/content-parts.response.dto.js';

/** What hangs on an item, for those who may see it. */
@ApiTags('content')
@Controller('contents/:id')
export class ContentPartController {
  constructor(
    private readonly lookup: ContentLookup,
    private readonly reader: ContentReader,
    private readonly attributions: AttributionService,
  ) {}

  /** Whom the credit names; nobody where the licensor asked for that. */
  @Get('authors')
  @Public('Credit belongs to published content.')
  @Problems('content.not_found')
  async authors(
    @Param('id', UuidPipe) id: ContentId,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<AuthorsResponse> {
    await this.lookup.requireVisible(scopeOf(caller), id);
    return { items: await this.reader.authorsOf(scopeOf(caller), id) };
  }

  @Get('sources')
  @Public('The origin belongs to published content.')
  @Problems('content.not_found')
  async sources(
    @Param('id', UuidPipe) id: ContentId,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<SourcesResponse> {
    await this.lookup.requireVisible(scopeOf(caller), id);
    return { items: await this.reader.sourcesOf(scopeOf(caller), id) };
  }

  /** Under which texts it was contributed: the certificate of origin, and the contribution terms where there were some. */
  @Get('agreements')
  @Public('Whoever uses an item must be able to show by what right it was given.')
  @Problems('content.not_found')
  async agreements(
    @Param('id', UuidPipe) id: ContentId,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<ContentAgreementsResponse> {
    await this.lookup.requireVisible(scopeOf(caller), id);
    return { items: await this.reader.agreementsOf(id) };
  }

  /** What happened to an item, oldest first. Nothing is ever changed or removed here. */
  @Get('events')
  @Allow('content.read')
  @Problems('content.not_found')
  async events(
    @Param('id', UuidPipe) id: ContentId,
    @CurrentPrincipal() caller: Principal,
  ): Promise<ContentEventsResponse> {
    await this.lookup.requireVisible(scopeOf(caller), id);
    return { items: await this.reader.eventsOf(scopeOf(caller), id) };
  }

  /** The credit line: title, author, source, licence, changes. */
  @Get('attribution')
  @Public('Whoever may see an item must be able to credit it.')
  @Header('x-content-type-options', 'nosniff')
  @ApiOkResponse({
    description: 'The credit in the format asked for.',
    content: { 'text/plain': {}, 'text/html': {}, 'text/markdown': {}, 'application/json': {} },
  })
  @Problems('content.not_found')
  async attribution(
    @Param('id', UuidPipe) id: ContentId,
    @Query() { format }: AttributionQuery,
    @CurrentPrincipal() caller: Principal | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.lookup.requireVisible(scopeOf(caller), id);
    const { mediaType, body } = await this.attributions.of(id, format);
    void reply.header('content-type', `${mediaType}; charset=utf-8`);
    return body;
  }
}
