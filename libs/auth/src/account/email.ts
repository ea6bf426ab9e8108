import { domainToASCII } from 'node:url';

/** RFC 5321 §4.5.3.1: what a mail server has to take. */
const MAX_ADDRESS_LENGTH = 254;
const MAX_LOCAL_BYTES = 64;

/** Words joined by single dots. Quoted ones, which may hold blanks and a second at sign, are taken by hardly any server. */
const LOCAL_PART = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** Checked before conversion, which would decode `%61` and drop what cannot be seen. */
const DOMAIN = /^[\p{L}\p{N}\p{M}.。-]+$/u;
/** At least two labels, the last one no number: neither a bare host nor an IP address in any of its spellings. */
const ASCII_DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The one form of an address that is stored, compared and written to: no blanks around it, compatibility characters folded
 * (NFKC), lower case, the domain as the DNS knows it. Dots and `+tags` stay: only the addressee's server knows what they mean.
 * What is no address at all comes back trimmed and folded, so that looking it up finds nobody.
 */
export function normaliseEmail(email: string): string {
  const folded = email.trim().normalize('NFKC').toLowerCase().normalize('NFKC');
  const at = folded.lastIndexOf('@');
  const domain = folded.slice(at + 1);
  if (at < 1 || !DOMAIN.test(domain)) return folded;
  return `${folded.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** Whether mail can be sent to it; expects the normalised form. */
export function isEmail(email: string): boolean {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  return (
    at > 0 &&
    email.length <= MAX_ADDRESS_LENGTH &&
    Buffer.byteLength(local) <= MAX_LOCAL_BYTES &&
    LOCAL_PART.test(local) &&
    ASCII_DOMAIN.test(email.slice(at + 1))
  );
}
