import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Public, scopeOf, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import type { FastifyReply } from 'fastify';
import { FileQuery } from './dto/file.query.dto.js';
import { FileService } from './file/file.service.js';

@ApiTags('content')
@Controller('contents/:id/file')
export class ContentFileController {
  constructor(private readonly files: FileService) {}

  /**
   * The bytes: the cleaned original, a preview (at most 1,440 px) or thumbnail (at most 320 px) as WebP, or a copy
   * for pages at full size, as AVIF or WebP by what `Accept` names. Ranges work. `embed=credit` writes the credit into a copy.
   */
  @Get()
  @Public('Published content is for everyone.')
  @ApiProduces('image/*')
  @Problems(
    'content.not_found',
    'content.file_not_ready',
    'content.credit_not_embeddable',
    'request.range_not_satisfiable',
  )
  async file(
    @Param('id', UuidPipe) id: ContentId,
    @Query() { variant, embed }: FileQuery,
    @Headers() headers: Record<string, string | undefined>,
    @CurrentPrincipal() caller: Principal | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.files.answer({ id, variant, embed, headers, scope: scopeOf(caller) });
    void reply.status(answer.status).headers(answer.headers).send(answer.body);
  }
}
