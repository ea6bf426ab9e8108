import { Inject, Injectable } from '@nestjs/common';
import { FileVariant, type ScannerName } from '@odr/contracts';
import { DomainError, type ContentId } from '@odr/kernel';
import { BlobStore, Database, JobQueue, Outbox } from '@odr/platform';
import { FileNotReady } from '../content.errors.js';
import { ContentLookup } from '../content.lookup.js';
import { ContentRepository } from '../content.repository.js';
import { ContentService } from '../content.service.js';
import { isThePicturesFault } from './scan-failure.policy.js';
import { MAX_SCAN_ATTEMPTS, ScanRepository, type ScanRow } from './scan.repository.js';
import { SCANNER_CARDS } from './scanner-cards.js';
import { hintsOf, suspicionsOf, type ScannerCard, type ScanResult, type ScanSubject } from './scanner.js';
import { Scanners } from './scanners.js';

/** Scanners whose findings another module keeps a copy of; telling of the others would be a job for nobody. */
const READ_BY_OTHERS: ReadonlySet<ScannerName> = new Set<ScannerName>(['text']);

const keyOf = (id: ContentId, scanner: ScannerName): string => `content.scan:${scanner}:${id}`;

/** Lets scanners look at contents, and keeps what they say. */
@Injectable()
export class ScanService {
  constructor(
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly scans: ScanRepository,
    private readonly scanners: Scanners,
    @Inject(SCANNER_CARDS) private readonly cards: readonly ScannerCard[],
    private readonly lookup: ContentLookup,
    private readonly contents: ContentRepository,
    private readonly service: ContentService,
    private readonly jobs: JobQueue,
    private readonly outbox: Outbox,
  ) {}

  /** Asks every scanner to look at a processed item; what intake has measured itself is not measured again. */
  async requestAll(id: ContentId): Promise<void> {
    await this.request(id, ({ needs }) => needs !== 'pixels');
    // Nothing more to wait for where the others are off.
    await this.db.transaction(() => this.tellIfFinished(id));
  }

  /** Asks those to look again that look at what people say. */
  async requestAfterEdit(id: ContentId): Promise<void> {
    await this.request(id, ({ needs }) => needs === 'columns');
  }

  /** Asks in the background, in a queue of its own. */
  async requestAgain({ name }: ScannerCard, ids: readonly ContentId[]): Promise<void> {
    const jobs = ids.map((contentId) => ({ payload: { contentId, scanner: name }, dedupeKey: keyOf(contentId, name) }));
    await this.jobs.addAll('content.rescan', jobs);
  }

  /** Looks, unless a result that counts has come about meanwhile. */
  async runIfStale(id: ContentId, name: ScannerName): Promise<void> {
    const card = this.scanners.find(name)?.card;
    if (card && (await this.scans.isStale(id, card))) await this.run(id, name);
  }

  /**
   * Looks at one item and keeps the result, or why there is none. What the picture itself brings down is tried
   * `MAX_SCAN_ATTEMPTS` times and then left.
   * @throws what may be better the next time; the job stays
   */
  async run(id: ContentId, name: ScannerName): Promise<void> {
    const ready = this.scanners.find(name);
    const row = await this.scans.subject(id);
    // Switched off meanwhile, or gone, or of a kind that no version of it takes any more: nothing to do.
    if (!ready || !row || !ready.card.takes.includes(row.type)) return;
    const { card, scanner } = ready;
    try {
      await this.keep(id, card, await scanner.scan(await this.subjectFor(card, row)));
    } catch (error) {
      const code = error instanceof DomainError ? error.code : 'service.internal';
      const message = error instanceof Error ? error.message : String(error);
      const attempts = await this.keepFailure(id, card, { code, message });
      if (!isThePicturesFault(code) || attempts < MAX_SCAN_ATTEMPTS) throw error;
    }
  }

  /** Keeps a result and brings the item's flags in line with it. */
  keep(id: ContentId, { name, version }: ScannerCard, { findings, flags }: ScanResult): Promise<void> {
    return this.db.transaction(async () => {
      await this.scans.takeTurn(id);
      await this.scans.save(id, name, version, findings);
      const hints = hintsOf(name);
      if (hints.length > 0)
        await this.contents.replaceFlags(
          id,
          hints,
          hints.filter((hint) => flags.includes(hint)),
        );
      for (const flag of suspicionsOf(name)) {
        if (flags.includes(flag)) await this.service.raiseFlag({ id, flag, scanner: name });
        else await this.service.lowerFlag({ id, flag, scanner: name });
      }
      if (READ_BY_OTHERS.has(name)) await this.outbox.append('content.scanned', { contentId: id, scanner: name });
      await this.tellIfFinished(id);
    });
  }

  private keepFailure(id: ContentId, card: ScannerCard, failure: { code: string; message: string }): Promise<number> {
    return this.db.transaction(async () => {
      await this.scans.takeTurn(id);
      const attempts = await this.scans.saveFailure(id, card, failure);
      if (attempts === MAX_SCAN_ATTEMPTS) await this.tellIfFinished(id);
      return attempts;
    });
  }

  private async tellIfFinished(id: ContentId): Promise<void> {
    if (await this.scans.isFinished(id, this.cards))
      await this.outbox.append('content.scans_finished', { contentId: id });
  }

  /** Keeps what intake has measured on the way. */
  async keepMeasured(id: ContentId, name: ScannerName, result: ScanResult): Promise<void> {
    const card = this.cards.find((one) => one.name === name);
    if (card) await this.keep(id, card, result);
  }

  private async request(id: ContentId, wanted: (card: ScannerCard) => boolean): Promise<void> {
    const jobs = this.cards
      .filter(wanted)
      .map(({ name }) => ({ payload: { contentId: id, scanner: name }, dedupeKey: keyOf(id, name) }));
    await this.jobs.addAll('content.scan', jobs);
  }

  private async subjectFor({ needs }: ScannerCard, row: ScanRow): Promise<ScanSubject> {
    if (needs === 'columns')
      return { ...row, preview: () => Promise.reject(new Error('It was said to need no picture.')) };
    const preview = await this.lookup.fileOf(row.id, FileVariant.Preview);
    if (!preview) throw new FileNotReady(FileVariant.Preview);
    return { ...row, preview: () => this.blobs.read('published', preview.sha256) };
  }
}
