import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal, Public, RateLimit } from '@odr/access';
import { FileMissing, KeepsNoAnswer, Problems } from '@odr/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { NDJSON, streamed } from '../bulk/ndjson-answer.js';
import { ExportAnnotationsQuery, ImportAnnotationsQuery } from './dto/exchange.query.dto.js';
import { ExportPreviewResponse } from './dto/exchange.response.dto.js';
import { AnnotationExportService } from './export.service.js';
import { FORMATS } from './formats.js';
import { AnnotationImportService } from './import.service.js';

const OPEN = 'Annotations are published with the content they are about; others are hidden by the query.';

/** Annotations in the formats of other programs. */
@ApiTags('annotation')
@Controller('annotations')
export class AnnotationExchangeController {
  constructor(
    private readonly exports: AnnotationExportService,
    private readonly imports: AnnotationImportService,
  ) {}

  /** All annotations that match as one file. What the format cannot say stands in extension fields, or in `losses.json` of the archive. */
  @Get('export')
  @RateLimit('export')
  @Public(OPEN)
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Problems('request.invalid')
  exportFile(
    @Query() query: ExportAnnotationsQuery,
    @CurrentPrincipal() caller: Principal | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile {
    const { mediaType, ending } = FORMATS[query.format];
    void reply.header('content-disposition', `attachment; filename="annotations-${query.format}${ending}"`);
    const pieces = this.exports.write(query, caller);
    if (ending === '.zip') return new StreamableFile(Readable.from(pieces, { objectMode: true }), { type: mediaType });
    return streamed(grouped(pieces), { request, reply, type: mediaType, ahead: 1 });
  }

  /** How large the file will be and what it would lose, judged by the first thousand annotations. */
  @Get('export/preview')
  @RateLimit('export')
  @Public(OPEN)
  @Problems('request.invalid')
  previewExport(
    @Query() query: ExportAnnotationsQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<ExportPreviewResponse> {
    return this.exports.preview(query, caller);
  }

  /** Every annotation that would not come out whole, by the line: `{annotationId, contentId, paths[]}`. */
  @Get('export/losses')
  @RateLimit('export')
  @Public(OPEN)
  @ApiProduces(NDJSON)
  @ApiOkResponse({ content: { [NDJSON]: { schema: { type: 'string' } } } })
  @Problems('request.invalid')
  exportLosses(
    @Query() query: ExportAnnotationsQuery,
    @CurrentPrincipal() caller: Principal | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile {
    const lines = linesOf(this.exports.losses(query, caller));
    return streamed(grouped(lines), { request, reply, type: NDJSON, ahead: 1 });
  }

  /**
   * Takes the annotations of a file in (the part named `file`), each with an outcome by the line:
   * `{line, where, status, id | error, picture, losses?}`. With `dryRun=true` everything is checked and nothing kept; lines then
   * carry the annotation as it would be. The same file again adds nothing.
   */
  @Post('import')
  @HttpCode(200)
  @Allow('annotation.create')
  @RateLimit('bulk')
  @KeepsNoAnswer()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiProduces(NDJSON)
  @ApiOkResponse({ content: { [NDJSON]: { schema: { type: 'string' } } } })
  @Problems(
    'request.invalid',
    'content.missing_file',
    'content.too_large',
    'annotation_source.not_found',
    'auth.dco_required',
    'auth.agreement_required',
  )
  async importFile(
    @Query() query: ImportAnnotationsQuery,
    @Req() request: FastifyRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<StreamableFile> {
    const part = request.isMultipart() ? await request.file({ limits: { fileSize: Infinity } }) : undefined;
    if (!part) throw new FileMissing();
    const outcomes = await this.imports.import(part.file, { ...query, name: query.name ?? part.filename }, actor);
    return new StreamableFile(Readable.from(grouped(linesOf(outcomes))), { type: NDJSON });
  }
}

async function* linesOf(objects: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const object of objects) yield `${JSON.stringify(object)}\n`;
}

const GROUP_CHARACTERS = 64_000;

/** Small pieces together: each that is sent alone costs as much as a large one. */
async function* grouped(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  let text = '';
  for await (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield piece;
      continue;
    }
    text += piece;
    if (text.length < GROUP_CHARACTERS) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
