import { Inject, Injectable, Logger } from '@nestjs/common';
import { DomainError, type ContentId } from '@odr/kernel';
import { BlobStore, Database, StorageFull, type StagedBlob } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../content.config.js';
import { ContentDuplicate, NotYourTeam } from '../content.errors.js';
import { Intake } from '../intake/intake.service.js';
import type { Contributor } from './import-actors.js';
import { ItemPostponed, ItemRefused } from './import.errors.js';
import { ImportItemRepository, type PickedItem } from './import-item.repository.js';
import { mergeDescriptions } from './import.policy.js';
import { ImportSources } from './import-sources.js';
import { ImportStandstill } from './import-standstill.js';
import { ImportedCaptions } from './imported-captions.js';
import type { Import, ItemRefusal, OpenedItem } from './import-source.js';

/** One item in the hands of the engine. */
interface Turn {
  readonly item: PickedItem;
  readonly theImport: Import;
  readonly contributor: Contributor;
  readonly startedAt: number;
}

/** Takes in one item: opens, stages, hands it to the intake, writes down what became of it. */
@Injectable()
export class ImportTaker {
  private readonly log = new Logger(ImportTaker.name);

  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly intake: Intake,
    private readonly items: ImportItemRepository,
    private readonly sources: ImportSources,
    private readonly captions: ImportedCaptions,
  ) {}

  /** @throws ImportStandstill when no other item could come in either */
  async take(item: PickedItem, theImport: Import, contributor: Contributor, signal: AbortSignal): Promise<void> {
    const turn = { item, theImport, contributor, startedAt: performance.now() };
    if (this.items.isWornOut(item)) return this.refuse(turn, WORN_OUT);
    let opened: OpenedItem | undefined;
    let staged: StagedBlob | undefined;
    try {
      const { userId } = theImport;
      const maxBytes = this.config.maxUploadBytes;
      opened = await this.sources.of(theImport.kind).open(item, theImport, { signal, userId, maxBytes });
      staged = await this.blobs.stage(untilAborted(opened.stream, signal), { maxBytes });
      await this.register(turn, opened, staged);
    } catch (error) {
      await this.giveUp(turn, opened, error, signal);
    } finally {
      if (staged) await this.blobs.discard(staged);
      await opened?.close?.();
    }
  }

  /** Content, words, evidence and outcome: all of it or nothing. */
  private register(turn: Turn, opened: OpenedItem, staged: StagedBlob): Promise<void> {
    const { item, theImport, contributor } = turn;
    const description = {
      ...mergeDescriptions(theImport.settings.defaults, item.description, opened.description),
      teamId: theImport.teamId,
    };
    return this.whilePlanned(turn, async () => {
      const fileName = opened.fileName ?? item.fileName;
      const contentId = await this.intake.take({ staged, fileName, description, ...contributor });
      await this.keepWords(turn, opened, contentId, true);
      await this.items.end(theImport.id, item.position, { state: 'processing', contentId }, sinceMs(turn));
    });
  }

  private async giveUp(turn: Turn, opened: OpenedItem | undefined, error: unknown, signal: AbortSignal): Promise<void> {
    const { item, theImport } = turn;
    if (signal.aborted) return this.items.putBack(theImport.id, [item.position], null);
    if (error instanceof ItemPostponed) return this.items.putBack(theImport.id, [item.position], error.afterMs);
    if (error instanceof ContentDuplicate) return this.noteDuplicate(turn, opened, error.existingId);
    if (error instanceof StorageFull || error instanceof NotYourTeam) {
      await this.items.putBack(theImport.id, [item.position], null);
      throw new ImportStandstill({ code: error.code, detail: error.message });
    }
    if (error instanceof ItemRefused) return this.refuse(turn, error.refusal);
    if (error instanceof DomainError)
      return this.refuse(turn, { outcome: 'failed', code: error.code, detail: error.message });
    this.log.error({ importId: theImport.id, position: item.position, err: error }, 'an item could not be taken in');
    await this.refuse(turn, BROKEN);
  }

  private noteDuplicate(turn: Turn, opened: OpenedItem | undefined, contentId: ContentId | undefined): Promise<void> {
    return this.whilePlanned(turn, async () => {
      await this.keepWords(turn, opened, contentId, false);
      const { item, theImport } = turn;
      await this.items.end(theImport.id, item.position, { state: 'duplicate', contentId }, sinceMs(turn));
    });
  }

  private async keepWords(
    { item, theImport, contributor: { actor } }: Turn,
    opened: OpenedItem | undefined,
    contentId: ContentId | undefined,
    isNew: boolean,
  ): Promise<void> {
    const { captions, position } = item;
    if (contentId && captions.length > 0)
      await this.captions.keep({ importId: theImport.id, position, contentId, captions, actor });
    await opened?.whenTaken?.(contentId, isNew);
  }

  private refuse(turn: Turn, { outcome, code, detail }: ItemRefusal): Promise<void> {
    const { item, theImport } = turn;
    return this.items.end(theImport.id, item.position, { state: outcome, code, detail }, sinceMs(turn));
  }

  /** Somebody else may have ended the item meanwhile: a worker that was believed dead. */
  private whilePlanned({ item, theImport }: Turn, work: () => Promise<void>): Promise<void> {
    return this.db.transaction(async () => {
      if (await this.items.lockPending(theImport.id, item.position)) await work();
    });
  }
}

const sinceMs = ({ startedAt }: Turn): number => performance.now() - startedAt;

async function* untilAborted(stream: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncIterable<Uint8Array> {
  for await (const chunk of stream) {
    signal.throwIfAborted();
    yield chunk;
  }
}

const WORN_OUT: ItemRefusal = {
  outcome: 'failed',
  code: 'import.gave_up',
  detail: 'Every attempt to take this in was cut short. Retry it alone; if that fails too, tell the operator.',
};
const BROKEN: ItemRefusal = {
  outcome: 'failed',
  code: 'service.internal',
  detail: 'Something went wrong on our side. Retry it; the operator finds the cause in the log.',
};
