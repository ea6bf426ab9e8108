import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';

import { Session } from './session.js';
import { sessionInterceptor } from './session-interceptor.js';

const USER = { id: 'u1', email: 'mina@example.org', name: 'Mina', role: 'moderator' };
const DENIED = { status: 401, statusText: 'Unauthorized' };

describe('the session on the wire', () => {
  let http: HttpClient;
  let server: HttpTestingController;
  let session: Session;
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  const get = (path: string): Promise<unknown> => firstValueFrom(http.get(path));

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([sessionInterceptor])), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
    session = TestBed.inject(Session);
  });

  afterEach(() => server.verify());

  async function signIn(): Promise<void> {
    const login = session.login({ email: 'mina@example.org', password: 'secret' });
    server
      .expectOne('/api/v1/auth/login')
      .flush({ accessToken: 'first', expiresIn: 900, user: USER, mustEnrol: false });
    await login;
  }

  it('carries the access token to our own API only', async () => {
    await signIn();

    void get('/api/v1/contents');
    void get('https://example.org/elsewhere');

    expect(server.expectOne('/api/v1/contents').request.headers.get('Authorization')).toBe('Bearer first');
    expect(server.expectOne('https://example.org/elsewhere').request.headers.has('Authorization')).toBe(false);
  });

  it('refreshes once for all calls that were refused, and repeats each once', async () => {
    await signIn();
    const both = Promise.all([get('/api/v1/a'), get('/api/v1/b')]);
    server.expectOne('/api/v1/a').flush({}, DENIED);
    server.expectOne('/api/v1/b').flush({}, DENIED);
    await settled();

    server.expectOne('/api/v1/auth/refresh').flush({ accessToken: 'second', user: USER });
    await settled();
    const repeats = [server.expectOne('/api/v1/a'), server.expectOne('/api/v1/b')];
    repeats.forEach((one) => one.flush({ ok: true }));

    expect(repeats.map((one) => one.request.headers.get('Authorization'))).toEqual(['Bearer second', 'Bearer second']);
    await expect(both).resolves.toEqual([{ ok: true }, { ok: true }]);
  });

  it('gives up after one repeat', async () => {
    await signIn();
    const call = get('/api/v1/a');
    server.expectOne('/api/v1/a').flush({}, DENIED);
    await settled();
    server.expectOne('/api/v1/auth/refresh').flush({ accessToken: 'second', user: USER });
    await settled();
    server.expectOne('/api/v1/a').flush({}, DENIED);

    await expect(call).rejects.toMatchObject({ status: 401 });
  });

  it('repeats nothing that was refused for a wrong password', async () => {
    await signIn();
    const call = get('/api/v1/a');
    server.expectOne('/api/v1/a').flush({ code: 'auth.bad_credentials' }, DENIED);

    await expect(call).rejects.toMatchObject({ status: 401 });
    server.expectNone('/api/v1/auth/refresh');
  });

  it('ends the session when it cannot be refreshed, and says so', async () => {
    await signIn();
    const call = get('/api/v1/a');
    server.expectOne('/api/v1/a').flush({}, DENIED);
    await settled();
    server.expectOne('/api/v1/auth/refresh').flush({ code: 'auth.session_revoked' }, DENIED);

    await expect(call).rejects.toMatchObject({ status: 401 });
    expect(session.isSignedIn()).toBe(false);
    expect(session.hasEnded()).toBe(true);
  });

  it('learns from a refusal that a second factor is due', async () => {
    await signIn();
    const call = get('/api/v1/a');
    server
      .expectOne('/api/v1/a')
      .flush({ code: 'auth.second_factor_enrolment_required' }, { status: 403, statusText: 'Forbidden' });

    await expect(call).rejects.toMatchObject({ status: 403 });
    expect(session.mustEnrol()).toBe(true);
    expect(session.isSignedIn()).toBe(true);
  });

  it('asks for nothing at start when nobody was signed in here', async () => {
    await session.restore();

    server.expectNone('/api/v1/auth/refresh');
    expect(session.hasEnded()).toBe(false);
  });

  it('offers only what the role may do', async () => {
    await signIn();

    expect(session.can('moderation.decide')).toBe(true);
    expect(session.can('user.read')).toBe(false);
  });
});
