import type { Tokenizer } from '../cleaning/token-count.js';
import type { AnnotatedPicture, Found, IncomingFile } from './exchange.js';
import type { LossTally } from './loss-report.js';

/** What is told beside annotations, by formats that have a place for it. */
export interface ExportExtras {
  /** Whose tokens of captions are counted; nobody's when left out. */
  readonly tokens?: Tokenizer | undefined;
}

/** A way to write annotations down that other programs know. */
export interface AnnotationFormat {
  readonly mediaType: string;
  /** Ending of files that hold it, with its dot. */
  readonly ending: string;
  /**
   * Writes pictures with their annotations, in pieces as they are read.
   * @param pictures gives the same each time it is called
   */
  write(
    pictures: () => AsyncIterable<AnnotatedPicture>,
    losses: LossTally,
    extras?: ExportExtras,
  ): AsyncIterable<string | Uint8Array>;
  /** Everything in a file, one by one; what cannot be read is told and the others go on. */
  read(file: IncomingFile): AsyncIterable<Found>;
}
