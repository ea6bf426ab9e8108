import type { Reason } from '../compatibility/reason.js';

/**
 * What is known about one item, gathered by whoever asks. A fact that this system cannot know yet, or has not looked for, is
 * undefined: its check then says `not_checked`, never `passed`.
 */
export interface ComplianceFacts {
  readonly license: string | null;
  readonly licenseUrl: string | null;
  readonly title: string | null;
  readonly authorCount: number;
  /** Pieces of evidence, and whether each has the hash of what it shows. */
  readonly evidence: { readonly count: number; readonly areHashed: boolean };
  /** Licences that the item's sources were last seen to name. */
  readonly sourceLicenses: readonly string[] | undefined;
  /** The notice in the file; null where it has none. */
  readonly copyrightNotice: string | null | undefined;
  readonly isChanged: boolean;
  readonly listedChanges: readonly string[];
  /** Changes before it came here, as its contributor lists them. */
  readonly earlierChanges: readonly string[] | undefined;
  /** Licence of the database it was taken from; null where it comes from none. */
  readonly databaseLicense: string | null | undefined;
  readonly annotations: { readonly count: number; readonly closed: number };
  /** Why it is in the public domain, with law or date. */
  readonly publicDomainReason: string | undefined;
  /** Whether people can be recognised, as far as somebody or something looked. */
  readonly people: 'none' | 'shown' | 'released' | undefined;
  /** Trademarks and protected buildings, as far as somebody looked. */
  readonly marks: 'none' | 'shown' | 'cleared' | undefined;
  readonly optOut: { readonly signals: readonly string[]; readonly isOverridden: boolean };
  /** Copies held under a stricter or older licence; undefined while it has not been compared. */
  readonly stricterCopies: readonly string[] | undefined;
  readonly hasCertificate: boolean;
  readonly creditRemoval: { readonly isAsked: boolean; readonly isHonoured: boolean };
}

export type CheckStatus = 'passed' | 'failed' | 'not_applicable' | 'not_checked';

/** What came of one check. */
export interface Finding {
  readonly status: CheckStatus;
  /** What was seen, in a sentence. */
  readonly detail: string;
  readonly because?: readonly Reason[];
}
