import type { ImportReason } from './import.repository.js';

/** The import as a whole cannot go on until somebody sets something right: it pauses, and nothing of it is lost. */
export class ImportStandstill extends Error {
  constructor(readonly reason: ImportReason) {
    super(reason.detail);
    this.name = 'ImportStandstill';
  }
}
