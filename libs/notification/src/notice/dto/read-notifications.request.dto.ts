import { ArrayMaxSize, ArrayNotEmpty, Equals, IsUUID, ValidateIf } from 'class-validator';

/** Either some, or all. */
export class ReadNotificationsRequest {
  /** These. Those of other people are passed over. */
  @ValidateIf(({ all }: ReadNotificationsRequest, value) => value !== undefined || all === undefined)
  @ArrayNotEmpty()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  readonly ids?: string[];

  /** All of them, or with `upTo` all up to that one. */
  @ValidateIf((_request, value) => value !== undefined)
  @Equals(true)
  readonly all?: true;

  /** The latest that its reader has seen, so that what comes in at this moment stays unread. */
  @ValidateIf((_request, value) => value !== undefined)
  @IsUUID()
  readonly upTo?: string;
}
