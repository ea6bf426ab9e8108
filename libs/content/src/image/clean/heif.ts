import { RemovedKind } from '@odr/contracts';
import { brokenHeif, leadingBoxes, makeBox, makeFullBox, u16, u32, type Box } from '../heif/boxes.js';
import { isAlpha, shownItems } from '../heif/shown-items.js';
import { itemData, propertiesOf, readHeif, type HeifFile, type HeifItem } from '../heif/heif-file.js';
import { harmlessAv1Data } from './av1-units.js';
import type { Additions, Cleaned, Removed } from './cleaned.js';
import { harmlessProperty } from './heif-properties.js';
import { harmlessHevcData, unitLengthSize } from './hevc-units.js';

const HANDLER = makeFullBox('hdlr', 0, 0, Buffer.from('\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0', 'latin1'));
const KEPT_REFERENCES = new Set(['dimg', 'auxl', 'prem']);
const STILL_BRANDS = new Set('mif1 mif2 miaf heic heix heim heis avif MA1A MA1B'.split(' '));

interface Part {
  readonly item: HeifItem;
  readonly data: Buffer;
  readonly properties: readonly { readonly index: number; readonly isEssential: boolean }[];
}

/**
 * Writes the container anew around the coded picture: the items it is made of, the properties a viewer needs, and the given creator and
 * rights. Thumbnails, EXIF, XMP, depth maps, further pictures, tracks, unknown boxes and what lies between the items are not copied.
 */
export function cleanHeif(bytes: Buffer, additions: Additions): Cleaned {
  const { boxes, rest } = leadingBoxes(bytes);
  const [ftyp, meta] = ['ftyp', 'meta'].map((type) => boxes.find((box) => box.type === type)) as [Box?, Box?];
  if (!ftyp || !meta) throw brokenHeif('there is no directory');
  const file = readHeif(ftyp.body, meta.body);
  const shown = shownItems(file);
  const removed = [...foreignBoxes(boxes), ...hiddenItems(file, bytes, shown)];
  if (rest.length > 0) removed.push({ kind: RemovedKind.Trailing, what: 'trailing', bytes: rest });

  const properties: Buffer[] = [];
  const parts = [...shown].sort((a, b) => a - b).map((id) => partOf(file, bytes, id, properties, removed));
  const xmp = additions.xmp && { id: 1 + Math.max(...shown), bytes: additions.xmp };
  return {
    bytes: assemble(file, parts, properties, xmp),
    removed,
    hasProfile: properties.some(
      (box) => box.toString('latin1', 4, 8) === 'colr' && /^(prof|rICC)/.test(box.toString('latin1', 8, 12)),
    ),
  };
}

function partOf(file: HeifFile, bytes: Buffer, id: number, properties: Buffer[], removed: Removed[]): Part {
  const item = file.items.get(id) as HeifItem;
  const kept = (file.associations.get(id) ?? []).flatMap(({ property, isEssential }) => {
    const box = file.properties[property];
    const copy = box && (box.type !== 'auxC' || isAlpha(file, id)) && harmlessProperty(box, isEssential, removed);
    return copy ? [{ index: indexOf(properties, copy), isEssential }] : [];
  });
  return { item, properties: kept, data: harmlessData(file, bytes, item, removed) };
}

function harmlessData(file: HeifFile, bytes: Buffer, { id, type }: HeifItem, removed: Removed[]): Buffer {
  const data = itemData(file, bytes, id);
  if (type === 'av01') return harmlessAv1Data(data, removed);
  const configuration = propertiesOf(file, id).find((box) => box.type === 'hvcC');
  return configuration ? harmlessHevcData(data, unitLengthSize(configuration.body), removed) : data;
}

/** Tiles share their properties; each is written once. */
function indexOf(properties: Buffer[], box: Buffer): number {
  const found = properties.findIndex((other) => other.equals(box));
  return found === -1 ? properties.push(box) - 1 : found;
}

function assemble(
  file: HeifFile,
  parts: readonly Part[],
  properties: readonly Buffer[],
  xmp: { id: number; bytes: Buffer } | undefined,
): Buffer {
  const ids = parts.map(({ item }) => item.id);
  const idSize = Math.max(xmp?.id ?? 0, ...ids) > 0xffff ? 4 : 2;
  const id = (value: number): Buffer => (idSize === 4 ? u32(value) : u16(value));
  const version = idSize === 4 ? 1 : 0;
  const entry = (of: number, type: string, isHidden: boolean, tail = ''): Buffer =>
    makeFullBox('infe', version + 2, isHidden ? 1 : 0, id(of), u16(0), Buffer.from(`${type}\0${tail}`, 'latin1'));
  const reference = (type: string, from: number, to: readonly number[]): Buffer =>
    makeBox(type, id(from), u16(to.length), ...to.map(id));

  const entries = parts.map(({ item }) => entry(item.id, item.type, item.isHidden));
  const references = file.references
    .filter(
      ({ type, from, to }) =>
        KEPT_REFERENCES.has(type) && ids.includes(from) && to.every((other) => ids.includes(other)),
    )
    .map(({ type, from, to }) => reference(type, from, to));
  if (xmp) {
    entries.push(entry(xmp.id, 'mime', true, 'application/rdf+xml\0'));
    references.push(reference('cdsc', xmp.id, [file.primary]));
  }
  const associations = parts.map(({ item, properties: kept }) =>
    Buffer.concat([
      id(item.id),
      Buffer.from([kept.length]),
      ...kept.map(({ index, isEssential }) => u16((isEssential ? 0x8000 : 0) | (index + 1))),
    ]),
  );
  const data = [...parts.map((part) => ({ id: part.item.id, bytes: part.data })), ...(xmp ? [xmp] : [])];
  const ftyp = makeBox('ftyp', ...brands(file.brands));
  const metaAt = (dataAt: number): Buffer =>
    makeFullBox(
      'meta',
      0,
      0,
      HANDLER,
      makeFullBox('pitm', version, 0, id(file.primary)),
      makeFullBox('iloc', idSize === 4 ? 2 : 0, 0, ...locations(data, dataAt, id, idSize)),
      makeFullBox('iinf', version, 0, idSize === 4 ? u32(entries.length) : u16(entries.length), ...entries),
      ...(references.length > 0 ? [makeFullBox('iref', version, 0, ...references)] : []),
      makeBox(
        'iprp',
        makeBox('ipco', ...properties),
        makeFullBox('ipma', version, 1, u32(associations.length), ...associations),
      ),
    );
  const meta = metaAt(ftyp.length + metaAt(0).length + 8);
  return Buffer.concat([ftyp, meta, makeBox('mdat', ...data.map((part) => part.bytes))]);
}

/** Where each item lies: one extent each, offsets and lengths of four bytes. */
function locations(
  data: readonly { id: number; bytes: Buffer }[],
  dataAt: number,
  id: (value: number) => Buffer,
  idSize: number,
): Buffer[] {
  let at = dataAt;
  const rows = data.map((part) => {
    const row = Buffer.concat([
      id(part.id),
      ...(idSize === 4 ? [u16(0)] : []),
      u16(0),
      u16(1),
      u32(at),
      u32(part.bytes.length),
    ]);
    at += part.bytes.length;
    return row;
  });
  return [u16(0x4400), idSize === 4 ? u32(rows.length) : u16(rows.length), ...rows];
}

/** Tracks are not copied, so the file no longer says that it has some. */
function brands(given: readonly string[]): Buffer[] {
  const kept = given.filter((brand) => STILL_BRANDS.has(brand));
  const major = kept.find((brand) => brand === given[0] || /^(avif|hei)/.test(brand)) ?? 'mif1';
  return [Buffer.from(major), u32(0), ...[...new Set([...kept, 'mif1'])].map((brand) => Buffer.from(brand))];
}

const STRUCTURE = new Set(['ftyp', 'meta', 'mdat', 'free', 'skip']);

const foreignBoxes = (boxes: readonly Box[]): Removed[] =>
  boxes
    .filter(
      ({ type, body }) =>
        !STRUCTURE.has(type) || ((type === 'free' || type === 'skip') && body.some((byte) => byte !== 0)),
    )
    .map(({ type, body }) => ({
      kind: type === 'moov' ? RemovedKind.Animation : RemovedKind.Private,
      what: /^[\x20-\x7e]{4}$/.test(type) ? `box ${type.trim()}` : 'unnamed box',
      bytes: body,
    }));

function hiddenItems(file: HeifFile, bytes: Buffer, shown: ReadonlySet<number>): Removed[] {
  return [...file.items.values()]
    .filter(({ id }) => !shown.has(id))
    .map((item) => ({ ...nameOf(file, item), bytes: dataOrNothing(file, bytes, item.id) }));
}

function dataOrNothing(file: HeifFile, bytes: Buffer, id: number): Buffer {
  try {
    return itemData(file, bytes, id);
  } catch {
    return Buffer.alloc(0); // lies nowhere: there was nothing but its name to remove
  }
}

function nameOf(file: HeifFile, { id, type, contentType }: HeifItem): Pick<Removed, 'kind' | 'what'> {
  if (type === 'Exif') return { kind: RemovedKind.Exif, what: 'Exif' };
  if (type === 'mime')
    return contentType === 'application/rdf+xml'
      ? { kind: RemovedKind.Xmp, what: 'XMP' }
      : { kind: RemovedKind.Private, what: 'mime item' };
  if (file.references.some((reference) => reference.type === 'thmb' && reference.from === id))
    return { kind: RemovedKind.Picture, what: 'thumbnail' };
  if (/^(hvc1|av01|grid|iovl|iden|tmap|jpeg|avc1)$/.test(type))
    return {
      kind: RemovedKind.Picture,
      what: file.references.some(({ type: kind, from }) => kind === 'auxl' && from === id)
        ? 'auxiliary picture'
        : 'further picture',
    };
  return { kind: RemovedKind.Private, what: 'item' };
}
