import { DomainError } from '@odr/kernel';

/** No space is left; nothing of the upload was kept. */
export class StorageFull extends DomainError {
  readonly code = 'storage.full';
  constructor() {
    super('The storage is full.');
  }
}

/** The stream was longer than allowed; nothing of it was kept. */
export class BlobTooLarge extends DomainError {
  readonly code = 'content.too_large';
  constructor(maxBytes: number) {
    super(`The file has more than ${maxBytes} bytes.`, { maxBytes });
  }
}

/** A row names a blob that the store does not hold. */
export class BlobMissing extends DomainError {
  readonly code = 'content.corrupt';
  constructor(sha256: string) {
    super(`The store does not hold ${sha256}.`, { sha256 });
  }
}

/** The bytes no longer have the hash they are stored under. */
export class BlobCorrupt extends DomainError {
  readonly code = 'content.corrupt';
  constructor(sha256: string) {
    super(`The bytes stored as ${sha256} have another hash.`, { sha256 });
  }
}

const NO_SPACE = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Turns a file system's "no space" into `StorageFull`; any other error is returned as it is. */
export const asStorageError = (error: unknown): unknown =>
  error instanceof Error && NO_SPACE.has((error as NodeJS.ErrnoException).code ?? '') ? new StorageFull() : error;
