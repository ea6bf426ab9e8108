import { PersonResponse } from './person.response.dto.js';

export class UserPageResponse {
  readonly items!: PersonResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  readonly total?: number;
}
