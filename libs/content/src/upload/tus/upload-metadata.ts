import type { ContentDescription } from '../../content.service.js';
import { InvalidRequest } from '@odr/platform';
import { cleanFileName } from '../file-name.js';
import { parseDescription } from '../upload-form.js';
import { UPLOAD_PURPOSES, type UploadMetadata, type UploadPurpose } from './upload.repository.js';

/** What `Upload-Metadata` says about a file, judged. Keys of clients' own (`filetype`, `relativePath`) are kept and given back. */
export interface UploadWish {
  readonly purpose: UploadPurpose;
  readonly fileName: string;
  /** Empty for what an import will read: its items have descriptions of their own. */
  readonly description: ContentDescription;
}

/** @throws InvalidRequest */
export function wishOf(metadata: UploadMetadata): UploadWish {
  const purpose = metadata['purpose'] ?? 'content';
  if (!isPurpose(purpose)) {
    const message = `must be one of ${UPLOAD_PURPOSES.join(', ')}`;
    throw new InvalidRequest([{ path: 'purpose', message, code: 'isIn' }]);
  }
  return {
    purpose,
    fileName: cleanFileName(metadata['filename'] ?? metadata['name']),
    description: purpose === 'content' ? parseDescription(metadata['metadata'] ?? undefined) : {},
  };
}

const isPurpose = (purpose: string): purpose is UploadPurpose =>
  (UPLOAD_PURPOSES as readonly string[]).includes(purpose);
