import { LicenseVerdict } from '@odr/contracts';
import { LicenseClass } from '../license-classes.js';

export class LicenseResponse {
  /** SPDX id, or a `LicenseRef-` where SPDX has none. @example 'CC-BY-4.0' */
  readonly id!: string;
  /** @example 'Creative Commons Attribution 4.0 International' */
  readonly name!: string;
  /** How people write it. @example 'CC BY 4.0' */
  readonly shortName!: string;
  readonly url!: string | null;
  readonly class!: LicenseClass;
  /** Whether content under it can be published here. */
  readonly verdict!: LicenseVerdict;
  /** What it allows. @example ['use', 'copy', 'redistribute', 'modify', 'commercial_use'] */
  readonly permissions!: string[];
  /** What it asks for in return. @example ['attribution', 'license_notice', 'mark_changes'] */
  readonly conditions!: string[];
  /** What it forbids. @example ['non_commercial'] */
  readonly limitations!: string[];
  /** Whether a picker should offer it before all others. */
  readonly isCommon!: boolean;
}

export class LicensePageResponse {
  readonly items!: LicenseResponse[];
  readonly nextCursor!: string | null;
  readonly total?: number;
}
