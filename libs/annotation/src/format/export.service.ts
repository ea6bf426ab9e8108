import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';

import { AnnotationLineReader } from '../bulk/annotation-line.reader.js';
import type { AnnotationFilterQuery } from '../bulk/dto/annotation-filter.query.dto.js';
import type { ExportAnnotationsQuery } from './dto/exchange.query.dto.js';
import type { ExportPreviewResponse } from './dto/exchange.response.dto.js';
import { FORMATS } from './formats.js';
import { type Loss, LossTally } from './loss-report.js';
import { AnnotatedPictureReader } from './picture.reader.js';

const LOOKED_AT = 1_000;
const LISTED = 100;
/** What an archive says of its own losses. */
const LISTED_IN_FILE = 100_000;

/** Writes annotations in the formats of others. */
@Injectable()
export class AnnotationExportService {
  constructor(
    private readonly pictures: AnnotatedPictureReader,
    private readonly lines: AnnotationLineReader,
  ) {}

  /** The file, in pieces as they are read. */
  write(query: ExportAnnotationsQuery, caller: Principal | undefined): AsyncIterable<string | Uint8Array> {
    const [scope, filter] = [scopeOf(caller), filterOf(query)];
    return FORMATS[query.format].write(
      () => this.pictures.pictures(scope, filter),
      new LossTally(LISTED_IN_FILE),
      query,
    );
  }

  /** Every annotation that does not come out whole, as it is found. */
  async *losses(query: ExportAnnotationsQuery, caller: Principal | undefined): AsyncGenerator<Loss> {
    const found: Loss[] = [];
    const tally = new LossTally(0, (loss) => found.push(loss));
    const [scope, filter] = [scopeOf(caller), filterOf(query)];
    const file = FORMATS[query.format].write(() => this.pictures.pictures(scope, filter), tally);
    for await (const _piece of file) yield* found.splice(0);
    yield* found;
  }

  /** How large the file will be and what it loses, judged by the first thousand annotations. */
  async preview(query: ExportAnnotationsQuery, caller: Principal | undefined): Promise<ExportPreviewResponse> {
    const [scope, filter] = [scopeOf(caller), filterOf(query)];
    const tally = new LossTally(LISTED);
    const file = FORMATS[query.format].write(() => this.pictures.pictures(scope, filter, LOOKED_AT), tally, query);
    let bytes = 0;
    for await (const piece of file) bytes += Buffer.byteLength(piece);
    const annotations = await this.lines.count(scope, filter);
    const report = tally.report();
    const looked = report.annotations;
    const estimatedBytes = looked === 0 ? bytes : Math.round((bytes / looked) * annotations);
    return { annotations, looked, estimatedBytes, report };
  }
}

/** `format` is the file's here and the picture's there. */
const filterOf = ({ pictureFormat, ...query }: ExportAnnotationsQuery): AnnotationFilterQuery => ({
  ...query,
  format: pictureFormat,
});
