import { UserResponse } from './user.response.dto.js';

export class UserPageResponse {
  readonly items!: UserResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  readonly total?: number;
}
