import { SetMetadata } from '@nestjs/common';

export const KEEPS_NO_ANSWER = Symbol('keeps no answer');

/** For routes that take a password, set a cookie or may be repeated as they are: an `Idempotency-Key` is not looked at. */
export const KeepsNoAnswer = (): MethodDecorator => SetMetadata(KEEPS_NO_ANSWER, true);
