/** The image formats that are taken in, by the name used on the wire, with their media type and file ending. */
export const IMAGE_FORMATS = {
  jpeg: { mediaType: 'image/jpeg', extension: 'jpg' },
  png: { mediaType: 'image/png', extension: 'png' },
  webp: { mediaType: 'image/webp', extension: 'webp' },
  gif: { mediaType: 'image/gif', extension: 'gif' },
  avif: { mediaType: 'image/avif', extension: 'avif' },
  heic: { mediaType: 'image/heic', extension: 'heic' },
  tiff: { mediaType: 'image/tiff', extension: 'tif' },
} as const;

/** One of the accepted formats. */
export type ImageFormat = keyof typeof IMAGE_FORMATS;

/** Media type to serve a format with; undefined for anything that was never accepted. */
export const mediaTypeOf = (format: string): string | undefined => IMAGE_FORMATS[format as ImageFormat]?.mediaType;
