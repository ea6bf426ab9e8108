import type { PrivacyCategory } from '@odr/contracts';

/** That something of this name was there, and what such things tell; never what it said. */
export interface TagFound {
  readonly name: string;
  readonly category: PrivacyCategory;
}
