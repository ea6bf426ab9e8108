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
