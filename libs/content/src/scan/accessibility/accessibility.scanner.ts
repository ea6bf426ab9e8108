import { Inject, Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database, HandlesEvent, HandlesJob, JobQueue, type EventOf, type JobOf } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../content.config.js';
import { ContentRepository } from '../content.repository.js';
import { ProcessingRepository } from '../processing/processing.repository.js';
import { ACCESSIBILITY_FLAGS, accessibilityFlags } from './accessibility.policy.js';
import { ScanReader } from './scan.reader.js';
import { probeSource } from './source-probe.js';

const VERSION = '1';
const MAX_PROBES = 5;

/** Looks for an alternative text and for a source that can be found; again after each edit. */
@Injectable()
export class AccessibilityProcessor {
  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly db: Database,
    private readonly reader: ScanReader,
    private readonly contents: ContentRepository,
    private readonly processing: ProcessingRepository,
    private readonly jobs: JobQueue,
  ) {}

  @HandlesJob('content.scan_accessibility')
  async scan({ data }: JobOf<'content.scan_accessibility'>): Promise<void> {
    const id = data.contentId as ContentId;
    const subject = await this.reader.accessibilitySubject(id);
    if (!subject) return;
    const addresses = this.config.probesSources
      ? subject.sources.filter(({ type }) => type === 'url').slice(0, MAX_PROBES)
      : [];
    const probes = await Promise.all(addresses.map(({ value }) => probeSource(value)));
    const flags = accessibilityFlags({ altText: subject.altText, sourceCount: subject.sources.length, probes });
    await this.db.transaction(async () => {
      await this.processing.saveScan(id, 'accessibility', VERSION, { flags, probes });
      await this.contents.replaceFlags(id, ACCESSIBILITY_FLAGS, flags);
    });
  }

  @HandlesEvent('content.updated')
  async rescan({ data: { contentId } }: EventOf<'content.updated'>): Promise<void> {
    await this.jobs.add(
      'content.scan_accessibility',
      { contentId },
      { dedupeKey: `content.scan_accessibility:${contentId}` },
    );
  }
}
