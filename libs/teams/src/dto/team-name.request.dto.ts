import { Transform } from 'class-transformer';
import { IsString, Length, Matches } from 'class-validator';

/** To make a team or to rename one. */
export class TeamNameRequest {
  /** Unique without regard to case. @example 'Highland archive' */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}]*$/u, { message: 'name must not contain control characters' })
  readonly name!: string;
}
