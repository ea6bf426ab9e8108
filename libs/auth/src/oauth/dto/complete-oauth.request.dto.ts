import { IsOptional, IsString, MaxLength } from 'class-validator';

export class CompleteOauthRequest {
  /** What the second factor shows, or a recovery code. Not looked at where there is none. @example '123456' */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly totp?: string;
}
