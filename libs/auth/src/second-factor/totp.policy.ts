import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Time-based one-time passwords as RFC 6238 has them: SHA-1, six digits, half a minute, which is all that every authenticator
 * app understands. Written out, because a library would be longer to call and does not say which step a code belongs to.
 */
const STEP_MS = 30_000;
const DIGITS = 6;
/** Steps that a device's clock may be off, either way. */
const WINDOW = 1;
/** RFC 4226 asks for at least 128 bits and recommends 160. */
const SECRET_BYTES = 20;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** Half minutes since 1970. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / STEP_MS);

/** What the device shows during this step. */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
}

/**
 * The step whose code this is, of those that the window allows now.
 * @returns undefined for any other code; looking takes the same time
 */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | undefined {
  const digits = Buffer.from(code);
  if (digits.length !== DIGITS) return undefined;
  const current = stepAt(now);
  const steps = Array.from({ length: 2 * WINDOW + 1 }, (_, index) => current - WINDOW + index);
  const matching = steps.filter((step) => timingSafeEqual(Buffer.from(codeAt(secret, step)), digits));
  return matching.at(-1);
}

/** RFC 4648 without padding, as people type it into their device. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32.charAt(parseInt(five.padEnd(5, '0'), 2))).join('');
}

/** What a device reads from the QR code. Defaults are not named: some apps refuse what they know anyway. */
export function otpauthUri(secret: Buffer, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}

/** Wrong codes in a row that cost nothing: people mistype, and clocks drift. */
export const FREE_FAILURES = 5;
const LONGEST_WAIT_S = 86_400;

/**
 * How long no code is looked at after so many wrong ones in a row: not at all, then 1, 2, 4 … seconds up to a day. Three of a
 * million codes are right at any time: a guesser who knows the password gets about 385 tries in the first year, a chance of 0.12 %.
 * The owner is not kept out by that: a recovery code is always looked at.
 */
export const waitAfter = (failures: number): number =>
  failures < FREE_FAILURES ? 0 : Math.min(LONGEST_WAIT_S, 2 ** Math.min(failures - FREE_FAILURES, 20));
