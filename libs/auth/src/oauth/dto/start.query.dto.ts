import { IsOptional, IsString } from 'class-validator';

export class StartOauthQuery {
  /** Path of the console to come back to. Anything else is as if it were not there. @example '/contribute' */
  @IsOptional()
  @IsString()
  readonly returnTo?: string;
}
