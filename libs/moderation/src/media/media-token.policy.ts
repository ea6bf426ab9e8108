import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FileVariant } from '@odr/contracts';
import type { CaseId, UserId } from '@odr/kernel';

/** What an address of a picture is good for, and for whom. */
export interface MediaGrant {
  readonly caseId: CaseId;
  readonly moderator: UserId;
  /** Of the lease; the next one, also the same person's, has another. */
  readonly leaseToken: number;
  readonly variant: FileVariant;
}

const signatureOf = (key: string, { caseId, moderator, leaseToken, variant }: MediaGrant): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify(['media', caseId, moderator, leaseToken, variant]))
    .digest();

/** The token of an address: the lease it hangs on, and a signature (HMAC-SHA-256) over all of the grant. */
export const mediaToken = (key: string, grant: MediaGrant): string =>
  `${grant.leaseToken}.${signatureOf(key, grant).toString('base64url')}`;

/**
 * Reads a token back.
 * @returns the grant, or undefined if it was signed for somebody or something else, or changed
 */
export function grantOf(
  key: string,
  token: string,
  { caseId, moderator, variant }: Omit<MediaGrant, 'leaseToken'>,
): MediaGrant | undefined {
  const [, digits, text = ''] = /^([1-9]\d{0,14})\.([\w-]{43})$/.exec(token) ?? [];
  const grant = { caseId, moderator, leaseToken: Number(digits), variant };
  const given = Buffer.from(text, 'base64url');
  const right = signatureOf(key, grant);
  return given.length === right.length && timingSafeEqual(given, right) ? grant : undefined;
}
