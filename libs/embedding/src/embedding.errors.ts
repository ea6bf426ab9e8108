import { DomainError } from '@odr/kernel';

export class EngineNotFound extends DomainError {
  readonly code = 'embedding_engine.not_found';
  constructor(engine: string) {
    super(`There is no engine ${engine}.`, { engine });
  }
}

export class DimensionMismatch extends DomainError {
  readonly code = 'embedding.dimension_mismatch';
  constructor(actual: number, expected: number) {
    super(`Expected ${expected} numbers, got ${actual}.`, { actual, expected });
  }
}

/** What computes for the engine answers with something that is no vector of its; it may be broken or the wrong model. */
export class EngineAnswerUnusable extends DomainError {
  readonly code = 'embedding_engine.answer_unusable';
  constructor(
    engine: string,
    reason: string,
    /** What it answered, where that was no success. */
    readonly status?: number,
  ) {
    super(`The engine ${engine} gives an answer that cannot be used: ${reason}.`, { engine, reason });
  }
}

/** The thing exists but this engine has not embedded it (yet). */
export class EmbeddingNotFound extends DomainError {
  readonly code = 'embedding.not_found';
  constructor(subject: string, engine: string) {
    super(`${subject} has no embedding by ${engine}.`, { subject, engine });
  }
}

/** Settings that contradict each other, or lead to where nothing is. */
export class EngineSettingRefused extends DomainError {
  readonly code = 'embedding_engine.setting_refused';
  constructor(path: string, message: string) {
    super(`${path} ${message}.`, { path }, [{ path, message, code: 'setting' }]);
  }
}

export class EngineNameTaken extends DomainError {
  readonly code = 'embedding_engine.name_taken';
  constructor(name: string) {
    super(`There is an engine ${name} already. A new version of a model needs a name of its own.`, { name });
  }
}

/** What would make its vectors others can only change while there are none. */
export class EngineNotEmpty extends DomainError {
  readonly code = 'embedding_engine.not_empty';
  constructor(engine: string) {
    super(`The engine ${engine} has vectors already; register another one instead.`, { engine });
  }
}

export class EngineIsDefault extends DomainError {
  readonly code = 'embedding_engine.is_default';
  constructor(engine: string) {
    super(`The engine ${engine} answers by default. Switch to another one first.`, { engine });
  }
}

export class EngineIncomplete extends DomainError {
  readonly code = 'embedding_engine.incomplete';
  constructor(
    engine: string,
    coverage: { readonly embedded: number; readonly missing: number; readonly failed: number },
  ) {
    super(`The engine ${engine} has not embedded everything yet.`, { engine, ...coverage });
  }
}

export class EngineRetired extends DomainError {
  readonly code = 'embedding_engine.retired';
  constructor(engine: string) {
    super(`The engine ${engine} has been retired.`, { engine });
  }
}

/** Nothing here computes for it. */
export class BroughtByClients extends DomainError {
  readonly code = 'embedding_engine.brought_by_clients';
  constructor(engine: string) {
    super(`Clients bring the vectors of the engine ${engine}; nothing here computes them.`, { engine });
  }
}

export class ComputesItself extends DomainError {
  readonly code = 'embedding_engine.computes_itself';
  constructor(engine: string) {
    super(`The engine ${engine} computes its vectors itself and takes none.`, { engine });
  }
}

/** Numbers that are not finite, or nothing but zeros where directions are compared. */
export class VectorUnusable extends DomainError {
  readonly code = 'embedding.vector_unusable';
  constructor(reason: 'not_finite' | 'zero') {
    super(
      reason === 'zero'
        ? 'A vector of nothing but zeros has no direction, and cosine compares nothing else.'
        : 'The vector has numbers that are not finite, or too large for single precision.',
      { reason },
    );
  }
}

/** A line of vectors that is no such line. */
export class BrokenVectorLine extends DomainError {
  readonly code = 'embedding.broken_line';
  constructor(reason: string) {
    super(reason);
  }
}
