import { Injectable, Logger } from '@nestjs/common';
import { BLOB_SPACES, BlobStore, RunsEvery, type BlobSpace } from '@odr/platform';
import { ContentService } from '../content.service.js';
import { ScrubRepository } from './scrub.repository.js';

const EVERY_MS = 10 * 60_000;
/** What one run reads of each space at most; a terabyte takes a week and a half. */
const BYTES_A_RUN = 1_000_000_000;
const BLOBS_A_RUN = 500;

/** Reads what is stored over and over, and tells of what has rotted or is gone before anybody needs it. */
@Injectable()
export class Scrubber {
  private readonly log = new Logger(Scrubber.name);

  constructor(
    private readonly blobs: BlobStore,
    private readonly scrubs: ScrubRepository,
    private readonly contents: ContentService,
  ) {}

  @RunsEvery(EVERY_MS, 'content.scrub')
  async scrub(): Promise<void> {
    for (const space of BLOB_SPACES) await this.scrubSome(space);
  }

  private async scrubSome(space: BlobSpace): Promise<void> {
    let after = await this.scrubs.position(space);
    const batch = await this.scrubs.next(space, after, BLOBS_A_RUN);
    let [bytes, checked, damaged] = [0, 0, 0];
    for (const { sha256, sizeBytes } of batch) {
      if (!(await this.blobs.verify(space, sha256))) {
        damaged += 1;
        await this.tell(space, sha256);
      }
      [after, checked, bytes] = [sha256, checked + 1, bytes + sizeBytes];
      if (bytes >= BYTES_A_RUN) break;
    }
    const isWholeRound = checked === batch.length && batch.length < BLOBS_A_RUN;
    await this.scrubs.remember(space, isWholeRound ? '' : after, checked, damaged);
  }

  /** What can be made anew is; of an original nobody else has, people have to hear. */
  private async tell(space: BlobSpace, sha256: string): Promise<void> {
    this.log.error({ space, sha256 }, 'a stored file is missing or has rotted');
    for (const id of await this.scrubs.contentsOf(space, sha256))
      await this.contents.raiseFlag({ id, flag: 'damaged_file', scanner: 'scrub' });
    if (space === 'published') await this.scrubs.forgetDerivatives(sha256);
  }
}
