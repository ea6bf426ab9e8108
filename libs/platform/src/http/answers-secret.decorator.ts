import { SetMetadata } from '@nestjs/common';

export const ANSWERS_SECRET = Symbol('answers-secret');

/** For routes that answer with a secret: what is kept for a repeat with the same `Idempotency-Key` is sealed. */
export const AnswersSecret = (): MethodDecorator => SetMetadata(ANSWERS_SECRET, true);
