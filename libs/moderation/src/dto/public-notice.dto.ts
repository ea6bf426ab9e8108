import { NoticeGround, type ReportOutcome, type ReportState, type SubjectType } from '@odr/contracts';
import { Equals, IsBoolean, IsEmail, IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';

export class FileNoticeRequest {
  /** Exactly where it is: the address of its page or file here, or the SHA-256 of the file (64 hex digits). */
  @IsString()
  @Length(3, 2_000)
  readonly location!: string;

  /** rightsholder and depicted: you, or somebody for whom you act. */
  @IsIn(Object.values(NoticeGround))
  readonly ground!: NoticeGround;

  /** Why it should not be here, with what a moderator needs to see that. @example 'I took this picture; here is where I published it: …' */
  @IsString()
  @Length(20, 10_000)
  readonly explanation!: string;

  /** Not needed for child abuse. It is sealed, and shown to nobody who decides. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly name?: string;

  /** For the answer. It is sealed, and shown to nobody who decides. */
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  readonly email?: string;

  /** That you believe, in good faith, that what you say is accurate and complete. */
  @IsBoolean()
  @Equals(true)
  readonly isInGoodFaith!: boolean;
}

export class NoticeStatusResponse {
  readonly id!: string;
  readonly ground!: NoticeGround;
  readonly location!: string;
  readonly subjectType!: SubjectType;
  readonly subjectId!: string;
  readonly state!: ReportState;
  /** What became of it; null while it is open. */
  readonly outcome!: ReportOutcome | null;
  /** What the moderators add to that, for everyone who asked. */
  readonly publicNote!: string | null;
  /** Whether it has all that Article 16(2) of the Digital Services Act asks for; it is looked at in any case. */
  readonly isComplete!: boolean;
  readonly isAnsweredByLetter!: boolean;
  readonly filedAt!: string;
  readonly closedAt!: string | null;
}

export class FiledNoticeResponse extends NoticeStatusResponse {
  /** Opens `/notice/{token}`, and is told this once. */
  readonly token!: string;
}
