import { isBoxObject, isCaptionValue, isObjectsValue, isPointObject, isTagsValue } from '@odr/contracts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A picture as other programs know it. */
export interface ExchangePicture {
  readonly contentId: string | null;
  readonly sha256: string | null;
  readonly name: string;
  /** In pixels as it is shown; null while it is not read. */
  readonly width: number | null;
  readonly height: number | null;
  readonly license: string | null;
}

export interface ExchangeAnnotation {
  readonly id: string | null;
  /** Names of its sources; none where a file does not say. */
  readonly sources: readonly string[];
  readonly value: JsonObject;
}

/** A picture with what is said about it, on its way out. */
export interface AnnotatedPicture {
  readonly picture: ExchangePicture;
  readonly annotations: readonly ExchangeAnnotation[];
}

/** How a file names a picture. */
export interface PictureReference {
  readonly by: 'contentId' | 'sha256' | 'filename';
  readonly value: string;
}

export interface KnownPictureSize {
  readonly width: number;
  readonly height: number;
}

/** An annotation that a file holds. */
export interface FoundAnnotation {
  /** Where it stands, for people: `line 3`, `annotations[7]`, `labels/cow.txt`. */
  readonly where: string;
  readonly reference: PictureReference;
  /** Names of its sources; none where the file does not say. */
  readonly sources: readonly string[];
  /** Its value; formats that measure in fractions of the picture need its size first. */
  readonly value: JsonObject | ((size: KnownPictureSize) => JsonObject);
  /** What the file says that an annotation cannot hold. */
  readonly losses: readonly string[];
}

/** Something in a file that is no annotation. */
export interface Unreadable {
  readonly where: string;
  readonly code: 'broken' | 'no_picture' | 'duplicate_id' | 'unknown_category' | 'unsafe' | 'not_supported';
  readonly message: string;
}

export type Found = FoundAnnotation | Unreadable;

export const isUnreadable = (found: Found): found is Unreadable => 'code' in found;

/** The file that formats read: a name and bytes that can be read more than once. */
export interface IncomingFile {
  readonly name: string;
  /** The bytes from their begin, unpacked when they are a gzip. */
  open(): AsyncIterable<Uint8Array>;
  /** The files in it when it is an archive; undefined when it is none. */
  entries(): Promise<AsyncIterable<IncomingEntry> | undefined>;
  /** Why reading did not come to its end, as far as it is read: cut off, damaged, or unpacking without end. */
  readonly damage: string | undefined;
}

export interface IncomingEntry {
  readonly path: string;
  /** Its text; or why there is none: its name leads out of the archive, it unpacks without end, is damaged or not UTF-8. */
  read(): Promise<string | Unreadable>;
}

/** Which shipped source a value belongs to when nothing else says so. */
export function sourceOfValue(value: JsonObject): string {
  if (isCaptionValue(value)) return 'caption';
  if (isTagsValue(value)) return 'tags';
  if ('tags_list' in value) return 'graphcap';
  if ('formal_analysis' in value) return 'artcritic';
  if (isObjectsValue(value)) {
    const [first] = value.objects;
    if (first === undefined || isBoxObject(first)) return 'boxes';
    return isPointObject(first) ? 'points' : 'polygons';
  }
  return 'caption';
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SHA256 = /^[0-9a-f]{64}$/i;

/** How a picture is named, by the surest of what is known; ids that cannot be ours are somebody else's, and count for nothing. */
export function referenceTo({ contentId, sha256, name }: Partial<ExchangePicture>): PictureReference | undefined {
  if (contentId && UUID.test(contentId)) return { by: 'contentId', value: contentId };
  if (sha256 && SHA256.test(sha256)) return { by: 'sha256', value: sha256.toLowerCase() };
  return name && !name.includes('\0') ? { by: 'filename', value: name } : undefined;
}

export const isRecord = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
