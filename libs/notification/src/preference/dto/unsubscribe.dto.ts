import { MUTABLE_CATEGORIES, type MutableCategory } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Length } from 'class-validator';

export class UnsubscribeQuery {
  /** From the link of a mail. */
  @Length(1, 200)
  readonly token!: string;
}

export class UnsubscribeResponse {
  /** What the mail was about. */
  @ApiProperty({ enum: MUTABLE_CATEGORIES })
  readonly category!: MutableCategory;
  /** Whether mails of this category come. */
  readonly byMail!: boolean;
}
