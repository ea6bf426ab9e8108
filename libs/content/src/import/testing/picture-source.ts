import { ImportKind } from '@odr/contracts';
import sharp from 'sharp';
import { ItemRefused } from '../import.errors.js';
import {
  ImportSource,
  type Import,
  type Listed,
  type ListingContext,
  type OpenedItem,
  type OpeningContext,
  type PlannedItem,
} from '../import-source.js';

/** Pictures from memory, as many as the test wants, with whatever goes wrong. */
export class PictureSource extends ImportSource {
  readonly kind = ImportKind.Directory;
  override readonly keysAreUnique = true;
  pictures = new Map<string, Uint8Array>();
  listed: Listed[] = [];
  opened: string[] = [];
  beforeOpening: (item: PlannedItem, context: OpeningContext) => Promise<void> = async () => undefined;
  whenTaken: OpenedItem['whenTaken'];

  async *list(_theImport: Import, _context: ListingContext): AsyncIterable<Listed> {
    yield* this.listed;
  }

  async open(item: PlannedItem, _theImport: Import, context: OpeningContext): Promise<OpenedItem> {
    this.opened.push(item.key);
    await this.beforeOpening(item, context);
    const bytes = this.pictures.get(item.key);
    if (!bytes) throw new ItemRefused({ outcome: 'failed', code: 'import.missing', detail: 'not there' });
    return { stream: once(bytes), whenTaken: this.whenTaken };
  }

  /** @param seed different ones give different pictures */
  async add(count: number, seed = 0): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const key = `${seed}-${index}.png`;
      this.pictures.set(key, await picture(seed * 1_000 + index));
      this.listed.push({ key, fileName: key, locator: {} });
    }
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** @param seed different ones give different pictures */
export const picture = (seed: number): Promise<Buffer> =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: { r: seed % 256, g: (seed >> 8) % 256, b: 7 } } })
    .png()
    .toBuffer();
