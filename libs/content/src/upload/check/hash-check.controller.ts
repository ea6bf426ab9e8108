import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, RateLimit, scopeOf, type Principal } from '@odr/access';
import { KeepsNoAnswer, Problems } from '@odr/platform';
import { CheckHashesRequest } from './dto/check-hashes.request.dto.js';
import { CheckedHashesResponse, type CheckedHashResponse } from './dto/checked-hashes.response.dto.js';
import { HashCheckReader, type HeldBytes } from './hash-check.reader.js';

@ApiTags('content')
@Controller('contents')
export class HashCheckController {
  constructor(private readonly reader: HashCheckReader) {}

  /** Asks of up to 10,000 files at once, by their hashes, which of them are here already: those need not be sent. */
  @Post('check')
  @HttpCode(200)
  @Allow('content.create')
  @RateLimit('bulk')
  @KeepsNoAnswer()
  @ApiOperation({ operationId: 'content_check' })
  @Problems('request.invalid')
  async check(
    @Body() { hashes }: CheckHashesRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<CheckedHashesResponse> {
    const held = new Map<string, HeldBytes>();
    for (const found of await this.reader.held(scopeOf(actor), hashes)) {
      // Uploaded again since it was deleted: what is there counts.
      if (!found.isDeleted || !held.has(found.sha256)) held.set(found.sha256, found);
    }
    return { items: hashes.map((sha256) => verdictOn(sha256, held.get(sha256))) };
  }
}

function verdictOn(sha256: string, held: HeldBytes | undefined): CheckedHashResponse {
  if (!held) return { sha256, verdict: 'accept' };
  if (held.isDeleted) return { sha256, verdict: 'restorable', existingId: held.id };
  return { sha256, verdict: 'duplicate', existingId: held.id, status: held.status };
}
