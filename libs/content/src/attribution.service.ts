import { Injectable } from '@nestjs/common';
import { assertNever, type ContentId } from '@odr/kernel';
import {
  AttributionFormat,
  attributionCsv,
  attributionHtml,
  attributionMarkdown,
  attributionRecord,
  attributionText,
  type CreditedWork,
} from '@odr/licensing';
import { ContentNotFound } from './content.errors.js';
import { AttributionReader } from './attribution.reader.js';

/** A credit line with the media type to send it as. */
export interface WrittenAttribution {
  readonly mediaType: string;
  readonly body: string;
}

/** Writes the credit line of an item. */
@Injectable()
export class AttributionService {
  constructor(private readonly reader: AttributionReader) {}

  /** @throws ContentNotFound. Ask whether the caller may see the item first */
  async of(id: ContentId, format: AttributionFormat): Promise<WrittenAttribution> {
    const work = (await this.reader.creditedWorks([id])).get(id);
    if (!work) throw new ContentNotFound(id);
    return write(work, format);
  }
}

function write(work: CreditedWork, format: AttributionFormat): WrittenAttribution {
  switch (format) {
    case 'text':
      return { mediaType: 'text/plain', body: attributionText(work) };
    case 'html':
      return { mediaType: 'text/html', body: attributionHtml(work) };
    case 'markdown':
      return { mediaType: 'text/markdown', body: attributionMarkdown(work) };
    case 'json':
      return { mediaType: 'application/json', body: JSON.stringify(attributionRecord(work)) };
    case 'csv':
      return { mediaType: 'text/csv', body: attributionCsv(work) };
    default:
      return assertNever(format);
  }
}
