import { setImmediate as otherWork } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';
import type { AnnotationSourceId } from '@odr/kernel';
import { Database } from '@odr/platform';

import { AnnotationSourceService } from '../source/annotation-source.service.js';
import { AgreementRepository, type NewItem } from './agreement.repository.js';
import { comparedFields } from './compare/compared-field.js';
import { compareItem } from './compare/compare-item.js';
import { type SaidRow, saidItems } from './compare/said.js';
import { annotatorFigures } from './measure/annotator-figures.js';
import { sourceFigures } from './measure/source-figures.js';
import { MeasuredItemsReader } from './measured-items.reader.js';

/** Changes that one transaction takes up. */
const CHANGES = 200;
/** Annotations may weigh a megabyte each: so many contents are compared at a time. */
const CONTENTS = 20;
/** Beyond it figures are of a sample: an interval of five thousand contents is a hundredth wide as it is. */
const MOST_ITEMS = 5_000;

/** Compares what changed and computes figures of it. */
@Injectable()
export class AgreementMeter {
  constructor(
    private readonly db: Database,
    private readonly agreement: AgreementRepository,
    private readonly items: MeasuredItemsReader,
    private readonly sources: AnnotationSourceService,
  ) {}

  /** Takes up some changes and compares their contents. @returns whether there may be more */
  compareChanged(): Promise<boolean> {
    return this.db.transaction(async () => {
      const contentIds = await this.agreement.takeChanged(CHANGES);
      if (!contentIds) return false;
      for (let at = 0; at < contentIds.length; at += CONTENTS) {
        const some = contentIds.slice(at, at + CONTENTS);
        await this.agreement.replace(some, await compareAll(await this.agreement.said(some)));
      }
      return true;
    });
  }

  /** Computes the figures of a source and of its annotators. */
  async measure(sourceId: AnnotationSourceId): Promise<void> {
    const readAt = await this.agreement.clock();
    const startedMs = Date.now();
    const { items, total } = await this.items.sample(sourceId, {}, MOST_ITEMS);
    const fields = comparedFields((await this.sources.read(sourceId)).annotationSchema);
    await otherWork();
    const figures = { ...sourceFigures(fields, items), isSampled: items.length < total };
    await otherWork();
    const annotators = annotatorFigures(fields, items);
    const tookMs = Date.now() - startedMs;
    await this.agreement.keep(sourceId, { readAt, tookMs, total }, figures, annotators);
  }
}

/** Compares contents one by one, letting other work through: outlines of a thousand corners take their time. */
async function compareAll(rows: readonly SaidRow[]): Promise<NewItem[]> {
  const items: NewItem[] = [];
  for (const { sourceId, contentId, fields, coders, size } of saidItems(rows)) {
    const item = compareItem(fields, coders, size);
    if (item) items.push({ sourceId, contentId, ...item });
    await otherWork();
  }
  return items;
}
