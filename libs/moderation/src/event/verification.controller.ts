import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '@odr/access';
import { VerificationResponse } from './dto/verification.response.dto.js';
import { HistoryVerifier, type Finding } from './history.verifier.js';

@ApiTags('moderation')
@Controller('moderation/events')
export class VerificationController {
  constructor(private readonly verifier: HistoryVerifier) {}

  /** Reads the whole history again: names what somebody has changed, and rows that do not follow from it. */
  @Post('verify')
  @HttpCode(200)
  @Allow('moderation.verify')
  @ApiOperation({ operationId: 'moderation_verifyEvents' })
  async verify(): Promise<VerificationResponse> {
    const { subjects, events, findings } = await this.verifier.verify();
    return { isSound: findings.length === 0, subjects, events, findings: findings.map(toFinding) };
  }
}

const toFinding = ({ subject, flaw, differences }: Finding): VerificationResponse['findings'][number] => ({
  subjectType: subject.type,
  subjectId: subject.id,
  seq: flaw?.seq ?? null,
  eventId: flaw?.eventId ?? null,
  what: flaw?.what ?? 'tables_differ',
  byte: flaw?.byte ?? null,
  differences: [...differences],
});
