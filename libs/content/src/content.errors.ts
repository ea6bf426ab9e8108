import type { ContentStatus } from '@odr/contracts';
import { DomainError, type ContentId } from '@odr/kernel';

/** Absent, or hidden from this caller: the answer is the same, so that it tells nothing. */
export class ContentNotFound extends DomainError {
  readonly code = 'content.not_found';
  constructor(id: string) {
    super('There is no such content, or it is not yours to see.', { id });
  }
}

/** These very bytes are held already. `existingId` is there only for those who may see it. */
export class ContentDuplicate extends DomainError {
  readonly code = 'content.duplicate';
  constructor(readonly existingId: ContentId | undefined) {
    super('These very bytes are already held.', existingId ? { existingId } : {});
  }
}

export class IllegalTransition extends DomainError {
  readonly code = 'content.illegal_transition';
  constructor(from: ContentStatus, to: ContentStatus) {
    super(`Content cannot move from ${from} to ${to}.`, { from, to });
  }
}

export class LicenseNotOpen extends DomainError {
  readonly code = 'content.license_not_open';
  constructor(license: string | null, verdict: string) {
    super('Only openly licensed content can be published.', { license, verdict });
  }
}

export class ContentNotProcessed extends DomainError {
  readonly code = 'content.not_processed';
  constructor(processingState: string) {
    super('The content has not been processed, so nobody can have looked at it.', { processingState });
  }
}

export class LicenseContradictory extends DomainError {
  readonly code = 'content.contradictory_license';
  constructor(detail: string) {
    super(detail);
  }
}

export class FileNotReady extends DomainError {
  readonly code = 'content.file_not_ready';
  constructor(variant: string) {
    super(`There is no ${variant} of this content yet.`, { variant });
  }
}

export class CreditNotEmbeddable extends DomainError {
  readonly code = 'content.credit_not_embeddable';
  constructor(sizeBytes: number, maxBytes: number) {
    super(`The file is too large to have its credit written into it; take it as it is, and the credit beside it.`, {
      sizeBytes,
      maxBytes,
    });
  }
}

export class FileMissing extends DomainError {
  readonly code = 'content.missing_file';
  constructor() {
    super('Send the picture as the part "file" of a multipart/form-data body.');
  }
}

export class NotYourTeam extends DomainError {
  readonly code = 'auth.forbidden';
  constructor(teamId: string) {
    super('You are not a contributor of this team.', { teamId });
  }
}

export class NotYourContent extends DomainError {
  readonly code = 'auth.forbidden';
  constructor() {
    super('Only its contributor, their team and moderators change this content.');
  }
}

/** A file that was turned away at the door. The codes are those of `ImageFailure`. */
export class FileRefused extends DomainError {
  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** The team's files would take more than they may. */
export class TeamQuotaExceeded extends DomainError {
  readonly code = 'storage.quota_exceeded';
  constructor(bytes: { readonly quota: number; readonly held: number; readonly wanted: number }) {
    super(
      'The team’s storage is used up. Delete something, ask an administrator for more, or leave the team out.',
      bytes,
    );
  }
}

/** The file of a range request is shorter than the range. */
export class RangeNotSatisfiable extends DomainError {
  readonly code = 'request.range_not_satisfiable';
  constructor(sizeBytes: number) {
    super(`The file has ${sizeBytes} bytes.`, { size: sizeBytes });
  }
}

export class RestoreExpired extends DomainError {
  readonly code = 'content.restore_expired';
  constructor(until: Date) {
    super('The time in which it could be restored is over.', { restorableUntil: until.toISOString() });
  }
}

/** What moderators take away, its people cannot bring back by themselves. */
export class DeletedByOffice extends DomainError {
  readonly code = 'content.deleted_by_office';
  constructor() {
    super('A moderator deleted this content, so only moderators can restore it.');
  }
}
