import { DomainError } from '@odr/kernel';

export class EngineNotFound extends DomainError {
  readonly code = 'embedding_engine.not_found';
  constructor(engine: string) {
    super(`There is no engine ${engine}.`, { engine });
  }
}

/** Also thrown for values that are not finite, and for a vector of zeros, which has no direction. */
export class DimensionMismatch extends DomainError {
  readonly code = 'embedding.dimension_mismatch';
  constructor(actual: number, expected: number) {
    super(`Expected ${expected} finite numbers, not all zero; got ${actual}.`, { actual, expected });
  }
}

/** The thing exists but this engine has not embedded it (yet). */
export class EmbeddingNotFound extends DomainError {
  readonly code = 'embedding.not_found';
  constructor(subject: string, engine: string) {
    super(`${subject} has no embedding by ${engine}.`, { subject, engine });
  }
}
