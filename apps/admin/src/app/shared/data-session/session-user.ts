import type { Role } from '@odr/contracts';

/** The signed-in person, as `/auth/me` and a login tell it. */
export interface SessionUser {
  readonly id: string;
  readonly email: string;
  /** Whether they have proved to read mail there. */
  readonly emailVerified: boolean;
  readonly name: string;
  readonly role: Role;
}

export interface LoginResponse {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly user: SessionUser;
  /** Whether the role needs a second factor that is not set up: until it is, nothing else is open. */
  readonly mustEnrol: boolean;
}
