/** What an argon2id hash was made with: KiB of memory, passes over it, lanes. */
export interface HashParameters {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

export interface PasswordHash extends HashParameters {
  readonly salt: Uint8Array;
  readonly tag: Uint8Array;
}

/** Argon2 version 1.3, the only one in use (RFC 9106). */
const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** The form that argon2's own tools write and read: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>`, base64 without padding. */
export const encodeHash = ({ memory, passes, parallelism, salt, tag }: PasswordHash): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;

/** @returns undefined for anything but an argon2id hash: then no password fits */
export function decodeHash(encoded: string): PasswordHash | undefined {
  // The reference implementation writes t before p, older bindings p before t.
  const [, memory, passes, parallelism, salt, tag] = FORM.exec(inOrder(encoded)) ?? [];
  if (salt === undefined || tag === undefined) return undefined;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

const inOrder = (encoded: string): string => encoded.replace(/,(p=\d+),(t=\d+)\$/, ',$2,$1$');
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');
