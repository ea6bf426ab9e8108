import { DomainError } from '@odr/kernel';

/** Absent, or somebody else's: the answer is the same. */
export class UploadNotFound extends DomainError {
  readonly code = 'upload.not_found';
  constructor() {
    super('There is no such upload, or it is not yours.');
  }
}

export class UploadExpired extends DomainError {
  readonly code = 'upload.expired';
  constructor() {
    super('Nothing came for too long, so the bytes were given up. Begin anew.');
  }
}

export class OffsetConflict extends DomainError {
  readonly code = 'upload.offset_conflict';
  constructor() {
    super('The piece does not begin where the last one ended. Ask with HEAD where to go on.');
  }
}

export class UploadLocked extends DomainError {
  readonly code = 'upload.locked';
  constructor() {
    super('Another request is busy with this upload. Ask with HEAD in a moment where to go on.');
  }
}

export class UploadInterrupted extends DomainError {
  readonly code = 'upload.interrupted';
  constructor() {
    super('The body broke off. What came is kept; ask with HEAD where to go on.');
  }
}

export class ChecksumMismatch extends DomainError {
  readonly code = 'upload.checksum_mismatch';
  constructor() {
    super('The bytes do not have the checksum they were sent with. They were thrown away; send the piece again.');
  }
}

export class ChecksumUnknown extends DomainError {
  readonly code = 'upload.checksum_unknown';
  constructor(known: readonly string[]) {
    super(`Upload-Checksum is one of ${known.join(', ')}, a space, and the digest in base64.`);
  }
}

/** The request lacks `Tus-Resumable: 1.0.0`. */
export class TusVersionUnsupported extends DomainError {
  readonly code = 'upload.version_unsupported';
  constructor() {
    super('Send Tus-Resumable: 1.0.0.');
  }
}

export class PieceOfOtherType extends DomainError {
  readonly code = 'request.unsupported_media_type';
  constructor() {
    super('A piece of an upload is sent as application/offset+octet-stream.');
  }
}

export class TooManyUploads extends DomainError {
  readonly code = 'upload.too_many';
  constructor(most: number) {
    super(`You have ${most} unfinished uploads. Finish some, or delete what you gave up.`, { most });
  }
}

export class UploadNotFinished extends DomainError {
  readonly code = 'upload.not_finished';
  constructor() {
    super('The upload is not whole yet, or was not begun with the purpose "import".');
  }
}

/** What was found wrong with the whole file, told again to whoever asks again. */
export class UploadRefused extends DomainError {
  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}
