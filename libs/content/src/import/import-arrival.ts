import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { ImportKind } from '@odr/contracts';
import type { ImportId } from '@odr/kernel';
import { BlobStore, InvalidRequest, type StagedBlob } from '@odr/platform';
import type { FastifyRequest } from 'fastify';
import { CONTENT_CONFIG, type ContentConfig } from '../content.config.js';
import { readUploadForm, requireFile } from '../upload/upload-form.js';
import type { CreateImportRequest } from './dto/import.request.dto.js';
import { parseWish } from './import-form.js';
import { ImportService } from './import.service.js';

/** Kinds that say where to look instead of bringing a file. */
const WITHOUT_FILE: ReadonlySet<ImportKind> = new Set([ImportKind.HuggingFace, ImportKind.Directory]);

const METADATA_BYTES = 1_048_576;

/** Takes in what an import is made of: a form with a file, or words alone. */
@Injectable()
export class ImportArrival {
  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly blobs: BlobStore,
    private readonly imports: ImportService,
  ) {}

  /** @throws InvalidRequest, FileMissing, BlobTooLarge, StorageFull and what `ImportService.create` throws */
  async receive(request: FastifyRequest, actor: Principal): Promise<ImportId> {
    await this.imports.requireAgreement(actor);
    return request.isMultipart() ? this.fromForm(request, actor) : this.fromWords(request.body, actor);
  }

  private async fromForm(request: FastifyRequest, actor: Principal): Promise<ImportId> {
    // As at an upload: one byte and a few parts more than allowed, so that what is wrong can be named.
    const maxBytes = this.config.maxUploadBytes;
    const limits = { fileSize: maxBytes + 1, files: 2, fields: 9, fieldSize: METADATA_BYTES, parts: 11 };
    const form = await readUploadForm(request.parts({ limits }), this.blobs, maxBytes);
    let staged: StagedBlob | undefined;
    try {
      staged = requireFile(form);
      const wish = parseWish(form.metadata ?? '{}');
      assertShape(wish, true);
      return await this.imports.create(toWish(wish), actor, { file: { staged, fileName: form.fileName } });
    } finally {
      if (form.staged) await this.blobs.discard(form.staged);
    }
  }

  private async fromWords(body: unknown, actor: Principal): Promise<ImportId> {
    const wish = parseWish(body as object);
    if (wish.kind === ImportKind.Urls && wish.urls) return this.fromAddresses(wish, wish.urls, actor);
    assertShape(wish, false);
    return this.imports.create(toWish(wish), actor, { uploadId: wish.uploadId });
  }

  /** Becomes the file that a longer list would have been, so that there is one way from there on. */
  private async fromAddresses(wish: CreateImportRequest, urls: readonly string[], actor: Principal): Promise<ImportId> {
    const lines = urls.map((url) => url.replaceAll(/[\r\n]+/g, ' '));
    const staged = await this.blobs.stage(one(Buffer.from(`${lines.join('\n')}\n`)), { maxBytes: Infinity });
    try {
      const name = urls.length === 1 ? (urls[0] ?? '').slice(0, 200) : `${urls.length} addresses`;
      return await this.imports.create({ ...toWish(wish), name: wish.name ?? name }, actor, {
        file: { staged, fileName: 'addresses.txt' },
      });
    } finally {
      await this.blobs.discard(staged);
    }
  }
}

/** @throws InvalidRequest when the kind brings a file and there is none, or the other way round */
function assertShape({ kind, uploadId }: CreateImportRequest, hasFile: boolean): void {
  const needsFile = !WITHOUT_FILE.has(kind);
  if (hasFile && uploadId !== undefined)
    throw new InvalidRequest([{ path: 'uploadId', message: 'there is a file in the body already', code: 'fileTwice' }]);
  if (needsFile === (hasFile || uploadId !== undefined)) return;
  const message = needsFile
    ? `an import of kind ${kind} brings a file: send it as the part "file", or name a finished upload in uploadId`
    : `an import of kind ${kind} brings no file`;
  throw new InvalidRequest([{ path: 'kind', message, code: needsFile ? 'fileMissing' : 'fileUnexpected' }]);
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const toWish = ({ kind, name, teamId, defaults, mapping, options, draft }: CreateImportRequest) => ({
  kind,
  name,
  teamId,
  defaults,
  mapping,
  options,
  isDraft: draft,
});
