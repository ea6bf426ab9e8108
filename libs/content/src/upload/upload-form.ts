import type { Multipart } from '@fastify/multipart';
import { assertStorable, InvalidRequest, toFieldErrors, type BlobStore, type StagedBlob } from '@odr/platform';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { FileMissing } from '../content.errors.js';
import { ContentDescriptionRequest } from '../dto/content-description.dto.js';
import { cleanFileName } from './file-name.js';

/** What came in a multipart body: the file's bytes, staged, and what was said about them, not validated yet. */
export interface UploadForm {
  readonly staged?: StagedBlob;
  readonly fileName: string;
  readonly metadata?: string;
}

/**
 * Reads the parts `file` and `metadata` in either order, streaming the file to the store.
 * Unknown parts are refused: a misspelt `metadata` must not lose what somebody wrote.
 * @throws whatever `BlobStore.stage` throws, with nothing left behind
 */
export async function readUploadForm(
  parts: AsyncIterable<Multipart>,
  blobs: BlobStore,
  maxBytes: number,
): Promise<UploadForm> {
  let form: UploadForm = { fileName: 'untitled' };
  try {
    for await (const part of parts) {
      if (part.type === 'file' && part.fieldname === 'file' && !form.staged) {
        form = { ...form, fileName: cleanFileName(part.filename) };
        form = { ...form, staged: await blobs.stage(part.file, { maxBytes }) };
      } else if (part.type === 'field' && part.fieldname === 'metadata' && form.metadata === undefined) {
        form = { ...form, metadata: String(part.value) };
      } else {
        throw new InvalidRequest([
          { path: part.fieldname, message: 'is not a part of this form, or is there twice', code: 'unknownPart' },
        ]);
      }
    }
    return form;
  } catch (error) {
    // The other part was broken, or the client left: the staged file is nobody's now.
    if (form.staged) await blobs.discard(form.staged);
    throw Object.assign(error as Error, { fileName: form.fileName });
  }
}

/** @throws FileMissing */
export function requireFile({ staged }: UploadForm): StagedBlob {
  if (!staged) throw new FileMissing();
  return staged;
}

/** @throws InvalidRequest naming each part that does not fit */
export function parseDescription(json: string | undefined): ContentDescriptionRequest {
  const said = parseObject(json ?? '{}');
  assertStorable(said, 'metadata');
  const description = plainToInstance(ContentDescriptionRequest, said);
  const errors = validateSync(description, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw new InvalidRequest(toFieldErrors(errors, 'metadata'));
  return description;
}

function parseObject(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Not JSON: the client's mistake, answered like a JSON value that is no object.
  }
  throw new InvalidRequest([{ path: 'metadata', message: 'must be a JSON object', code: 'isJson' }]);
}
