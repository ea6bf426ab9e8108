import { ApiProperty } from '@nestjs/swagger';

/** Somewhere people have an account by which they can sign in here. */
export class ProviderResponse {
  /** As in the addresses of its routes. @example 'github' */
  readonly name!: string;
  /** For the button. @example 'GitHub' */
  readonly label!: string;
  /** Where the button leads: add `returnTo` with a path of the console. */
  readonly startUrl!: string;
}

export class ProviderListResponse {
  @ApiProperty({ type: [ProviderResponse] })
  readonly items!: ProviderResponse[];
}
