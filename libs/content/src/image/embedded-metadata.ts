import { readExif } from './exif-reader.js';
import type { ImageHeader } from './header.js';
import { readIptc } from './iptc-reader.js';
import type { EmbeddedMetadata } from './metadata-fields.js';
import { readXmp } from './xmp-reader.js';

export type { EmbeddedMetadata } from './metadata-fields.js';

const MAX_CHARACTERS = 2_000;
const COMMENT_FIELDS: Readonly<Record<string, keyof EmbeddedMetadata>> = {
  author: 'creator',
  copyright: 'copyright',
  description: 'description',
};

/** Reads creator, copyright, rights and description from XMP, IPTC, EXIF and PNG text, in this order of trust. */
export function readEmbeddedMetadata(header: ImageHeader): EmbeddedMetadata {
  const sources: EmbeddedMetadata[] = [
    header.xmp ? readXmp(header.xmp) : {},
    header.iptc ? readIptc(header.iptc) : {},
    header.exif ? readExif(header.exif) : {},
    ofComments(header.comments),
  ];
  const first = (field: keyof EmbeddedMetadata): string | undefined => {
    const text = sources.map((source) => tidy(source[field])).find(Boolean);
    return text?.slice(0, MAX_CHARACTERS);
  };
  return {
    creator: first('creator'),
    copyright: first('copyright'),
    rights: first('rights'),
    description: first('description'),
  };
}

function ofComments(comments: ImageHeader['comments']): EmbeddedMetadata {
  const found: Partial<Record<keyof EmbeddedMetadata, string>> = {};
  for (const { keyword, text } of comments) {
    const field = COMMENT_FIELDS[keyword.replace(/^png-comment-\d+-/, '').toLowerCase()];
    if (field) found[field] ??= text;
  }
  return found;
}

// Control characters have no place in a name, and XML cannot carry them.
const tidy = (text: string | undefined): string | undefined =>
  text?.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim() || undefined;
