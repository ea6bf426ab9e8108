import { createHash } from 'node:crypto';

/** How a text is embedded: what looks the same is the same. */
export const normalText = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

/** What names a text once it is normal. */
export const textHash = (normal: string): Buffer => createHash('sha256').update(normal).digest();
