/** Where I stand with my second factor. */
export interface SecondFactor {
  readonly enabled: boolean;
  /** Whether my role needs one. */
  readonly required: boolean;
  readonly recoveryCodesLeft: number;
}

/** What my device has to be given. */
export interface TotpSecret {
  readonly secret: string;
  /** For the QR code. */
  readonly uri: string;
}

/** What shows that it is me who weakens my account. */
export interface OwnerProof {
  readonly code: string;
  readonly password?: string;
}

/** In groups of four, as people type it. */
export const inGroups = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ');

/** What goes on paper or into a file; without saying whose password belongs to it. */
export const recoverySheet = (codes: readonly string[], email: string, host: string): string =>
  [
    `Recovery codes of ${email} on ${host}`,
    'Each works once, in place of the code of the device.',
    '',
    ...codes,
    '',
  ].join('\n');
