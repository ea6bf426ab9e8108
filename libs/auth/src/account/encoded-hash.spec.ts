import { argon2Sync } from 'node:crypto';
import { decodeHash, encodeHash } from './encoded-hash.js';

/** By the reference implementation: `echo -n "seven quiet lanterns" | argon2 … -id -t 2 -k 19456 -p 1 -l 32 -e`. */
const REFERENCE = '$argon2id$v=19$m=19456,t=2,p=1$z+BfukzQNyecFc0ZbOFWkQ$zUx3uHwRFxvGMCnbCIvXn8gmUX419XVNYEqJ0vFtmb8';

describe('an encoded password hash', () => {
  it('is read and written as the reference implementation does', () => {
    const hash = decodeHash(REFERENCE);

    expect(hash).toMatchObject({ memory: 19_456, passes: 2, parallelism: 1 });
    expect(hash && encodeHash(hash)).toBe(REFERENCE);
  });

  it('is read in the order of parameters that older bindings wrote', () => {
    expect(decodeHash(REFERENCE.replace('t=2,p=1', 'p=1,t=2'))).toEqual(decodeHash(REFERENCE));
  });

  it('agrees with what is computed here', () => {
    const { salt, tag, memory, passes, parallelism } = decodeHash(REFERENCE) ?? {};
    const message = 'seven quiet lanterns';
    const computed = argon2Sync('argon2id', {
      message,
      nonce: salt,
      memory,
      passes,
      parallelism,
      tagLength: 32,
    } as never);

    expect(computed.equals(tag as Uint8Array)).toBe(true);
  });

  it.each(['', '!', '$2b$10$abc', REFERENCE.replace('argon2id', 'argon2i'), `${REFERENCE}=`, REFERENCE.slice(0, 40)])(
    'fits no password when it is something else: %s',
    (encoded) => {
      expect(decodeHash(encoded)).toBeUndefined();
    },
  );
});
