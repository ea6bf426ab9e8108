import { CATEGORY_OF, NOTICE_CATEGORIES, type NoticeCategory, type NoticeKind } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class NotificationResponse {
  readonly id!: string;
  @ApiProperty({ enum: Object.keys(CATEGORY_OF) })
  readonly kind!: NoticeKind;
  @ApiProperty({ enum: NOTICE_CATEGORIES })
  readonly category!: NoticeCategory;
  /** What happened, in a line. @example '“heron.jpg” was approved and is public now' */
  readonly title!: string;
  /** What follows from it, or what to do. */
  readonly body!: string | null;
  /** Page of the console where it can be seen. @example '/contents/0193…' */
  readonly path!: string | null;
  /** Notices with the same word say the same of different things, and may be shown as one. */
  readonly group!: string | null;
  readonly createdAt!: Date;
  readonly readAt!: Date | null;
}

export class NotificationPageResponse {
  @ApiProperty({ type: [NotificationResponse] })
  readonly items!: readonly NotificationResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  readonly total?: number;
  /** How many have not been read in all, counted up to a thousand. */
  readonly unread!: number;
}

export class UnreadResponse {
  /** How many have not been read, counted up to a thousand. */
  readonly unread!: number;
}
