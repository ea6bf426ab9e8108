import { ApiProperty } from '@nestjs/swagger';
import type { ContentStatus, LicenseVerdict, SubjectType } from '@odr/contracts';

/** Another item with the same picture. */
export class ReasonCopyResponse {
  readonly contentId!: string;
  /** SPDX expression that is stated for it. */
  readonly license!: string;
}

/** Why an item waits: something a scan found, or something a person wrote. */
export class ItemReasonResponse {
  /** flag or report */
  readonly kind!: 'flag' | 'report';
  /** What was found. @example 'nsfw' */
  readonly flag?: string;
  /** Who found it. */
  readonly scanner?: string | null;
  /** 0–1, where the scanner gives one. */
  readonly score?: number | null;
  /** Copies whose licences contradict that of the item, oldest first. */
  @ApiProperty({ type: [ReasonCopyResponse], required: false })
  readonly copies?: readonly ReasonCopyResponse[];
  /** What the reporter chose. @example 'copyright' */
  readonly reason?: string;
  /** What the reporter wrote. Who that was is not told. */
  readonly text?: string | null;
  /** When it was reported. */
  readonly at?: string;
}

/** What a moderator needs to know of the content before looking at it. */
export class ItemSubjectResponse {
  /** The content itself, or the content that the annotation is about. */
  readonly contentId!: string;
  readonly name!: string;
  readonly altText!: string | null;
  readonly status!: ContentStatus;
  readonly license!: string | null;
  readonly licenseVerdict!: LicenseVerdict;
  /** About 25 bytes, base64: a blurred stand-in. */
  readonly thumbhash!: string | null;
  readonly width!: number | null;
  readonly height!: number | null;
  /** The same ten letters for the same person, and nothing else about them. */
  readonly uploader!: string;
}

/** A case of moderation. */
export class ItemResponse {
  readonly id!: string;
  readonly queue!: string;
  readonly subjectType!: SubjectType;
  readonly subjectId!: string;
  /** pending, escalated, decided or closed; leased and deferred while they last. */
  readonly state!: string;
  /** 0 routine … 4 somebody may be in danger. Goes before priority. */
  readonly severity!: number;
  /** Higher comes sooner. */
  readonly priority!: number;
  readonly dueAt!: string;
  readonly openedAt!: string;
  /** Send it back with the decision. Null unless you hold the item. */
  readonly leaseToken!: number | null;
  /** Null while nobody holds the item. */
  readonly leaseExpiresAt!: string | null;
  /** The newest 20 reports at most. */
  readonly reasons!: ItemReasonResponse[];
  readonly reportCount!: number;
  /** Null when the subject is gone. */
  readonly subject!: ItemSubjectResponse | null;
}

/** What was claimed, most urgent first. */
export class ClaimedItemsResponse {
  readonly items!: ItemResponse[];
}

export class ItemPageResponse {
  @ApiProperty({ type: [ItemResponse] })
  readonly items!: readonly ItemResponse[];
  readonly nextCursor!: string | null;
  /** Only when asked for. */
  readonly total?: number;
}
