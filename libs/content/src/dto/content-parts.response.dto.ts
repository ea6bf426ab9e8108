import { AcceptanceMethod, AgreementKind } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** Somebody to credit. */
export class AuthorResponse {
  /** Made of the name and the page: the same author has the same id everywhere. */
  readonly id!: string;
  readonly name!: string;
  readonly url!: string | null;
}

export class AuthorsResponse {
  readonly items!: AuthorResponse[];
}

/** Where an item comes from. */
export class SourceResponse {
  /** Made of the kind and the value: the same source has the same id, whichever items name it. */
  readonly id!: string;
  /** url, path or hugging_face */
  readonly type!: string;
  readonly value!: string;
  readonly metadata!: Record<string, unknown> | null;
  /** How many other items that the caller may see name the same source; counted up to 1,000. */
  readonly sharedBy!: number;
}

export class SourcesResponse {
  readonly items!: SourceResponse[];
}

/** One text that an item was contributed under. */
export class ContentAgreementResponse {
  readonly acceptanceId!: string;
  @ApiProperty({ enum: Object.values(AgreementKind) })
  readonly kind!: AgreementKind;
  /** Its text: `GET /agreements/:kind/versions/:version`. @example '1.1' */
  readonly version!: string;
  /** Of the text in UTF-8, in hex. */
  readonly sha256!: string;
  /** When the contributor accepted it. */
  readonly acceptedAt!: Date;
  @ApiProperty({ enum: Object.values(AcceptanceMethod) })
  readonly method!: AcceptanceMethod;
}

export class ContentAgreementsResponse {
  @ApiProperty({ type: [ContentAgreementResponse] })
  readonly items!: ContentAgreementResponse[];
}

/** One thing that happened to an item. */
export class ContentEventResponse {
  readonly id!: string;
  /** received, processed, failed, flagged, status_changed, updated, deleted, restored */
  readonly type!: string;
  readonly payload!: Record<string, unknown>;
  /** Who did it; null for the system, and for those who may not know. */
  readonly actorId!: string | null;
  readonly at!: string;
}

export class ContentEventsResponse {
  readonly items!: ContentEventResponse[];
}

/** An upload that was turned away. */
export class UploadRefusalResponse {
  readonly id!: string;
  readonly fileName!: string;
  /** A problem code. @example 'content.unsupported_format' */
  readonly code!: string;
  readonly detail!: string;
  readonly teamId!: string | null;
  readonly createdAt!: string;
}

export class UploadRefusalPageResponse {
  readonly items!: UploadRefusalResponse[];
  readonly nextCursor!: string | null;
}
