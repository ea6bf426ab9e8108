import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, scopeOf, type Principal } from '@odr/access';
import type { HashBankId, HashScanId } from '@odr/kernel';
import { Problems, UuidPipe, VersionTagInterceptor } from '@odr/platform';
import { BankNotFound } from './bank.errors.js';
import { BankReader } from './bank.reader.js';
import { BankService } from './bank.service.js';
import { CreateHashBankRequest, ListHashMatchesQuery, UpdateHashBankRequest } from './dto/bank.request.dto.js';
import { HashBankResponse, HashBanksResponse, HashMatchPageResponse } from './dto/bank.response.dto.js';
import { ScanService } from './scan.service.js';

/** Banks of known pictures: everything that comes in is compared with them before anybody sees it. */
@ApiTags('moderation')
@Controller('moderation/hash-banks')
export class BankController {
  constructor(
    private readonly banks: BankService,
    private readonly reader: BankReader,
    private readonly scans: ScanService,
  ) {}

  /** All banks, by name. */
  @Get()
  @Allow('hash_bank.read')
  @ApiOperation({ operationId: 'hash_bank_list' })
  async list(): Promise<HashBanksResponse> {
    return { items: await this.reader.list() };
  }

  @Post()
  @Allow('hash_bank.manage')
  @ApiOperation({ operationId: 'hash_bank_create' })
  @Problems('request.invalid', 'hash_bank.name_taken')
  async create(@Body() body: CreateHashBankRequest, @CurrentPrincipal() actor: Principal): Promise<HashBankResponse> {
    return this.shown(await this.banks.create({ ...body, note: body.note ?? null }, actor));
  }

  @Get(':id')
  @Allow('hash_bank.read')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ operationId: 'hash_bank_read' })
  @Problems('request.invalid', 'hash_bank.not_found')
  read(@Param('id', UuidPipe) id: HashBankId): Promise<HashBankResponse> {
    return this.shown(id);
  }

  /** One that finds more than before is compared with everything here anew. */
  @Patch(':id')
  @Allow('hash_bank.manage')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ operationId: 'hash_bank_update' })
  @Problems('request.invalid', 'request.precondition_failed', 'hash_bank.not_found', 'hash_bank.name_taken')
  async update(
    @Param('id', UuidPipe) id: HashBankId,
    @Body() body: UpdateHashBankRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<HashBankResponse> {
    await this.banks.update(id, body, ifMatch, actor);
    return this.shown(id);
  }

  /** Only a bank that nothing has ever matched; others are switched off. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('hash_bank.manage')
  @ApiOperation({ operationId: 'hash_bank_delete' })
  @Problems('request.invalid', 'request.precondition_failed', 'hash_bank.not_found', 'hash_bank.in_use')
  async delete(
    @Param('id', UuidPipe) id: HashBankId,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    await this.banks.delete(id, ifMatch, actor);
  }

  /** Lets a bank hide again that was paused because it would have hit too much. */
  @Post(':id/resume')
  @HttpCode(200)
  @Allow('hash_bank.manage')
  @ApiOperation({ operationId: 'hash_bank_resume' })
  @Problems('request.invalid', 'hash_bank.not_found')
  async resume(@Param('id', UuidPipe) id: HashBankId, @CurrentPrincipal() actor: Principal): Promise<HashBankResponse> {
    await this.banks.resume(id, actor);
    return this.shown(id);
  }

  /** Contents that matched, the nearest first. */
  @Get(':id/matches')
  @Allow('hash_bank.read')
  @ApiOperation({ operationId: 'hash_bank_listMatches' })
  @Problems('request.invalid', 'request.malformed_cursor', 'hash_bank.not_found')
  async matches(
    @Param('id', UuidPipe) id: HashBankId,
    @Query() query: ListHashMatchesQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<HashMatchPageResponse> {
    await this.shown(id);
    return this.reader.matches(scopeOf(caller), id, query);
  }

  /** Compares everything here with the bank, to see what would happen; nothing is done about it before you say so. */
  @Post(':id/searches')
  @HttpCode(202)
  @Allow('hash_bank.manage')
  @ApiOperation({ operationId: 'hash_bank_search' })
  @Problems('request.invalid', 'hash_bank.not_found', 'hash_bank.scan_state')
  async search(@Param('id', UuidPipe) id: HashBankId, @CurrentPrincipal() actor: Principal): Promise<HashBankResponse> {
    await this.scans.preview(id, actor);
    return this.shown(id);
  }

  /** Does what a search that waits for somebody has found: hides, and asks people. */
  @Post(':id/searches/:searchId/apply')
  @HttpCode(202)
  @Allow('hash_bank.manage')
  @ApiOperation({ operationId: 'hash_bank_applySearch' })
  @Problems('request.invalid', 'hash_bank.not_found', 'hash_bank.scan_not_found', 'hash_bank.scan_state')
  async apply(
    @Param('id', UuidPipe) id: HashBankId,
    @Param('searchId', UuidPipe) searchId: HashScanId,
    @CurrentPrincipal() actor: Principal,
  ): Promise<HashBankResponse> {
    await this.shown(id);
    await this.scans.apply(id, searchId, actor);
    return this.shown(id);
  }

  /** Does nothing about what a search has found. A bank that was paused stays so until it is resumed. */
  @Post(':id/searches/:searchId/discard')
  @HttpCode(200)
  @Allow('hash_bank.manage')
  @ApiOperation({ operationId: 'hash_bank_discardSearch' })
  @Problems('request.invalid', 'hash_bank.not_found', 'hash_bank.scan_not_found', 'hash_bank.scan_state')
  async discard(
    @Param('id', UuidPipe) id: HashBankId,
    @Param('searchId', UuidPipe) searchId: HashScanId,
    @CurrentPrincipal() actor: Principal,
  ): Promise<HashBankResponse> {
    await this.shown(id);
    await this.scans.discard(id, searchId, actor);
    return this.shown(id);
  }

  private async shown(id: HashBankId): Promise<HashBankResponse> {
    const bank = await this.reader.find(id);
    if (!bank) throw new BankNotFound(id);
    return bank;
  }
}
