import { UserResponse } from '../../user/dto/user.response.dto.js';

export class LoginResponse {
  /** Send it as `Authorization: Bearer …`. */
  readonly accessToken!: string;
  /** Seconds until the access token ends. @example 900 */
  readonly expiresIn!: number;
  readonly user!: UserResponse;
  /** Whether the role needs a second factor that is not set up: until it is, nothing else is open. */
  readonly mustEnrol!: boolean;
  /** Only with `?mode=token` or when it came in the body; good for one refresh, then the answer brings the next. */
  readonly refreshToken?: string;
}
