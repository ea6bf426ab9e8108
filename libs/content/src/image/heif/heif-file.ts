import { ImageFailure } from '../image-failure.js';
import { boxesIn, brokenHeif, ByteReader, type Box } from './boxes.js';

/** A picture, a tile, or metadata in a HEIF container. */
export interface HeifItem {
  readonly id: number;
  /** Four letters: hvc1, av01, grid, Exif, mime … */
  readonly type: string;
  readonly contentType: string;
  readonly isHidden: boolean;
}

export interface Association {
  /** Index into the properties. */
  readonly property: number;
  readonly isEssential: boolean;
}

export interface Reference {
  /** Four letters: dimg, auxl, thmb, cdsc … */
  readonly type: string;
  readonly from: number;
  readonly to: readonly number[];
}

interface Location {
  /** Whether the extents lie in the file itself (0) or in the box `idat` (1). */
  readonly construction: number;
  readonly extents: readonly { readonly offset: number; readonly length: number }[];
}

/** The directory of a HEIF or AVIF file: which items there are, what they are like, and where they lie. */
export interface HeifFile {
  readonly brands: readonly string[];
  readonly primary: number;
  readonly items: ReadonlyMap<number, HeifItem>;
  readonly properties: readonly Box[];
  readonly associations: ReadonlyMap<number, readonly Association[]>;
  readonly references: readonly Reference[];
  readonly locations: ReadonlyMap<number, Location>;
  readonly idat: Buffer;
}

const MAX_ENTRIES = 20_000;

/**
 * Reads `ftyp` and `meta`.
 * @param ftyp and meta are the bodies of these boxes
 * @throws ImageFailure if they do not hold together
 */
export function readHeif(ftyp: Buffer, meta: Buffer): HeifFile {
  const parts = new Map(boxesIn(meta, 4).map((box) => [box.type, box.body]));
  const part = (type: string): Buffer => {
    const body = parts.get(type);
    if (!body) throw brokenHeif(`there is no ${type}`);
    return body;
  };
  const containers = boxesIn(part('iprp'));
  return {
    brands: brandsOf(ftyp),
    primary: primaryOf(part('pitm')),
    items: itemsOf(part('iinf')),
    properties: containers.filter(({ type }) => type === 'ipco').flatMap(({ body }) => boxesIn(body)),
    associations: associationsOf(containers.filter(({ type }) => type === 'ipma').map(({ body }) => body)),
    references: parts.has('iref') ? referencesOf(part('iref')) : [],
    locations: locationsOf(part('iloc')),
    idat: parts.get('idat') ?? Buffer.alloc(0),
  };
}

/** The bytes of an item, its extents one after the other. @throws ImageFailure where they lie outside */
export function itemData(file: HeifFile, bytes: Buffer, id: number): Buffer {
  const location = file.locations.get(id);
  if (!location) throw brokenHeif(`item ${id} lies nowhere`);
  const source = location.construction === 1 ? file.idat : bytes;
  let budget = source.length;
  const pieces = location.extents.map(({ offset, length }) => {
    const size = length === 0 ? source.length - offset : length;
    budget -= size;
    if (offset + size > source.length || size < 0 || budget < 0)
      throw new ImageFailure('content.truncated', `Item ${id} lies outside of the file.`);
    return source.subarray(offset, offset + size);
  });
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
}

/** The properties of an item, in their order. */
export const propertiesOf = (file: HeifFile, id: number): Box[] =>
  (file.associations.get(id) ?? []).flatMap(({ property }) => file.properties[property] ?? []);

/** Items that the given one is put together from. */
export const inputsOf = (file: HeifFile, id: number): number[] =>
  file.references.filter(({ type, from }) => type === 'dimg' && from === id).flatMap(({ to }) => to);

const brandsOf = (ftyp: Buffer): string[] =>
  Array.from({ length: Math.min(ftyp.length >> 2, 64) }, (_, index) =>
    ftyp.toString('latin1', index * 4, index * 4 + 4),
  ).filter((_, index) => index !== 1);

function primaryOf(pitm: Buffer): number {
  const reader = new ByteReader(pitm);
  const version = reader.number(1);
  reader.number(3);
  return reader.number(version === 0 ? 2 : 4);
}

function itemsOf(iinf: Buffer): Map<number, HeifItem> {
  const items = new Map<number, HeifItem>();
  for (const { type, body } of boxesIn(iinf, iinf[0] === 0 ? 6 : 8)) {
    const version = body[0] ?? 0;
    if (type !== 'infe' || version < 2) continue;
    const reader = new ByteReader(body);
    reader.number(1);
    const flags = reader.number(3);
    const id = reader.number(version === 2 ? 2 : 4);
    reader.number(2);
    const itemType = reader.letters(4);
    reader.text();
    const contentType = itemType === 'mime' ? reader.text() : '';
    items.set(id, { id, type: itemType, contentType, isHidden: (flags & 1) === 1 });
  }
  return items;
}

function associationsOf(boxes: readonly Buffer[]): Map<number, Association[]> {
  const found = new Map<number, Association[]>();
  for (const box of boxes) readAssociations(new ByteReader(box), found);
  return found;
}

function readAssociations(reader: ByteReader, found: Map<number, Association[]>): void {
  const version = reader.number(1);
  const isWide = (reader.number(3) & 1) === 1;
  const count = capped(reader.number(4));
  for (let entry = 0; entry < count; entry += 1) {
    const id = reader.number(version === 0 ? 2 : 4);
    const list = found.get(id) ?? [];
    const size = reader.number(1);
    for (let index = 0; index < size; index += 1) {
      const packed = reader.number(isWide ? 2 : 1);
      const top = isWide ? 0x8000 : 0x80;
      const property = (packed & (top - 1)) - 1;
      if (property >= 0) list.push({ property, isEssential: (packed & top) !== 0 });
    }
    found.set(id, list);
  }
}

function referencesOf(iref: Buffer): Reference[] {
  const idSize = iref[0] === 0 ? 2 : 4;
  return boxesIn(iref, 4).map(({ type, body }) => {
    const reader = new ByteReader(body);
    const from = reader.number(idSize);
    const to = Array.from({ length: reader.number(2) }, () => reader.number(idSize));
    return { type, from, to };
  });
}

function locationsOf(iloc: Buffer): Map<number, Location> {
  const reader = new ByteReader(iloc);
  const version = reader.number(1);
  reader.number(3);
  const sizes = reader.number(2);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const found = new Map<number, Location>();
  const count = capped(reader.number(version < 2 ? 2 : 4));
  for (let entry = 0; entry < count; entry += 1) {
    const id = reader.number(version < 2 ? 2 : 4);
    const construction = version === 0 ? 0 : reader.number(2) & 15;
    if (reader.number(2) !== 0) throw brokenHeif('an item lies in another file');
    if (construction > 1) throw brokenHeif('an item lies within another item');
    const base = reader.number(baseSize);
    const extents = Array.from({ length: reader.number(2) }, () => {
      reader.number(indexSize);
      return { offset: base + reader.number(offsetSize), length: reader.number(lengthSize) };
    });
    found.set(id, { construction, extents });
  }
  return found;
}

function capped(count: number): number {
  if (count > MAX_ENTRIES) throw brokenHeif(`it claims ${count} entries`);
  return count;
}
