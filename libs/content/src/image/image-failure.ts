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
  constructor(
    readonly code: ImageFailureCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'ImageFailure';
  }
}
