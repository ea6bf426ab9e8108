import { DomainError } from '@odr/kernel';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validate } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { InvalidRequest } from './errors.js';
import { toFieldErrors } from './validation.pipe.js';

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
  /** Undefined when there was no file among the parts. */
  readonly bytes: Buffer | undefined;
  /** The other parts, as text; a name that is repeated becomes a list. */
  readonly fields: Readonly<Record<string, string | string[]>>;
}

/**
 * Reads a multipart request with at most one file that is small enough for memory, for routes that keep nothing of it.
 * @returns undefined when the request is not multipart
 * @throws FileTooLarge
 */
export async function readMemoryUpload(request: FastifyRequest, maxBytes: number): Promise<MemoryUpload | undefined> {
  if (!request.isMultipart()) return undefined;
  let bytes: Buffer | undefined;
  const fields: Record<string, string | string[]> = {};
  try {
    for await (const part of request.parts({
      limits: { fileSize: maxBytes, files: 1, fields: 5_000, fieldSize: 100_000 },
    })) {
      if (part.type === 'file') bytes = await part.toBuffer();
      else if (typeof part.value === 'string') fields[part.fieldname] = joined(fields[part.fieldname], part.value);
    }
  } catch (error) {
    if ((error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE') throw new FileTooLarge(maxBytes);
    throw error;
  }
  return { bytes, fields };
}

const joined = (before: string | string[] | undefined, value: string): string | string[] =>
  before === undefined ? value : [before, value].flat();

/**
 * Fields of a multipart request, held to the same rules as a JSON body.
 * @throws InvalidRequest
 */
export async function checkedFields<T extends object>(
  dto: ClassConstructor<T>,
  fields: MemoryUpload['fields'],
): Promise<T> {
  const asked = plainToInstance(dto, fields);
  const errors = await validate(asked, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw new InvalidRequest(toFieldErrors(errors));
  return asked;
}
