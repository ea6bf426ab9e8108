import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Allow, CurrentPrincipal, mayDo, RateLimit, scopeOf, type Principal } from '@odr/access';
import type { ImportId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CreateImportRequest, RetryImportRequest, UpdateImportRequest } from './dto/import.request.dto.js';
import {
  ImportFailuresResponse,
  ImportItemPageResponse,
  ImportPageResponse,
  ImportResponse,
  RetriedImportResponse,
} from './dto/import.response.dto.js';
import { ListImportItemsQuery, ListImportsQuery } from './dto/list-imports.query.dto.js';
import { ImportArrival } from './import-arrival.js';
import { ImportNotFound } from './import.errors.js';
import { ImportReader } from './import.reader.js';
import { ImportService } from './import.service.js';
import { toCsv } from './item-csv.js';

const FORM = {
  schema: {
    oneOf: [
      { $ref: getSchemaPath(CreateImportRequest) },
      {
        type: 'object',
        required: ['file', 'metadata'],
        properties: {
          file: { type: 'string', format: 'binary' },
          metadata: { type: 'string', description: 'JSON of a CreateImportRequest.' },
        },
      },
    ],
  },
};

@ApiTags('imports')
@ApiExtraModels(CreateImportRequest)
@Controller('imports')
export class ImportController {
  constructor(
    private readonly arrival: ImportArrival,
    private readonly imports: ImportService,
    private readonly reader: ImportReader,
  ) {}

  /**
   * Brings in many pictures at once. Archives and tables come as a file; a dataset elsewhere and a folder of the server are
   * named. Each item comes in as an upload of the caller would, and ends with an outcome of its own.
   */
  @Post()
  @Allow('import.create')
  @RateLimit('import')
  @ApiConsumes('multipart/form-data', 'application/json')
  @ApiBody(FORM)
  @ApiCreatedResponse({ type: ImportResponse })
  @Problems(
    'request.invalid',
    'auth.dco_required',
    'auth.agreement_required',
    'content.missing_file',
    'content.too_large',
    'content.contradictory_license',
    'content.empty_file',
    'import.dataset_not_found',
    'import.folder_not_allowed',
    'upload.not_found',
    'upload.not_finished',
    'storage.full',
  )
  async create(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResponse> {
    const id = await this.arrival.receive(request, actor);
    void reply.header('location', `${request.url.split('?')[0]}/${id}`);
    return this.get(id, actor);
  }

  /** One's own and those of one's teams, newest first; administrators see all. */
  @Get()
  @Allow('import.read')
  @Problems('request.invalid', 'request.malformed_cursor')
  list(@Query() query: ListImportsQuery, @CurrentPrincipal() caller: Principal): Promise<ImportPageResponse> {
    return this.reader.page(scopeOf(caller), seesAll(caller), query);
  }

  @Get(':id')
  @Allow('import.read')
  @Problems('import.not_found')
  async get(@Param('id', UuidPipe) id: ImportId, @CurrentPrincipal() caller: Principal): Promise<ImportResponse> {
    const found = await this.reader.find(scopeOf(caller), seesAll(caller), id);
    if (!found) throw new ImportNotFound(id);
    return found;
  }

  /** What is in it, in the order of its source, and what became of each. */
  @Get(':id/items')
  @Allow('import.read')
  @ApiOkResponse({ type: ImportItemPageResponse })
  @Problems('request.invalid', 'request.malformed_cursor', 'import.not_found')
  async items(
    @Param('id', UuidPipe) id: ImportId,
    @Query() query: ListImportItemsQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<ImportItemPageResponse> {
    await this.requireVisible(id, caller);
    return { ...(await this.reader.items(id, query)) } as ImportItemPageResponse;
  }

  /** Every item and its outcome for a spreadsheet. Text that a spreadsheet would take for a formula has a quote in front. */
  @Get(':id/items.csv')
  @Allow('import.read')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Problems('import.not_found')
  async csv(
    @Param('id', UuidPipe) id: ImportId,
    @CurrentPrincipal() caller: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.requireVisible(id, caller);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="import-${id}.csv"`)
      .send(Readable.from(toCsv(this.reader.allItems(id))));
  }

  /** What failed or was left out, counted by cause. */
  @Get(':id/failures')
  @Allow('import.read')
  @Problems('import.not_found')
  async failures(
    @Param('id', UuidPipe) id: ImportId,
    @CurrentPrincipal() caller: Principal,
  ): Promise<ImportFailuresResponse> {
    await this.requireVisible(id, caller);
    return { items: await this.reader.failures(id) };
  }

  /** Changes what a draft says. */
  @Patch(':id')
  @Allow('import.create')
  @Problems('request.invalid', 'import.not_found', 'import.illegal_transition', 'content.contradictory_license')
  async update(
    @Param('id', UuidPipe) id: ImportId,
    @Body() changes: UpdateImportRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ImportResponse> {
    await this.imports.edit(id, changes, actor);
    return this.get(id, actor);
  }

  /** Sets a draft going. */
  @Post(':id/start')
  @HttpCode(200)
  @Allow('import.create')
  @Problems('import.not_found', 'import.illegal_transition')
  async start(@Param('id', UuidPipe) id: ImportId, @CurrentPrincipal() actor: Principal): Promise<ImportResponse> {
    await this.imports.start(id, actor);
    return this.get(id, actor);
  }

  /** Nothing new is begun from now on; what is being taken in comes to its end. */
  @Post(':id/pause')
  @HttpCode(200)
  @Allow('import.create')
  @Problems('import.not_found', 'import.illegal_transition')
  async pause(@Param('id', UuidPipe) id: ImportId, @CurrentPrincipal() actor: Principal): Promise<ImportResponse> {
    await this.imports.pause(id, actor);
    return this.get(id, actor);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Allow('import.create')
  @Problems('import.not_found', 'import.illegal_transition')
  async resume(@Param('id', UuidPipe) id: ImportId, @CurrentPrincipal() actor: Principal): Promise<ImportResponse> {
    await this.imports.resume(id, actor);
    return this.get(id, actor);
  }

  /** Ends it for good. What has been taken in stays. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('import.create')
  @Problems('import.not_found', 'import.illegal_transition')
  async cancel(@Param('id', UuidPipe) id: ImportId, @CurrentPrincipal() actor: Principal): Promise<ImportResponse> {
    await this.imports.cancel(id, actor);
    return this.get(id, actor);
  }

  /** Tries again what failed, or what failed for one cause. An import that could not be listed is listed again. */
  @Post(':id/retry')
  @HttpCode(200)
  @Allow('import.create')
  @Problems('request.invalid', 'import.not_found', 'import.illegal_transition', 'import.source_gone')
  async retry(
    @Param('id', UuidPipe) id: ImportId,
    @Body() { code }: RetryImportRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<RetriedImportResponse> {
    return { retried: await this.imports.retry(id, code, actor) };
  }

  private async requireVisible(id: ImportId, caller: Principal): Promise<void> {
    if (!(await this.reader.isVisible(scopeOf(caller), seesAll(caller), id))) throw new ImportNotFound(id);
  }
}

const seesAll = (caller: Principal): boolean => mayDo(caller, 'import.manage_any');
