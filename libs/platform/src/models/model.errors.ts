import { DomainError } from '@odr/kernel';

/** The model is still being fetched, or could not be; `details.reason` says which. */
export class ModelUnavailable extends DomainError {
  readonly code = 'embedding_engine.unavailable';
  constructor(model: string, reason: string) {
    super(`The model ${model} is not available: ${reason}`, { model, reason });
  }
}

/** More work waits for a model than the queue may hold. Trying again later helps. */
export class ModelBusy extends DomainError {
  readonly code = 'service.unavailable';
  constructor(model: string) {
    super(`Too much work waits for the model ${model}.`, { model, reason: 'busy' });
  }
}

/** The picture handed to a model cannot be decoded. */
export class ImageUndecodable extends DomainError {
  readonly code = 'content.undecodable';
  constructor(reason: string) {
    super('The picture cannot be decoded.', { reason });
  }
}

/** The model's process was killed because one picture took too long. */
export class ModelTimedOut extends DomainError {
  readonly code = 'model.timed_out';
  constructor(model: string, timeoutMs: number) {
    super(`The model ${model} took longer than ${Math.round(timeoutMs / 1_000)} s.`, { model, timeoutMs });
  }
}

/** The model's process ended while it worked on a picture. */
export class ModelCrashed extends DomainError {
  readonly code = 'model.crashed';
  constructor(model: string, how: string) {
    super(`The process of the model ${model} ended with ${how}.`, { model, how });
  }
}

/** The model's process was killed because it took more memory than it may. */
export class ModelOutOfMemory extends DomainError {
  readonly code = 'model.out_of_memory';
  constructor(model: string, maxBytes: number) {
    super(`The model ${model} took more than ${Math.round(maxBytes / 1e6)} MB of memory.`, { model, maxBytes });
  }
}
