import type { ContributionState } from '@odr/contracts';

import type { Content } from '../shared/data-content/content.js';
import type { Refusal } from './upload.js';

/** An item of mine, or an upload of mine that was turned away; exactly one of both is there. */
export interface Contribution {
  readonly id: string;
  readonly state: ContributionState;
  readonly content: Content | null;
  readonly refusal: Refusal | null;
  readonly at: string;
}

/** What is known of a file by its hash. */
export interface CheckedFile {
  readonly sha256: string;
  /** restorable: I deleted it, and it can still come back. */
  readonly verdict: 'accept' | 'duplicate' | 'restorable';
  readonly existingId?: string;
}
