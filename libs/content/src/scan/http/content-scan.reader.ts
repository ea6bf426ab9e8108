import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { CONFIDENTIAL_SCANNERS } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { ContentLookup } from '../../content.lookup.js';
import { ScanStateReader } from '../scan-state.reader.js';
import { hintsOf, suspicionsOf } from '../scanner.js';
import type { ContentScanResponse } from './dto/scans.response.dto.js';
import { mayReadAllScans } from './scan-access.policy.js';

/** What scanners say of items, to those who may know it. */
@Injectable()
export class ContentScanReader {
  constructor(
    private readonly scans: ScanStateReader,
    private readonly contents: ContentLookup,
  ) {}

  /** In the order of the scanners. @throws ContentNotFound */
  async of(scope: TeamScope, id: ContentId): Promise<ContentScanResponse[]> {
    const content = await this.contents.requireVisible(scope, id);
    const readsAll = mayReadAllScans(scope, content);
    return (await this.scans.of(id))
      .filter(({ scanner }) => readsAll || !CONFIDENTIAL_SCANNERS.has(scanner))
      .map((scan) => {
        const own = [...suspicionsOf(scan.scanner), ...hintsOf(scan.scanner)];
        return { ...scan, flags: own.filter((flag) => content.flags.includes(flag)) };
      });
  }
}
