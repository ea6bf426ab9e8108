import { IsIn, IsOptional } from 'class-validator';

export class TokenModeQuery {
  /** `token`: the refresh token comes in the body, for programs. Otherwise as a cookie that scripts cannot read. */
  @IsOptional()
  @IsIn(['token', 'cookie'])
  readonly mode?: 'token' | 'cookie';
}
