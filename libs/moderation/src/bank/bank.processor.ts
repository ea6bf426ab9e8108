import { SubjectType } from '@odr/contracts';
import type { ContentId, HashBankId, HashScanId } from '@odr/kernel';
import { HandlesEvent, HandlesJob, RunsEvery, type EventOf, type JobOf } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { BankVerdicts } from './bank-verdicts.js';
import { ScanRepository } from './scan.repository.js';
import { ScanService } from './scan.service.js';

/** After this long another job has its turn. */
const SLICE_MS = 10_000;
const TEND_EVERY_MS = 60_000;
const QUIET_MS = 120_000;

/** Takes searches on, a piece at a time, and learns from verdicts. */
@Injectable()
export class BankProcessor {
  constructor(
    private readonly scans: ScanService,
    private readonly rows: ScanRepository,
    private readonly verdicts: BankVerdicts,
  ) {}

  @HandlesJob('moderation.match_bank')
  async match({ data }: Pick<JobOf<'moderation.match_bank'>, 'data'>): Promise<void> {
    await this.scans.begin(data.bankId as HashBankId);
  }

  @HandlesJob('moderation.search_bank')
  async search({ data }: Pick<JobOf<'moderation.search_bank'>, 'data'>): Promise<void> {
    const id = data.scanId as HashScanId;
    const until = Date.now() + SLICE_MS;
    while (await this.scans.step(id)) {
      if (Date.now() < until) continue;
      await this.scans.goOn(id);
      return;
    }
  }

  /** Picks up searches whose job was lost for good. */
  @RunsEvery(TEND_EVERY_MS, 'moderation.tend_banks')
  async tend(): Promise<void> {
    for (const id of await this.rows.forgotten(QUIET_MS)) await this.scans.goOn(id);
  }

  @HandlesEvent('moderation.case_decided')
  async onDecided({ data }: EventOf<'moderation.case_decided'>): Promise<void> {
    if (data.subjectType === SubjectType.Content) await this.verdicts.learn(data.subjectId as ContentId);
  }
}
