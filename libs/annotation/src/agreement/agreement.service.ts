import { Injectable } from '@nestjs/common';
import { mayDo, type Principal, scopeOf } from '@odr/access';
import { ContentSetLookup } from '@odr/content';
import type { AnnotationSource } from '@odr/entities';
import type { AnnotationSourceId, Page } from '@odr/kernel';
import { JobQueue } from '@odr/platform';

import { AnnotationSourceService } from '../source/annotation-source.service.js';
import { type AmbiguousItem, AgreementReader, type AnnotatorQuality, type SourceQuality } from './agreement.reader.js';
import { comparedFields } from './compare/compared-field.js';
import type { ListAmbiguousItemsQuery } from './dto/agreement.query.dto.js';
import { type AnnotatorFigures, annotatorFigures } from './measure/annotator-figures.js';
import { sourceFigures } from './measure/source-figures.js';
import { type ItemFilter, MeasuredItemsReader } from './measured-items.reader.js';

/** What is computed while somebody waits is computed of so many contents at most. */
const MOST_ITEMS = 1_000;
const MOST_SOURCES = 20;

@Injectable()
export class AgreementService {
  constructor(
    private readonly reader: AgreementReader,
    private readonly items: MeasuredItemsReader,
    private readonly sources: AnnotationSourceService,
    private readonly sets: ContentSetLookup,
    private readonly jobs: JobQueue,
  ) {}

  /** Figures of each source: those that are kept, or with a filter, computed now. @throws ContentSetNotFound */
  async overview(
    filter: ItemFilter,
    caller: Principal,
  ): Promise<{ sources: SourceQuality[]; lookedAt: Date | null; isBehind: boolean }> {
    const progress = await this.reader.progress();
    if (!isNarrow(filter)) return { sources: await this.reader.sources(), ...progress };
    await this.assertVisible(filter, caller);
    return { sources: await this.narrowed(filter), ...progress };
  }

  /**
   * Figures of one source: those that are kept, or with a filter, computed now.
   * @throws AnnotationSourceNotFound, ContentSetNotFound
   */
  async ofSource(id: AnnotationSourceId, filter: ItemFilter, caller: Principal): Promise<SourceQuality> {
    const source = await this.sources.read(id);
    if (isNarrow(filter)) {
      await this.assertVisible(filter, caller);
      return this.computed(source, filter);
    }
    const [kept] = await this.reader.sources(id);
    return kept ?? this.computed(source, filter);
  }

  /** Figures of a set under each source. @throws ContentSetNotFound */
  async ofSet(setId: string, filter: Omit<ItemFilter, 'setId'>, caller: Principal): Promise<SourceQuality[]> {
    await this.assertVisible({ setId }, caller);
    return this.narrowed({ ...filter, setId });
  }

  /**
   * Of oneself; of all for moderators, who speak with those who need help. With a filter, computed now.
   * @throws ContentSetNotFound
   */
  async annotators(
    sourceId: AnnotationSourceId | null,
    filter: ItemFilter,
    caller: Principal,
  ): Promise<AnnotatorQuality[]> {
    const only = mayDo(caller, 'moderation.read') ? null : caller.userId;
    if (!isNarrow(filter)) return this.reader.annotators(sourceId, only);
    await this.assertVisible(filter, caller);
    const figures: (AnnotatorFigures & { readonly source: AnnotationSource })[] = [];
    for (const source of await this.sourcesIn(filter, sourceId)) {
      const { items } = await this.items.sample(source.id, filter, MOST_ITEMS);
      const found = annotatorFigures(comparedFields(source.annotationSchema), items, only);
      figures.push(...found.map((one) => ({ ...one, source })));
    }
    return this.reader.named(figures);
  }

  /** @throws ContentSetNotFound, MalformedCursor */
  async ambiguous(query: ListAmbiguousItemsQuery, caller: Principal): Promise<Page<AmbiguousItem>> {
    await this.assertVisible(query, caller);
    return this.reader.ambiguous(scopeOf(caller), query);
  }

  /** Asks for what changed to be measured now instead of in some minutes. */
  async measureSoon(): Promise<void> {
    await this.jobs.add('annotation.measure_agreement', {}, { dedupeKey: 'annotation.measure_agreement' });
  }

  private async assertVisible({ setId }: ItemFilter, caller: Principal): Promise<void> {
    if (setId !== undefined) await this.sets.assertVisible(scopeOf(caller), setId);
  }

  /** One by one, so that other work gets its turn. */
  private async narrowed(filter: ItemFilter): Promise<SourceQuality[]> {
    const qualities: SourceQuality[] = [];
    for (const source of await this.sourcesIn(filter, null)) qualities.push(await this.computed(source, filter));
    return qualities;
  }

  private async sourcesIn(filter: ItemFilter, sourceId: AnnotationSourceId | null): Promise<AnnotationSource[]> {
    if (sourceId !== null) return this.sources.readAll([sourceId]);
    const found = await this.items.sourcesOf(filter, MOST_SOURCES);
    return this.sources.readAll(found.map(({ id }) => id));
  }

  private async computed({ id, name, annotationSchema }: AnnotationSource, filter: ItemFilter): Promise<SourceQuality> {
    const { items, total } = await this.items.sample(id, filter, MOST_ITEMS);
    const figures = sourceFigures(comparedFields(annotationSchema), items);
    const isSampled = items.length < total;
    return { source: { id, name }, total, figures: { ...figures, isSampled }, measuredAt: new Date() };
  }
}

const isNarrow = ({ setId, from, to }: ItemFilter): boolean =>
  setId !== undefined || from !== undefined || to !== undefined;
