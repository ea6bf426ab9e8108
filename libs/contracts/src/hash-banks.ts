/**
 * What is to happen to a picture near one of a bank. block: it is hidden before anybody sees it, and a person confirms or
 * lifts that. review: a person looks. allow: nobody is asked because of a `review` bank; never a way past `block`.
 */
export const HashBankKind = { Block: 'block', Review: 'review', Allow: 'allow' } as const;
export type HashBankKind = (typeof HashBankKind)[keyof typeof HashBankKind];

/** What people's verdicts about pictures near an entry say of the entry. A refuted one matches nothing. */
export const HashConfirmation = { Unconfirmed: 'unconfirmed', Confirmed: 'confirmed', Refuted: 'refuted' } as const;
export type HashConfirmation = (typeof HashConfirmation)[keyof typeof HashConfirmation];

/** What a match has come to. */
export const HashEffect = {
  /** By a search through what is here; nothing has been done about it. */
  Found: 'found',
  Quarantined: 'quarantined',
  /** People are asked. */
  Raised: 'raised',
  /** It is near an entry of a bank of kind allow. */
  Allowed: 'allowed',
  /** People would have been asked, had not a bank of kind allow known the picture. */
  Overruled: 'overruled',
} as const;
export type HashEffect = (typeof HashEffect)[keyof typeof HashEffect];

/** Where a comparison of a bank with everything here stands. `held` waits for a person. */
export const HashScanState = {
  Running: 'running',
  Held: 'held',
  Applying: 'applying',
  Done: 'done',
  Discarded: 'discarded',
} as const;
export type HashScanState = (typeof HashScanState)[keyof typeof HashScanState];
