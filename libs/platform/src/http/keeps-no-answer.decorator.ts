import { SetMetadata } from '@nestjs/common';

export const KEEPS_NO_ANSWER = Symbol('keeps no answer');

/** For routes that answer with a secret: an `Idempotency-Key` would keep it in the clear for a day, so it is not looked at. */
export const KeepsNoAnswer = (): MethodDecorator => SetMetadata(KEEPS_NO_ANSWER, true);
