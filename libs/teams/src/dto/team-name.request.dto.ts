import { DisplayName } from '@odr/platform';

/** To make a team or to rename one. */
export class TeamNameRequest {
  /** Unique without regard to case. @example 'Highland archive' */
  @DisplayName()
  readonly name!: string;
}
