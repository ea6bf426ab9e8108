import { IsString, Length, Matches } from 'class-validator';

export class PublishAgreementRequest {
  /** New for this agreement. @example '2.0' */
  @IsString()
  @Length(1, 20)
  @Matches(/^[0-9A-Za-z][\w.-]*$/, { message: 'version must be letters, digits, points and hyphens' })
  readonly version!: string;

  /** Plain text, kept as it is but for line ends. */
  @IsString()
  @Length(20, 100_000)
  @Matches(/^[^\p{Cc}]*(?:[\n\r\t][^\p{Cc}]*)*$/u, { message: 'text must not contain control characters' })
  readonly text!: string;
}
