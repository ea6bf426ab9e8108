import { InvalidRequest, toFieldErrors } from '@odr/platform';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CreateImportRequest } from './dto/import.request.dto.js';

/**
 * Holds what came as JSON text, or as a JSON body, to the rules.
 * @throws InvalidRequest naming each part that does not fit
 */
export function parseWish(given: string | object | null | undefined): CreateImportRequest {
  if (Array.isArray(given)) throw notAnObject();
  const wish = plainToInstance(CreateImportRequest, typeof given === 'string' ? parsed(given) : (given ?? {}));
  const errors = validateSync(wish, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0)
    throw new InvalidRequest(toFieldErrors(errors, typeof given === 'string' ? 'metadata' : undefined));
  return wish;
}

function parsed(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Not JSON: the client's mistake, answered like a JSON value that is no object.
  }
  throw notAnObject();
}

const notAnObject = (): InvalidRequest =>
  new InvalidRequest([{ path: 'metadata', message: 'must be a JSON object', code: 'isJson' }]);
