import { PrincipalReader, Unauthenticated, type Principal } from '@odr/access';
import type { SessionId, UserId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy, type SecretOrKeyProvider } from 'passport-jwt';
import { authConfig } from '../auth.config.js';
import { ALGORITHM } from './access-token.js';
import { KeyRing } from './key-ring.js';

const MAX_TOKEN_LENGTH = 4_096;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Checks the signature and the claims through passport, then asks the database who that is by now. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    private readonly principals: PrincipalReader,
    keys: KeyRing,
  ) {
    const { issuer, audience } = authConfig();
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: keyProvider(keys),
      algorithms: [ALGORITHM],
      issuer,
      audience,
    });
  }

  /** @throws Unauthenticated for a token whose user or session is no longer good */
  async validate(claims: {
    readonly sub?: unknown;
    readonly sid?: unknown;
    readonly exp?: unknown;
  }): Promise<Principal> {
    const { sub, sid, exp } = claims;
    if (!isUuid(sub) || !isUuid(sid) || typeof exp !== 'number') throw new Unauthenticated();
    const principal = await this.principals.principalOf({ userId: sub as UserId, sessionId: sid as SessionId });
    if (principal === undefined) throw new Unauthenticated();
    return principal;
  }
}

const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

const keyProvider =
  (keys: KeyRing): SecretOrKeyProvider =>
  (_request, token: string, done) => {
    keyOf(keys, token).then(
      (key) => done(null, key as never),
      (error: unknown) => done(error),
    );
  };

async function keyOf(keys: KeyRing, token: string): Promise<unknown> {
  const kid = token.length <= MAX_TOKEN_LENGTH ? kidOf(token) : undefined;
  const key = kid === undefined ? undefined : await keys.verifying(kid);
  if (key === undefined) throw new Unauthenticated();
  return key;
}

/**
 * The header is not trusted yet: it may only choose among our own keys. One that calls anything critical is refused, as
 * RFC 7515 asks of readers who know no extensions; the library below would pass over it.
 */
function kidOf(token: string): string | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString('utf8'));
    if (typeof header !== 'object' || header === null || 'crit' in header || !('kid' in header)) return undefined;
    return typeof header.kid === 'string' ? header.kid : undefined;
  } catch {
    // Not a JWT at all; refused like one with an unknown key.
    return undefined;
  }
}
