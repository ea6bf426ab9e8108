import type { FieldError } from '@odr/kernel';
import { InvalidRequest, toFieldErrors } from '@odr/platform';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { CreateImportRequest } from './dto/import.request.dto.js';

/**
 * Holds what came as JSON text, or as a JSON body, to the rules.
 * @throws InvalidRequest naming each part that does not fit
 */
export function parseWish(given: string | object | null | undefined): CreateImportRequest {
  const isPart = typeof given === 'string';
  const value = isPart ? parsed(given) : (given ?? {});
  if (Array.isArray(value)) throw notAnObject();
  const wish = checked(value);
  const errors = [...inherited(value), ...toFieldErrors(wish.errors, isPart ? 'metadata' : undefined)];
  if (errors.length > 0) throw new InvalidRequest(errors);
  return wish.request;
}

function checked(value: object): { request: CreateImportRequest; errors: ValidationError[] } {
  try {
    const request = plainToInstance(CreateImportRequest, value);
    return { request, errors: validateSync(request, { whitelist: true, forbidNonWhitelisted: true }) };
  } catch (error) {
    // A megabyte of opening brackets parses, and then overflows every recursive walk: the client's mistake.
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidRequest([{ path: '', message: 'is nested too deeply', code: 'depth' }]);
  }
}

/** What every object has would be left out without a word. */
const inherited = (value: object): FieldError[] =>
  Object.keys(value)
    .filter((name) => name in Object.prototype)
    .map((path) => ({ path, message: `property ${path} should not exist`, code: 'whitelistValidation' }));

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
