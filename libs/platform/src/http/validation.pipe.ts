import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldError } from '@odr/kernel';
import { InvalidRequest } from './errors.js';

/** Refuses what the DTO does not declare, so that no client can set an owner, a status or a role of its own. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => new InvalidRequest(toFieldErrors(errors)),
  });

/** Flattens class-validator's tree into one line per broken rule. */
export function toFieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const path = parent ? `${parent}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({ path, message, code }));
    return [...own, ...toFieldErrors(error.children ?? [], path)];
  });
}
