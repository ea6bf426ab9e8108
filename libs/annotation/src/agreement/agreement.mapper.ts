import type { Page } from '@odr/kernel';

import type { AmbiguousItem, AnnotatorQuality, SourceQuality } from './agreement.reader.js';
import type {
  AmbiguousItemPageResponse,
  AnnotatorQualityResponse,
  SourceQualityResponse,
} from './dto/agreement.response.dto.js';

export const toSourceQuality = ({ source, total, figures, measuredAt }: SourceQuality): SourceQualityResponse => ({
  source,
  total,
  contents: figures.contents,
  isSampled: figures.isSampled,
  coders: figures.coders,
  judgements: figures.judgements,
  agreement: figures.agreement,
  low: figures.low,
  high: figures.high,
  distribution: [...figures.distribution],
  figures: [...figures.figures],
  measuredAt: measuredAt.toISOString(),
});

export const toAnnotatorQuality = ({ user, source, figures }: AnnotatorQuality): AnnotatorQualityResponse => {
  const { contents, agreement, low, high, main, windows, drift } = figures;
  return {
    user,
    source,
    contents,
    agreement,
    low,
    high,
    main,
    windows: windows.map((window) => ({ ...window, from: iso(window.from), to: iso(window.to) })),
    drift: drift && { ...drift, since: iso(drift.since) },
  };
};

export const toAmbiguousPage = (page: Page<AmbiguousItem>): AmbiguousItemPageResponse => ({
  ...page,
  items: page.items.map((item) => ({
    ...item,
    annotationIds: [...item.annotationIds],
    conflicts: item.conflicts.map((conflict) => ({ ...conflict, annotationIds: [...conflict.annotationIds] })),
    lastAnnotatedAt: item.lastAnnotatedAt.toISOString(),
  })),
});

/** What was kept as JSON comes back as text. */
const iso = (time: Date): string => new Date(time).toISOString();
