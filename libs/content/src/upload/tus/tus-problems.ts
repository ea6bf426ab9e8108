import type { DomainError } from '@odr/kernel';
import { BlobTooLarge, InvalidRequest } from '@odr/platform';
import { OffsetConflict, PieceOfOtherType, UploadExpired, UploadInterrupted, UploadNotFound } from './tus.errors.js';

/** How the library says no: some of its errors are no errors of JavaScript. */
export interface LibraryError {
  readonly status_code: number;
  readonly body: string;
}

/** Whether the library itself refuses, rather than the store behind it. */
export const isLibraryError = (error: unknown): error is LibraryError =>
  typeof error === 'object' && error !== null && 'status_code' in error && 'body' in error;

/** What the library refuses, as one of our problems. */
export function errorOfStatus(status: number, text: string, maxBytes: number): DomainError {
  if (status === 404) return new UploadNotFound();
  if (status === 409) return new OffsetConflict();
  if (status === 410) return new UploadExpired();
  if (status === 413) return new BlobTooLarge(maxBytes);
  if (/abort/i.test(text)) return new UploadInterrupted();
  if (/content-type/i.test(text)) return new PieceOfOtherType();
  // A missing or malformed header, or an extension that OPTIONS does not list.
  return new InvalidRequest([{ path: 'headers', message: text.trim(), code: 'tus' }]);
}
