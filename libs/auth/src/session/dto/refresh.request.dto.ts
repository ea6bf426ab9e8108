import { IsOptional, IsString, MaxLength } from 'class-validator';

export class RefreshRequest {
  /** For programs; browsers send the cookie instead. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly refreshToken?: string;
}
