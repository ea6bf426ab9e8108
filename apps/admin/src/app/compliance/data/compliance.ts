export type {
  ItemLicensingResponse as ItemLicensing,
  LicenseCheckResponse as LicenseCheck,
  ReleaseProfileResponse as ReleaseProfile,
} from '@odr/sdk';

/** A grant as it is typed. */
export interface GrantDraft {
  readonly holder: string;
  readonly statement: string;
  readonly signature: string;
  readonly evidenceUrl: string;
}

/** What is to be checked, as the address says it. */
export interface Selection {
  readonly setId?: string;
  readonly datasetVersionId?: string;
  readonly license?: string;
  readonly source?: string;
  readonly q?: string;
}

/** The body of a check: one way only, a set or a version before filters. */
export function bodyOf({ setId, datasetVersionId, ...query }: Selection, use: string): Record<string, unknown> {
  if (setId) return { setId, use };
  if (datasetVersionId) return { datasetVersionId, use };
  return { query: Object.fromEntries(Object.entries(query).filter(([, value]) => Boolean(value))), use };
}

/** How a status of a check is shown: word, icon and tone. */
export const CHECK_WORDS = {
  passed: 'Passed',
  failed: 'Failed',
  not_applicable: 'Does not apply',
  not_checked: 'Not checked',
} as const;

export const METHOD_WORDS: Readonly<Record<string, string>> = {
  declaration: 'Declared',
  metadata: 'Read in the file',
  http: 'Read at the source',
  review: 'Reviewed',
};
