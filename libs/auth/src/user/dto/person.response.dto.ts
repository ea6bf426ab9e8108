import { UserResponse } from './user.response.dto.js';

/** Somebody, as administrators see them. */
export class PersonResponse extends UserResponse {
  /** Whether signing in takes a code. */
  readonly hasSecondFactor!: boolean;
}
