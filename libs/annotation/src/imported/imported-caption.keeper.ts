import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AuthLookup } from '@odr/auth';
import {
  type ArrivedCaptions,
  type CaptionKeeper,
  ContentLookup,
  type ContentSummary,
  ImportedCaptions,
} from '@odr/content';
import { AnnotationCause } from '@odr/contracts';
import type { AnnotationSource } from '@odr/entities';
import { type AnnotationSourceId, DomainError, newId, type UserId } from '@odr/kernel';
import { normaliseLicense } from '@odr/licensing';

import { assertValid } from '../annotation/annotation.policy.js';
import { AnnotationService } from '../annotation/annotation.service.js';
import type { NewAnnotation } from '../annotation/annotation.repository.js';
import { SchemaValidator } from '../schema/schema-validator.js';
import { AnnotationSourceRepository } from '../source/annotation-source.repository.js';
import { type CaptionWords, captionWords, clientIdOf } from './caption-words.js';

/** Makes annotations of the words that imports find beside pictures. */
@Injectable()
export class ImportedCaptionKeeper implements CaptionKeeper, OnModuleInit {
  private readonly log = new Logger(ImportedCaptionKeeper.name);

  constructor(
    private readonly captions: ImportedCaptions,
    private readonly contents: ContentLookup,
    private readonly sources: AnnotationSourceRepository,
    private readonly annotations: AnnotationService,
    private readonly schemas: SchemaValidator,
    private readonly auth: AuthLookup,
  ) {}

  onModuleInit(): void {
    this.captions.register(this);
  }

  /** Words that do not fit the source of their name are left out: a picture must not be lost for them. */
  async keep({ importId, position, contentId, captions, actor }: ArrivedCaptions): Promise<void> {
    const content = await this.contents.findById(contentId);
    if (!content) return;
    const found: NewAnnotation[] = [];
    for (const { field, value, license } of captions) {
      const words = captionWords(field, value);
      const source = words && (await this.sourceOf(words, content, license, actor.userId));
      if (!words || !source) continue;
      if (!this.fits(words, source, content)) {
        this.log.warn({ importId, position, field, sourceId: source.id }, 'words of an import do not fit their source');
        continue;
      }
      const clientId = clientIdOf(content.sha256, source.id, words.annotation);
      found.push({
        contentId,
        sources: [source],
        annotation: words.annotation,
        clientId,
        cause: AnnotationCause.Imported,
      });
    }
    if (found.length === 0) return;
    const author = { userId: actor.userId, ...(await this.auth.assertAgreed(actor.userId)) };
    await this.annotations.saveAll(found, author);
  }

  private async sourceOf(
    { sourceName, type, schema }: CaptionWords,
    content: ContentSummary,
    license: string | undefined,
    userId: UserId,
  ): Promise<AnnotationSource | undefined> {
    const known = await this.sources.byName(sourceName);
    if (known) return known;
    // Words taken from a data set are no freer than what it says of the picture they are about.
    const { spdx, verdict } = normaliseLicense({ license: license ?? content.license });
    await this.sources.addIfMissing({
      id: newId<AnnotationSourceId>(),
      name: sourceName,
      ecosystem: null,
      type,
      annotationSchema: schema,
      license: spdx,
      licenseUrl: null,
      licenseVerdict: verdict,
      userId,
    });
    return this.sources.byName(sourceName);
  }

  private fits({ annotation }: CaptionWords, source: AnnotationSource, content: ContentSummary): boolean {
    try {
      assertValid(annotation, [source], this.schemas, content);
      return true;
    } catch (error) {
      // The schema is the check; what is wrong with the words is of no use to whoever imports a million of them.
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}
