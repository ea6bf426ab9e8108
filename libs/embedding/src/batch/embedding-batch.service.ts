import { Injectable, Logger } from '@nestjs/common';
import type { ProblemCode } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';
import { BlobStore, Database, ModelUnavailable, Outbox } from '@odr/platform';
import { embeddableText } from '../caption-text.js';
import { EmbeddingRepository, type AnnotationToEmbed, type ContentToEmbed } from '../embedding.repository.js';
import { Embedders } from '../engine/embedders.js';
import { FailureRepository } from './failure.repository.js';
import { normalText, textHash } from './normal-text.js';
import { oneByOneIfNeeded, type Outcome } from './one-by-one.js';

/** Embeds a handful of things at once: what was seen before is copied, what fails is kept with its reason. Safe to repeat. */
@Injectable()
export class EmbeddingBatchService {
  private readonly log = new Logger(EmbeddingBatchService.name);

  constructor(
    private readonly db: Database,
    private readonly embeddings: EmbeddingRepository,
    private readonly failures: FailureRepository,
    private readonly embedders: Embedders,
    private readonly blobs: BlobStore,
    private readonly outbox: Outbox,
  ) {}

  /** @throws ModelUnavailable, ModelBusy: nothing is lost, try again later */
  async embedContents(engine: EmbeddingEngine, contents: readonly ContentToEmbed[]): Promise<void> {
    const copied = await this.copyKnown(engine, contents);
    const unseen = contents.filter(({ contentId }) => !copied.has(contentId));
    if (unseen.length === 0) return;
    const { embedImages } = this.embedders.of(engine);
    if (!embedImages) throw new ModelUnavailable(engine.name, 'it does not see pictures');
    const pictures = [...new Set(unseen.map(({ previewSha256 }) => previewSha256))];
    const outcomes = await this.look(pictures, (images) => embedImages(images));
    const seen = unseen.map(({ contentId, previewSha256 }) => ({
      contentId,
      outcome: outcomes.get(previewSha256) ?? { reason: LOST },
    }));
    await this.db.transaction(async () => {
      const stored = await this.embeddings.storeContents(
        engine.id,
        seen.flatMap(({ contentId, outcome }) => ('vector' in outcome ? [{ contentId, vector: outcome.vector }] : [])),
      );
      await this.tell(engine, stored);
      for (const { contentId, outcome } of seen)
        if ('reason' in outcome) await this.failures.add(engine.id, contentId, outcome.reason);
    });
    const failed = seen.filter(({ outcome }) => 'reason' in outcome);
    if (failed.length > 0) this.log.warn({ engine: engine.name, failed: failed.length }, 'not embedded');
  }

  /** @throws ModelUnavailable, ModelBusy: nothing is lost, try again later */
  async embedAnnotations(engine: EmbeddingEngine, annotations: readonly AnnotationToEmbed[]): Promise<void> {
    const said = annotations.map((annotation) => ({ annotation, text: normalText(embeddableText(annotation.value)) }));
    const texts = [...new Set(said.map(({ text }) => text))].filter(Boolean);
    const known = await this.embeddings.knownTexts(engine.id, texts.map(textHash));
    const unknown = texts.filter((text) => !known.has(textHash(text).toString('hex')));
    const { embedTexts } = this.embedders.of(engine);
    if (!embedTexts) throw new ModelUnavailable(engine.name, 'it does not read text');
    const outcomes = await oneByOneIfNeeded(unknown, (inputs) => embedTexts(inputs));
    const read = new Map(unknown.map((text, place) => [text, outcomes[place]]));
    await this.db.transaction(async () => {
      for (const { annotation, text } of said) {
        const outcome = read.get(text);
        if (outcome && 'reason' in outcome) {
          await this.failures.add(engine.id, annotation.annotationId, outcome.reason);
          continue;
        }
        const hash = text === '' ? null : textHash(text);
        const vector = outcome?.vector ?? (hash && known.get(hash.toString('hex'))) ?? null;
        await this.embeddings.storeAnnotation(engine.id, annotation, vector, hash);
      }
      await this.failures.remove(
        engine.id,
        said.filter(({ text }) => isRead(read.get(text))).map(({ annotation }) => annotation.annotationId),
      );
    });
  }

  /** The same picture under the same engine has the same vector. @returns which contents have theirs now */
  private async copyKnown(engine: EmbeddingEngine, contents: readonly ContentToEmbed[]): Promise<ReadonlySet<string>> {
    return this.db.transaction(async () => {
      const copied = await this.embeddings.copyContents(engine.id, contents);
      await this.tell(engine, copied);
      return new Set(copied);
    });
  }

  private async tell(engine: EmbeddingEngine, contentIds: readonly string[]): Promise<void> {
    if (contentIds.length === 0) return;
    await this.failures.remove(engine.id, contentIds);
    const payloads = contentIds.map((contentId) => ({ contentId, engineId: engine.id }));
    await this.outbox.appendAll('embedding.content_stored', payloads);
  }

  private async look(
    hashes: readonly string[],
    embed: (images: readonly Uint8Array[]) => Promise<Float32Array[]>,
  ): Promise<ReadonlyMap<string, Outcome>> {
    const found: { sha256: string; bytes: Uint8Array }[] = [];
    for (const sha256 of hashes) {
      // A blob that is gone must not stop the others; it is missing from the answer.
      const bytes = await this.blobs.read('published', sha256).catch(() => undefined);
      if (bytes) found.push({ sha256, bytes });
    }
    const outcomes = await oneByOneIfNeeded(
      found.map(({ bytes }) => bytes),
      embed,
    );
    return new Map(found.flatMap(({ sha256 }, place) => (outcomes[place] ? [[sha256, outcomes[place]] as const] : [])));
  }
}

/** The code of what has no file any more. */
const LOST: ProblemCode = 'content.file_not_ready';

const isRead = (outcome: Outcome | undefined): boolean => outcome === undefined || 'vector' in outcome;
