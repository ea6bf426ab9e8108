import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, RateLimit, scopeOf, type Principal } from '@odr/access';
import { NDJSON } from '@odr/annotation';
import { DomainError, type HashBankId, type HashEntryId } from '@odr/kernel';
import { InvalidRequest, Problems, UuidPipe } from '@odr/platform';
import type { FastifyRequest } from 'fastify';
import { BankNotFound } from './bank.errors.js';
import { BankReader } from './bank.reader.js';
import { AddHashEntryRequest, ListHashEntriesQuery, UpdateHashEntryRequest } from './dto/bank.request.dto.js';
import { HashEntryCreatedResponse, HashEntryPageResponse } from './dto/bank.response.dto.js';
import { EntryImport, type EntryLineResult } from './entry-import.js';
import { EntryService } from './entry.service.js';

/** Answers kept for a client that sends everything before it reads anything. */
const ANSWERS_AHEAD = 100_000;

class NotNdjson extends DomainError {
  readonly code = 'request.unsupported_media_type';
  constructor() {
    super(`Send ${NDJSON}: one JSON object a line.`);
  }
}

/** What a bank knows. Entries come from people only: no key can be given the permission. */
@ApiTags('moderation')
@Controller('moderation/hash-banks/:id/entries')
export class EntryController {
  constructor(
    private readonly entries: EntryService,
    private readonly imports: EntryImport,
    private readonly reader: BankReader,
  ) {}

  /** The newest first. */
  @Get()
  @Allow('hash_bank.read')
  @ApiOperation({ operationId: 'hash_bank_listEntries' })
  @Problems('request.invalid', 'request.malformed_cursor', 'hash_bank.not_found')
  async list(
    @Param('id', UuidPipe) id: HashBankId,
    @Query() query: ListHashEntriesQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<HashEntryPageResponse> {
    await this.requireBank(id);
    return this.reader.entries(scopeOf(caller), id, query);
  }

  /** By hash, or by a content that is here. Everything here is compared with it in the background. */
  @Post()
  @Allow('hash_bank.manage')
  @ApiOperation({ operationId: 'hash_bank_addEntry' })
  @Problems('request.invalid', 'hash_bank.not_found', 'hash_bank.entry_taken', 'hash_bank.no_hash', 'content.not_found')
  async add(
    @Param('id', UuidPipe) id: HashBankId,
    @Body() body: AddHashEntryRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<HashEntryCreatedResponse> {
    if (body.hash !== undefined && body.contentId !== undefined)
      throw new InvalidRequest([{ path: 'contentId', message: 'say either hash or contentId', code: 'either' }]);
    return { id: await this.entries.add(id, body, actor) };
  }

  /**
   * Adds many by the line: `{hash | contentId, quality?, source?, note?}` in, `{line, status, id | error}` out, in order; 200
   * for what the bank had. A broken line never loses the good ones. Lines of an export can be read back.
   */
  @Post('import')
  @HttpCode(200)
  @Allow('hash_bank.manage')
  @RateLimit('bulk')
  @ApiConsumes(NDJSON)
  @ApiBody({ schema: { type: 'string' } })
  @ApiProduces(NDJSON)
  @ApiOkResponse({ content: { [NDJSON]: { schema: { type: 'string' } } } })
  @ApiOperation({ operationId: 'hash_bank_importEntries' })
  @Problems('request.invalid', 'request.unsupported_media_type', 'hash_bank.not_found')
  async import(
    @Param('id', UuidPipe) id: HashBankId,
    @Req() request: FastifyRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<StreamableFile> {
    if (!(request.body instanceof Readable)) throw new NotNdjson();
    await this.requireBank(id);
    const results = this.imports.import(id, request.body, actor);
    return new StreamableFile(Readable.from(linesOf(results), { highWaterMark: ANSWERS_AHEAD }), { type: NDJSON });
  }

  /** Every entry by the line, in the order in which they came. */
  @Get('export')
  @Allow('hash_bank.manage')
  @RateLimit('export')
  @ApiProduces(NDJSON)
  @ApiOkResponse({ content: { [NDJSON]: { schema: { type: 'string' } } } })
  @ApiOperation({ operationId: 'hash_bank_exportEntries' })
  @Problems('request.invalid', 'hash_bank.not_found')
  async export(@Param('id', UuidPipe) id: HashBankId): Promise<StreamableFile> {
    await this.requireBank(id);
    return new StreamableFile(Readable.from(this.reader.exported(id), { highWaterMark: 1 }), { type: NDJSON });
  }

  /** Confirms or refutes an entry, puts it to rest or to use again. */
  @Patch(':entryId')
  @HttpCode(204)
  @Allow('hash_bank.manage')
  @ApiOperation({ operationId: 'hash_bank_updateEntry' })
  @Problems('request.invalid', 'hash_bank.entry_not_found')
  async update(
    @Param('id', UuidPipe) id: HashBankId,
    @Param('entryId', UuidPipe) entryId: HashEntryId,
    @Body() { confirmed, disabledUntil, note }: UpdateHashEntryRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    const until = typeof disabledUntil === 'string' ? new Date(disabledUntil) : disabledUntil;
    await this.entries.update(id, entryId, { confirmed, disabledUntil: until, note }, actor);
  }

  /** What it has matched stays hidden, and its cases stay open. */
  @Delete(':entryId')
  @HttpCode(204)
  @Allow('hash_bank.manage')
  @ApiOperation({ operationId: 'hash_bank_removeEntry' })
  @Problems('request.invalid', 'hash_bank.entry_not_found', 'hash_bank.in_use')
  async remove(
    @Param('id', UuidPipe) id: HashBankId,
    @Param('entryId', UuidPipe) entryId: HashEntryId,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    await this.entries.delete(id, entryId, actor);
  }

  private async requireBank(id: HashBankId): Promise<void> {
    if (!(await this.reader.find(id))) throw new BankNotFound(id);
  }
}

async function* linesOf(results: AsyncIterable<EntryLineResult>): AsyncGenerator<string> {
  for await (const result of results) yield `${JSON.stringify(result)}\n`;
}
