import { API_KEY_HEADER, API_KEY_STRATEGY, Unauthenticated, type Principal } from '@odr/access';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { ApiKeyReader } from './api-key.reader.js';

type Verified = (error: unknown, principal?: Principal) => void;

/** What passport gives a strategy at run time. */
interface Outcome {
  success(principal: Principal): void;
  error(error: unknown): void;
  fail(status: number): void;
}

/** Takes the key out of its header. */
class HeaderStrategy extends passport.Strategy {
  constructor(private readonly verify: (key: string, done: Verified) => void) {
    super();
  }

  override authenticate(this: this & Outcome, request: { readonly headers: Record<string, unknown> }): void {
    const key = request.headers[API_KEY_HEADER];
    if (typeof key !== 'string') return this.fail(401);
    this.verify(key, (error, principal) => {
      if (error) this.error(error);
      else if (principal === undefined) this.fail(401);
      else this.success(principal);
    });
  }
}

/** Asks the database who the key stands for by now. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(HeaderStrategy, API_KEY_STRATEGY) {
  constructor(private readonly keys: ApiKeyReader) {
    super();
  }

  /** @throws Unauthenticated */
  async validate(key: string): Promise<Principal> {
    const principal = await this.keys.principalOf(key);
    if (principal === undefined) throw new Unauthenticated();
    return principal;
  }
}
