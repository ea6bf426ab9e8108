import type { TokenSubject } from '@odr/access';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { authConfig } from '../auth.config.js';
import { KeyRing } from './key-ring.js';

/** The only algorithm that is signed with and accepted; what a token's own header says is never believed. */
export const ALGORITHM = 'ES256';

/** What a client gets to call with. */
export interface AccessToken {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Signs access tokens. They say who and which session, never a role: roles are looked up at each use. */
@Injectable()
export class AccessTokens {
  private readonly config = authConfig();

  constructor(
    private readonly keys: KeyRing,
    private readonly jwt: JwtService,
  ) {}

  async issue({ userId, sessionId }: TokenSubject): Promise<AccessToken> {
    const { kid, privateKey } = await this.keys.signing();
    const { issuer, audience, accessTokenSeconds: expiresIn } = this.config;
    const accessToken = await this.jwt.signAsync(
      { sid: sessionId },
      // Nest types the key as PEM text; the library below takes a parsed key too, which saves parsing it for each token.
      {
        privateKey: privateKey as unknown as string,
        algorithm: ALGORITHM,
        keyid: kid,
        subject: userId,
        issuer,
        audience,
        expiresIn,
      },
    );
    return { accessToken, expiresIn };
  }
}
