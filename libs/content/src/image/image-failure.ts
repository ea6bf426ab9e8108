/** Why an image cannot be taken in or worked on. The codes are problem codes: they are stored, shown and translated. */
export type ImageFailureCode =
  | 'content.empty_file'
  | 'content.unsupported_format'
  | 'content.too_many_pixels'
  | 'content.undecodable'
  | 'content.truncated'
  | 'content.too_many_frames'
  | 'content.too_complex'
  | 'content.processing_memory'
  | 'content.processing_timeout'
  | 'content.processing_crashed';

/** A failure that belongs to the file and not to us: trying again will not help, except after a crash or a time-out. */
export class ImageFailure extends Error {
  /**
   * @param detail a sentence of ours, for whoever brought the file
   * @param said what the decoder said, for our log: it names its own insides, and nobody can act on it
   */
  constructor(
    readonly code: ImageFailureCode,
    readonly detail: string,
    readonly said?: string,
  ) {
    super(`${code}: ${detail}${said === undefined ? '' : ` (${said})`}`);
    this.name = 'ImageFailure';
  }
}

/** What a decoder gave up at, in a sentence. */
export const undecodable = (said: string, isCut: boolean): ImageFailure =>
  isCut
    ? new ImageFailure('content.truncated', 'The file ends before the picture does.', said)
    : new ImageFailure('content.undecodable', 'The picture in the file is damaged: no decoder can read it.', said);

/** libvips repeats itself over many lines; the first one says it. */
export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
