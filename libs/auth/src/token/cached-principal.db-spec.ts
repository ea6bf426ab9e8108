import { Allow, PrincipalReader } from '@odr/access';
import { Controller, Get, Module } from '@nestjs/common';
import { jest } from '@jest/globals';
import { AuthApp } from '../testing/auth-app.js';

@Controller('probe')
class ProbeController {
  @Get()
  @Allow('content.read')
  answer(): object {
    return {};
  }
}

@Module({ controllers: [ProbeController] })
class ProbeModule {}

describe('a token that is known', () => {
  let app: AuthApp;
  beforeAll(async () => {
    app = await AuthApp.start(ProbeModule);
  });
  afterAll(() => app.stop());

  it('costs one query for all requests within the same moment, and none after that', async () => {
    const { token } = await app.signedUp('cached@example.org');
    // Signing in has asked already.
    app.app.get(PrincipalReader, { strict: false }).forget();
    const queries = jest.spyOn(app.test.db, 'query');
    const ask = () => app.call('GET', '/probe', { token });

    const startedMs = performance.now();
    const statuses = (await Promise.all(Array.from({ length: 20 }, ask))).map(({ status }) => status);
    const asked = queries.mock.calls.length;
    for (let count = 0; count < 20; count += 1) statuses.push((await ask()).status);
    const tookMs = performance.now() - startedMs;

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(asked).toBe(1);
    // On a machine so slow that the moment passed meanwhile it is asked again, once a moment.
    expect(queries.mock.calls.length).toBeLessThanOrEqual(1 + Math.floor(tookMs / 800));
  });
});
