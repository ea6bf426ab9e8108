import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, scopeOf, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { ContentReader } from '../content.reader.js';
import { AuthorRequest, SourceRequest } from '../dto/content-description.dto.js';
import { AuthorsResponse, SourcesResponse } from '../dto/content-parts.response.dto.js';
import { UpdateAuthorRequest, UpdateSourceRequest } from './dto/part.request.dto.js';
import { PartService } from './part.service.js';

/** Single sources and authors of an item. Their ids are made of what they say, so a change gives another id. */
@ApiTags('content')
@Controller('contents/:id')
export class PartController {
  constructor(
    private readonly parts: PartService,
    private readonly reader: ContentReader,
  ) {}

  /** Names one more source; many items may name the same one. Answers with all sources of the item. */
  @Post('sources')
  @Allow('content.update')
  @Problems('request.invalid', 'content.not_found', 'content.source_taken')
  async addSource(
    @Param('id', UuidPipe) id: ContentId,
    @Body() source: SourceRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SourcesResponse> {
    await this.parts.addSource(id, source, actor);
    return { items: await this.reader.sourcesOf(scopeOf(actor), id) };
  }

  @Patch('sources/:sourceId')
  @Allow('content.update')
  @Problems('request.invalid', 'content.not_found', 'content.source_not_found', 'content.source_taken')
  async updateSource(
    @Param('id', UuidPipe) id: ContentId,
    @Param('sourceId', UuidPipe) part: string,
    @Body() changes: UpdateSourceRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<SourcesResponse> {
    await this.parts.changeSource(id, part, (before) => ({ ...before, ...given(changes) }), actor);
    return { items: await this.reader.sourcesOf(scopeOf(actor), id) };
  }

  @Delete('sources/:sourceId')
  @HttpCode(204)
  @Allow('content.update')
  @Problems('content.not_found', 'content.source_not_found')
  deleteSource(
    @Param('id', UuidPipe) id: ContentId,
    @Param('sourceId', UuidPipe) part: string,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.parts.removeSource(id, part, actor);
  }

  /** Credits one more author, after the others. Answers with all authors of the item. */
  @Post('authors')
  @Allow('content.update')
  @Problems('request.invalid', 'content.not_found', 'content.author_taken')
  async addAuthor(
    @Param('id', UuidPipe) id: ContentId,
    @Body() author: AuthorRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AuthorsResponse> {
    await this.parts.addAuthor(id, author, actor);
    return { items: await this.reader.authorsOf(scopeOf(actor), id) };
  }

  @Patch('authors/:authorId')
  @Allow('content.update')
  @Problems('request.invalid', 'content.not_found', 'content.author_not_found', 'content.author_taken')
  async updateAuthor(
    @Param('id', UuidPipe) id: ContentId,
    @Param('authorId', UuidPipe) part: string,
    @Body() changes: UpdateAuthorRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AuthorsResponse> {
    await this.parts.changeAuthor(id, part, (before) => ({ ...before, ...given(changes) }), actor);
    return { items: await this.reader.authorsOf(scopeOf(actor), id) };
  }

  @Delete('authors/:authorId')
  @HttpCode(204)
  @Allow('content.update')
  @Problems('content.not_found', 'content.author_not_found')
  deleteAuthor(
    @Param('id', UuidPipe) id: ContentId,
    @Param('authorId', UuidPipe) part: string,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.parts.removeAuthor(id, part, actor);
  }
}

/** What was said; an absent field would otherwise wipe the one that is there. */
const given = <T extends object>(changes: T): Partial<T> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;
