/** A licence as the catalogue knows it. */
export interface LicenseCard {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly url: string | null;
  readonly class: string;
  readonly verdict: string;
  readonly permissions: readonly string[];
  readonly conditions: readonly string[];
  readonly limitations: readonly string[];
}

export interface LicenseCombination {
  readonly license: string;
  readonly name: string;
  readonly combines: boolean;
  readonly under: string | null;
  readonly relicense: 'recommended' | 'permitted' | 'forbidden';
  readonly because: readonly { readonly rule: string; readonly clause: string; readonly source: string }[];
}

export const CLASS_WORDS: Readonly<Record<string, string>> = {
  public_domain: 'Public domain',
  attribution: 'Attribution',
  share_alike: 'Share-alike',
  software: 'Software',
  non_commercial: 'Non-commercial',
  no_derivatives: 'No derivatives',
  use_restricted: 'Restricts use',
  unclassified: 'Not classified',
};

export const RELICENSE_WORDS: Readonly<Record<LicenseCombination['relicense'], string>> = {
  recommended: 'Yes',
  permitted: 'Yes, but not recommended',
  forbidden: 'No',
};

/** `license_notice` as people read it. */
export const wordsOf = (code: string): string => code.replaceAll('_', ' ');
