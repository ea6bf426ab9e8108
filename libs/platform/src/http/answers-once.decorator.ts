import { SetMetadata } from '@nestjs/common';

export const ANSWERS_ONCE = Symbol('answers-once');

/** For routes that answer with a secret: a repeat with the same `Idempotency-Key` runs again, because no answer is kept. */
export const AnswersOnce = (): MethodDecorator => SetMetadata(ANSWERS_ONCE, true);
