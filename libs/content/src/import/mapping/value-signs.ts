import { normaliseLicense } from '@odr/licensing';

/** What the texts of a column look like; a share of the cells that say anything, 0 to 1. */
export interface ValueSigns {
  readonly filled: number;
  readonly webAddress: number;
  readonly imageAddress: number;
  readonly embedded: number;
  readonly sha256: number;
  readonly license: number;
  readonly licenseAddress: number;
  readonly date: number;
  readonly urlEncoded: number;
  readonly tagList: number;
  readonly sentence: number;
  readonly imageName: number;
}

const IMAGE_NAME = /\.(jpe?g|png|webp|gif|avif|tiff?|heic|heif)$/i;
/** How base64 of JPEG, PNG, GIF, WebP (RIFF), TIFF and AVIF/HEIC begins. */
const BASE64_IMAGE = /^(?:\/9j\/|iVBORw0KGgo|R0lGOD|UklGR|SUkqA|TU0AK|AAAA[A-Za-z0-9+/]{2}Zn(?:R5c|L))/;

export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]+\S*$/i.test(text);
export const isImageAddress = (text: string): boolean =>
  isWebAddress(text) && IMAGE_NAME.test(text.replace(/[?#].*$/, ''));
export const isDataAddress = (text: string): boolean => /^data:image\/[a-z0-9.+-]+;base64,/i.test(text.slice(0, 100));
export const isEmbeddedImage = (text: string): boolean =>
  isDataAddress(text) || (text.length > 100 && BASE64_IMAGE.test(text.slice(0, 24)));
export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/i.test(text);

const isLicense = (text: string): boolean => {
  if (text.length > 200 || isWebAddress(text)) return false;
  const { spdx, problem } = normaliseLicense({ license: text });
  return spdx !== null || problem?.code === 'needs_version' || problem?.code === 'needs_evidence';
};

const isLicenseAddress = (text: string): boolean =>
  isWebAddress(text) && normaliseLicense({ licenseUrl: text }).problem?.code !== 'unrecognised';

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/.test(text) && !Number.isNaN(Date.parse(text.slice(0, 10)));

/** Escapes, or words held together by plus signs where spaces should be. */
const isUrlEncoded = (text: string): boolean =>
  !/\s/.test(text) && !isWebAddress(text) && (/%[0-9a-f]{2}/i.test(text) || /^[^\s+]+(?:\+[^\s+]+)+$/.test(text));

const isTagList = (text: string): boolean => {
  const parts = text.split(/[,;|]/).map((part) => part.trim());
  return parts.length >= 3 && parts.every((part) => part.length <= 40 && part.split(/\s+/).length <= 4);
};

const isSentence = (text: string): boolean => text.trim().split(/\s+/).length >= 4;
const isImageName = (text: string): boolean => !isWebAddress(text) && text.length < 500 && IMAGE_NAME.test(text);

/** Looks at the cells of one column. */
export function signsOf(cells: readonly unknown[]): ValueSigns {
  const texts = cells.flatMap((cell) => (typeof cell === 'string' && cell.trim() !== '' ? [cell.trim()] : []));
  const share = (sign: (text: string) => boolean): number =>
    texts.length === 0 ? 0 : texts.filter(sign).length / texts.length;
  return {
    filled:
      cells.length === 0
        ? 0
        : cells.filter((cell) => cell !== null && cell !== undefined && cell !== '').length / cells.length,
    webAddress: share(isWebAddress),
    imageAddress: share(isImageAddress),
    embedded: share(isEmbeddedImage),
    sha256: share(isSha256),
    license: share(isLicense),
    licenseAddress: share(isLicenseAddress),
    date: share(isDate),
    urlEncoded: share(isUrlEncoded),
    tagList: share(isTagList),
    sentence: share(isSentence),
    imageName: share(isImageName),
  };
}
