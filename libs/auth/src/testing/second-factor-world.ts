import { Clock } from '@odr/kernel';
import { jest } from '@jest/globals';
import { AuthApp, PASSWORD, type Answer } from './auth-app.js';
import { TotpDevice } from './totp-device.js';

interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

interface Enrolled extends Person {
  readonly device: TotpDevice;
  readonly recoveryCodes: readonly string[];
}

/** People with and without a second factor, and a clock that can be put forward: each code is good once. */
export class SecondFactorWorld {
  private aheadMs = 0;
  private frozenAt: Date | undefined;
  private count = 0;

  private constructor(
    readonly app: AuthApp,
    /** Of an administrator. */
    readonly root: string,
  ) {
    jest.spyOn(Clock.prototype, 'now').mockImplementation(() => this.now());
  }

  static async start(): Promise<SecondFactorWorld> {
    const app = await AuthApp.start();
    return new SecondFactorWorld(app, (await app.administrator()).token);
  }

  stop(): Promise<void> {
    return this.app.stop();
  }

  /** As the server has it. */
  now(): Date {
    return this.frozenAt ?? new Date(Date.now() + this.aheadMs);
  }

  wait(seconds: number): void {
    this.aheadMs += seconds * 1_000;
  }

  /** Does something at one moment, however long it takes. */
  async atOnce<T>(work: () => Promise<T>): Promise<T> {
    this.frozenAt = this.now();
    try {
      return await work();
    } finally {
      this.frozenAt = undefined;
    }
  }

  async newcomer(): Promise<Person> {
    const email = `person-${(this.count += 1)}@example.org`;
    const { id, token } = await this.app.signedUp(email);
    return { id, email, token };
  }

  setUp({ token }: Person, body: object = {}): Promise<Answer<{ readonly secret: string; readonly uri: string }>> {
    return this.app.call('POST', '/auth/totp/setup', { token, body });
  }

  confirm({ token }: Person, code: string): Promise<Answer<{ readonly recoveryCodes: readonly string[] }>> {
    return this.app.call('POST', '/auth/totp/confirm', { token, body: { code } });
  }

  async enrolled(): Promise<Enrolled> {
    const person = await this.newcomer();
    const device = new TotpDevice((await this.setUp(person)).body.secret);
    const { recoveryCodes } = (await this.confirm(person, device.code(this.now()))).body;
    this.wait(30);
    return { ...person, device, recoveryCodes };
  }

  login(email: string, totp?: string, more: object = {}): Promise<Answer> {
    return this.app.call('POST', '/auth/login?mode=token', { body: { email, password: PASSWORD, totp, ...more } });
  }

  /** What `/auth/me` says of it. */
  async stateOf(token: string): Promise<unknown> {
    return (await this.app.call('GET', '/auth/me', { token })).body['secondFactor'];
  }

  /** Acts about this person, the latest first. */
  async acts({ id }: Person): Promise<readonly string[]> {
    const path = `/admin/audit-log?subject=${id}&limit=100`;
    const { body } = await this.app.call<{ items: { act: string }[] }>('GET', path, { token: this.root });
    return body.items.map(({ act }) => act);
  }

  /** Kinds of what this person was told. */
  async told({ id }: Person): Promise<readonly string[]> {
    const rows = await this.app.test.asOwner<{ kind: string }>(
      `SELECT kind FROM notification WHERE user_id = $1 ORDER BY created_at, id`,
      [id],
    );
    return rows.map(({ kind }) => kind);
  }
}
