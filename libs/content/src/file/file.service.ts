import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { ContentStatus, FileVariant } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { BlobCorrupt, BlobStore, type ByteRange, isAmong } from '@odr/platform';
import { Readable } from 'node:stream';
import { ContentNotFound, FileNotReady, RangeNotSatisfiable } from '../content.errors.js';
import { ContentLookup, type ContentSummary, type PublishedFile } from '../content.lookup.js';
import { mayFetchFile } from '../content.policy.js';
import { parseRange } from './byte-range.policy.js';
import { EmbeddedCredit } from './embedded-credit.js';

export interface FileRequest {
  readonly id: ContentId;
  readonly variant: FileVariant;
  /** Whether the credit is wanted inside. */
  readonly embed?: 'credit';
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly scope: TeamScope;
}

export interface FileAnswer {
  readonly status: 200 | 206 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Readable;
}

/** How many originals are remembered as checked. */
const REMEMBERED = 10_000;

/** Decides what a request for a file gets. Sealed bytes are out of its reach: it opens the published space only. */
@Injectable()
export class FileService {
  private readonly checked = new Set<string>();

  constructor(
    private readonly lookup: ContentLookup,
    private readonly blobs: BlobStore,
    private readonly credit: EmbeddedCredit,
  ) {}

  /** @throws ContentNotFound, FileNotReady, CreditNotEmbeddable, RangeNotSatisfiable, BlobMissing, BlobCorrupt */
  async answer({ id, variant, embed, headers, scope }: FileRequest): Promise<FileAnswer> {
    const content = await this.lookup.requireVisible(scope, id);
    if (!mayFetchFile(content.status, scope.seesAll)) throw new ContentNotFound(id);
    const file = await this.best(id, variant, headers['accept']);
    if (!file) throw new FileNotReady(variant);
    if (embed) {
      const { bytes, sha256 } = await this.credit.of(id, file);
      return served(headersOf(content, { ...file, sha256 }, variant), bytes.length, headers, (range) =>
        Promise.resolve(Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes])),
      );
    }
    return served(headersOf(content, file, variant), file.sizeBytes, headers, async (range) => {
      if (variant === FileVariant.Original) await this.check(file.sha256);
      return this.blobs.open('published', file.sha256, range);
    });
  }

  /** The full-size copy comes as AVIF to those who say that they read it: a third smaller than WebP. */
  private async best(
    id: ContentId,
    variant: FileVariant,
    accept: string | undefined,
  ): Promise<PublishedFile | undefined> {
    const asAvif = variant === FileVariant.Web && takesAvif(accept);
    return (asAvif ? await this.lookup.fileOf(id, 'web_avif') : undefined) ?? this.lookup.fileOf(id, variant);
  }

  /** Once per process and file: hashing 200 MB for each range of a download would be a gift to attackers. */
  private async check(sha256: string): Promise<void> {
    if (this.checked.has(sha256)) return;
    if (!(await this.blobs.verify('published', sha256))) throw new BlobCorrupt(sha256);
    if (this.checked.size >= REMEMBERED) this.checked.clear();
    this.checked.add(sha256);
  }
}

/** What preconditions and ranges make of it. @throws RangeNotSatisfiable, and what `open` throws */
async function served(
  common: Record<string, string> & { readonly etag: string },
  sizeBytes: number,
  headers: FileRequest['headers'],
  open: (range: ByteRange | undefined) => Promise<Readable>,
): Promise<FileAnswer> {
  const tag = common.etag;
  if (isAmong(headers['if-none-match'], tag)) return { status: 304, headers: common };
  const isSameFile = headers['if-range'] === undefined || headers['if-range'] === tag;
  const range = isSameFile ? parseRange(headers['range'], sizeBytes) : undefined;
  if (range === null) throw new RangeNotSatisfiable(sizeBytes);
  const length = range ? range.end - range.start + 1 : sizeBytes;
  const partial: Record<string, string> = range
    ? { 'content-range': `bytes ${range.start}-${range.end}/${sizeBytes}` }
    : {};
  return {
    status: range ? 206 : 200,
    headers: { ...common, 'content-length': String(length), ...partial },
    body: await open(range),
  };
}

/** Whether `Accept` names AVIF itself; the range of all types is what those say who have never heard of it. */
const takesAvif = (accept = ''): boolean =>
  accept.split(',').some((range) => /^\s*image\/avif\s*(?:;(?!.*q=0(?:\.0*)?\s*(?:;|$)).*)?$/i.test(range));

function headersOf(
  { status, name }: ContentSummary,
  { sha256, mediaType }: PublishedFile,
  variant: FileVariant,
): Record<string, string> & { readonly etag: string } {
  const kind = variant === FileVariant.Original ? 'attachment' : 'inline';
  return {
    'content-type': mediaType,
    'content-disposition': `${kind}; filename*=UTF-8''${encodeURIComponent(fileName(name, variant, mediaType)).replace(/['()*]/g, percentEncode)}`,
    'accept-ranges': 'bytes',
    etag: `"${sha256}"`,
    // Whoever keeps a copy must ask each time: the item may have been delisted since.
    'cache-control': `${status === ContentStatus.Available ? 'public' : 'private'}, no-cache`,
    vary: variant === FileVariant.Web ? 'authorization, accept' : 'authorization',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  };
}

function fileName(name: string, variant: FileVariant, mediaType: string): string {
  const stem =
    name
      .replace(/\.[a-z0-9]{2,5}$/i, '')
      .replace(/[\\/:*?"<>|]/g, '_')
      .slice(0, 150) || 'content';
  return `${stem}${variant === FileVariant.Original ? '' : `-${variant}`}.${mediaType.split('/')[1]?.replace('jpeg', 'jpg')}`;
}

const percentEncode = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
