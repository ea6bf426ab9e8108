import { DomainError } from '@odr/kernel';
import type { FastifyRequest } from 'fastify';

/** A multipart request without a file part. */
export class FileMissing extends DomainError {
  readonly code = 'content.missing_file';
  constructor() {
    super('Send the file as the part named "file".');
  }
}

/** A file that is only looked at and never kept may be at most this long. */
export class FileTooLarge extends DomainError {
  readonly code = 'content.too_large';
  constructor(maxBytes: number) {
    super(`The file has more than ${maxBytes} bytes.`, { maxBytes });
  }
}

/** A small upload held in memory. */
export interface MemoryUpload {
  readonly bytes: Buffer;
  /** The other parts, as text. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads a multipart request with one file that is small enough for memory, for routes that keep nothing of it.
 * @returns undefined when the request is not multipart
 * @throws FileMissing, FileTooLarge
 */
export async function readMemoryUpload(request: FastifyRequest, maxBytes: number): Promise<MemoryUpload | undefined> {
  if (!request.isMultipart()) return undefined;
  let bytes: Buffer | undefined;
  const fields: Record<string, string> = {};
  try {
    for await (const part of request.parts({
      limits: { fileSize: maxBytes, files: 1, fields: 50, fieldSize: 100_000 },
    })) {
      if (part.type === 'file') bytes = await part.toBuffer();
      else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
    }
  } catch (error) {
    if ((error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE') throw new FileTooLarge(maxBytes);
    throw error;
  }
  if (bytes === undefined) throw new FileMissing();
  return { bytes, fields };
}
