import { DomainError } from '@odr/kernel';
import type { BlobStore } from '@odr/platform';
import { ImportUnreadable } from '../import.errors.js';
import type { Listed, ListedItem } from '../import-source.js';
import { captionsBeside, mayHoldCaptions } from './captions-file.js';
import { failed, type Container, type ContainerEntry } from './container.js';
import { baseName, cleanPath, refusalOfName } from './entry-name.js';
import { describeByFile, isMetadataFile } from './metadata-file.js';
import { sampleKey, sidecarKind } from './sample.js';
import { JsonWords, type Words } from './table-words.js';

export interface PlanLimits {
  readonly maxEntries: number;
  /** Of everything together, unpacked. */
  readonly maxTotalBytes: number;
  /** Of one file. */
  readonly maxFileBytes: number;
}

const MAX_SIDECAR_BYTES = 1_000_000;
/** Files of one sample that are held together; a sample of more is several. */
const MAX_SAMPLE = 64;
const MAX_METADATA_FILES = 1_000;
const MAX_CAPTION_FILES = 1_000;

/** What stands by itself, whatever its name. */
type Planned = ListedItem & { readonly entry: ContainerEntry };

/**
 * Turns what an archive or a folder holds into a plan: pictures, with the words that lie beside them (WebDataset, ImageFolder),
 * and a reason for everything else. Holds one sample at a time.
 */
export class ContainerPlan {
  private count = 0;
  private totalBytes = 0;
  private readonly json = new JsonWords();

  constructor(
    private readonly blobs: BlobStore,
    private readonly container: Container,
    private readonly limits: PlanLimits,
  ) {}

  /** @throws ImportUnreadable when there are more entries than allowed */
  async *list(): AsyncGenerator<Listed> {
    const metadataFiles: ContainerEntry[] = [];
    const captionFiles: ContainerEntry[] = [];
    let sample: ContainerEntry[] = [];
    for await (const entry of this.container.entries()) {
      if ((this.count += 1) > this.limits.maxEntries)
        throw new ImportUnreadable('import.too_many_entries', `It has more than ${this.limits.maxEntries} entries.`);
      if (isMetadataFile(entry.path) && !entry.refusal && metadataFiles.length < MAX_METADATA_FILES) {
        metadataFiles.push(entry);
        continue;
      }
      if (mayHoldCaptions(entry.path) && !entry.refusal && captionFiles.length < MAX_CAPTION_FILES) {
        captionFiles.push(entry);
        continue;
      }
      const [first] = sample;
      if (first && (sampleKey(first.path) !== sampleKey(entry.path) || sample.length >= MAX_SAMPLE)) {
        yield* this.planSample(sample);
        sample = [];
      }
      sample.push(entry);
    }
    yield* this.planSample(sample);
    for (const file of metadataFiles) yield* this.describeBy(file);
    for (const file of captionFiles) yield* this.captionBy(file);
  }

  private async *planSample(entries: readonly ContainerEntry[]): AsyncGenerator<Listed> {
    const planned = entries.map((entry) => this.plan(entry));
    const pictures = planned.filter(({ refusal }) => !refusal);
    const words: Beside = pictures.length > 0 ? await this.wordsBeside(planned) : { used: new Set() };
    for (const one of planned) {
      if (words.used.has(one)) continue;
      const { entry: _entry, ...item } = one;
      yield item.refusal ? item : words.refusal ? { ...item, refusal: words.refusal } : { ...item, ...words.said };
    }
  }

  private plan(entry: ContainerEntry): Planned {
    const { path, locator } = entry;
    const key = cleanPath(path) || '(no name)';
    const refusal = entry.endsHere
      ? entry.refusal
      : (refusalOfName(path) ?? entry.refusal ?? this.refusalOfSize(entry));
    return { key, fileName: baseName(key), locator, entry, ...(refusal ? { refusal } : {}) };
  }

  private refusalOfSize({ sizeBytes }: ContainerEntry): ListedItem['refusal'] {
    if (sizeBytes > this.limits.maxFileBytes)
      return failed('content.too_large', `The file has more than ${this.limits.maxFileBytes} bytes.`);
    this.totalBytes += sizeBytes;
    return this.totalBytes > this.limits.maxTotalBytes
      ? failed('import.too_much_data', `Everything before it has ${this.limits.maxTotalBytes} bytes already.`)
      : undefined;
  }

  /** What the files beside the pictures say, and which those were. */
  private async wordsBeside(planned: readonly Planned[]): Promise<Beside> {
    const used = new Set<Planned>();
    let said: Words | undefined;
    let refusal: ListedItem['refusal'];
    for (const one of planned) {
      const kind = sidecarKind(one.key);
      if (!kind || one.entry.refusal || one.entry.sizeBytes > MAX_SIDECAR_BYTES) continue;
      if (one.refusal?.code !== 'import.not_an_image') continue;
      const text = await this.readText(one.entry);
      if (kind === 'json' && !isJson(text)) {
        used.add(one);
        refusal = failed(
          'import.unreadable_metadata',
          `What “${one.key}” says of it, a licence perhaps, cannot be read.`,
        );
        continue;
      }
      const words = text === undefined ? undefined : kind === 'json' ? this.json.read(text) : caption(one.key, text);
      if (!words) continue;
      used.add(one);
      said = {
        description: { ...said?.description, ...words.description },
        captions: withoutRepeats([...(said?.captions ?? []), ...words.captions]),
      };
    }
    return { said, used, refusal };
  }

  private async readText({ locator }: ContainerEntry): Promise<string | undefined> {
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of this.container.open(locator)) chunks.push(chunk);
    } catch {
      // What it means is for the caller: words may lack, a licence may not.
      return undefined;
    }
    return Buffer.concat(chunks).toString('utf8').trim() || undefined;
  }

  private async *describeBy(file: ContainerEntry): AsyncGenerator<Listed> {
    try {
      yield* describeByFile(this.blobs, this.container, file);
    } catch (error) {
      if (!(error instanceof DomainError) && !isRefusal(error)) throw error;
      const key = cleanPath(file.path);
      yield {
        key,
        fileName: baseName(key),
        locator: {},
        refusal: failed('import.unreadable_metadata', `The pictures come in without its words. ${error.message}`),
      };
    }
  }

  /** Lines of JSON that graphcap has not written are no pictures, and left out like everything else that is none. */
  private async *captionBy(file: ContainerEntry): AsyncGenerator<Listed> {
    try {
      if (yield* captionsBeside(this.blobs, this.container, file)) return;
    } catch (error) {
      if (!(error instanceof DomainError) && !isRefusal(error)) throw error;
    }
    yield* this.planSample([file]);
  }
}

const isRefusal = (error: unknown): error is Error => error instanceof Error && error.name === 'ItemRefused';

const caption = (key: string, text: string): Words => ({
  description: {},
  captions: [{ field: key.endsWith('.caption') ? 'caption' : 'txt', value: text }],
});

/** What lies beside the pictures of a sample. */
interface Beside {
  readonly said?: Words;
  readonly used: ReadonlySet<Planned>;
  /** Why the pictures stay out: taken in under the import's own licence, they might carry the wrong one. */
  readonly refusal?: ListedItem['refusal'];
}

function isJson(text: string | undefined): boolean {
  try {
    return text !== undefined && JSON.parse(text) !== undefined;
  } catch {
    return false; // broken, which only reading it can tell
  }
}

/** img2dataset writes the same caption into the .txt and into the .json. */
const withoutRepeats = (captions: Words['captions']): Words['captions'] =>
  captions.filter(
    ({ value }, index) => typeof value !== 'string' || captions.findIndex((other) => other.value === value) === index,
  );
