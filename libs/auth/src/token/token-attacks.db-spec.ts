import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JwtService } from '@nestjs/jwt';
import { AuthApp } from '../testing/auth-app.js';
import { readKeyFolder } from './key-folder.js';

interface Parts {
  readonly header: Record<string, unknown>;
  readonly payload: Record<string, unknown>;
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const partsOf = (token: string): Parts => {
  const [header = '', payload = ''] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  return { header: JSON.parse(header) as Parts['header'], payload: JSON.parse(payload) as Parts['payload'] };
};

describe('a forged or misused access token', () => {
  const jwt = new JwtService({});
  let app: AuthApp;
  let good: string;
  let parts: Parts;
  let pem: string;

  beforeAll(async () => {
    app = await AuthApp.start();
    good = (await app.signedUp('victim@example.org')).token;
    parts = partsOf(good);
    pem = await readFile(join(app.keysDir, '0001.pem'), 'utf8');
  });
  afterAll(() => app.stop());

  const statusWith = async (token: string) => (await app.call('GET', '/auth/me', { token })).status;
  /** Signed with our own key, so that only the claim in question is wrong. */
  const signed = (payload: object, options: object = {}, key: string | object = pem) =>
    jwt.sign(
      // A claim of undefined means one that is missing; the library would refuse to sign it.
      JSON.parse(JSON.stringify({ ...parts.payload, ...payload })) as object,
      { algorithm: 'ES256', keyid: String(parts.header['kid']), privateKey: key as string, ...options },
    );

  it('is told from a good one, which says who and which session and nothing else', async () => {
    expect(await statusWith(good)).toBe(200);
    expect(await statusWith(signed({}))).toBe(200);
    expect(parts.header).toEqual({ alg: 'ES256', typ: 'JWT', kid: expect.any(String) });
    expect(Object.keys(parts.payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub']);
  });

  it.each(['none', 'None', 'NONE', 'HS256', ''])('is refused with alg %s and no signature', async (alg) => {
    expect(await statusWith(`${encode({ ...parts.header, alg })}.${encode(parts.payload)}.`)).toBe(401);
  });

  it('is refused as HS256 signed with the public key', async () => {
    const spki = createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'pem' }).toString();
    const head = `${encode({ ...parts.header, alg: 'HS256' })}.${encode(parts.payload)}`;
    for (const secret of [spki, spki.trim()]) {
      expect(await statusWith(`${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`)).toBe(401);
    }
  });

  it.each(['', 'other', '../../../etc/passwd', "' OR 1=1 --", 'https://evil.example/key'])(
    'is refused with kid %s',
    async (kid) => {
      expect(await statusWith(`${encode({ ...parts.header, kid })}.${good.split('.').slice(1).join('.')}`)).toBe(401);
    },
  );

  it('is refused when a key of the attacker signed it, also when the header brings that key along', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const foreign = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

    expect(await statusWith(signed({}, {}, foreign))).toBe(401);
    const header = { jwk: publicKey.export({ format: 'jwk' }), jku: 'https://evil.example/jwks' };
    expect(await statusWith(signed({}, { header: { ...parts.header, ...header } }, foreign))).toBe(401);
  });

  it.each([
    ['expired', { exp: Math.floor(Date.now() / 1_000) - 1 }],
    ['without an end', { exp: undefined }],
    ['not yet valid', { nbf: Math.floor(Date.now() / 1_000) + 3_600 }],
    ['for another audience', { aud: 'someone-else' }],
    ['of another issuer', { iss: 'someone-else' }],
    ['for nobody', { sub: undefined }],
    ['without a session', { sid: undefined }],
    ['of a session that is not there', { sid: '019b0000-0000-7000-8000-0000000000ff' }],
    ['with a malformed session', { sid: "' OR 1=1 --" }],
  ])('is refused %s', async (_what, claims) => {
    expect(await statusWith(signed(claims))).toBe(401);
  });

  it('is refused for another user than its session belongs to', async () => {
    const { id } = await app.signedUp('other@example.org');

    expect(await statusWith(signed({ sub: id }))).toBe(401);
  });

  it.each([
    ['something critical that nobody here understands', { crit: ['b64'], b64: false }],
    ['something critical that is in the standard', { crit: ['exp'] }],
    ['nothing that is critical', { crit: [] }],
  ])('is refused when its header asks for %s', async (_what, header) => {
    expect(await statusWith(signed({}, { header: { ...parts.header, ...header } }))).toBe(401);
  });

  it('is refused when it says a thing twice, whichever of both a reader would take', async () => {
    const kid = String(parts.header['kid']);
    const twice = (header: string, payload: string): string =>
      `${Buffer.from(header).toString('base64url')}.${Buffer.from(payload).toString('base64url')}.${good.split('.')[2]}`;
    const payload = JSON.stringify(parts.payload);
    const { id } = await app.signedUp('twice@example.org');

    for (const header of [`{"alg":"ES256","alg":"none","kid":"${kid}"}`, `{"alg":"none","alg":"ES256","kid":"${kid}"}`])
      expect(await statusWith(twice(header, payload))).toBe(401);
    for (const both of [`{"sub":"${id}",${payload.slice(1)}`, `${payload.slice(0, -1)},"sub":"${id}"}`])
      expect(await statusWith(twice(JSON.stringify(parts.header), both))).toBe(401);
  });

  it('is refused when it is encrypted instead of signed', async () => {
    const header = encode({ alg: 'dir', enc: 'A256GCM', kid: parts.header['kid'] });

    expect(await statusWith(`${header}..${encode({ iv: 1 })}.${encode(parts.payload)}.${encode({ tag: 1 })}`)).toBe(
      401,
    );
    expect(await statusWith(`${good}.${good}`)).toBe(401);
  });

  it('is refused when a part was added, cut off or written otherwise', async () => {
    const [header, payload, signature = ''] = good.split('.');

    for (const token of [
      `${good}.`,
      `${header}.${payload}`,
      `${header}.${payload}.`,
      `${header}.${payload}.${signature.slice(2)}`,
    ])
      expect(await statusWith(token)).toBe(401);
  });

  it('is nobody’s when it comes in the address, the body or a cookie', async () => {
    for (const name of ['access_token', 'token', 'authorization', 'jwt'])
      expect((await app.call('GET', `/auth/me?${name}=${good}`)).status).toBe(401);
    const cookie = `access_token=${good}; token=${good}; odr_refresh=${good}; Authorization=Bearer ${good}`;
    expect((await app.call('GET', '/auth/me', { headers: { cookie } })).status).toBe(401);
    const body = { name: 'Mallory', access_token: good, token: good };
    expect((await app.call('PATCH', '/auth/me', { body })).status).toBe(401);
    for (const scheme of ['Basic', 'JWT', 'Token'])
      expect((await app.call('GET', '/auth/me', { headers: { authorization: `${scheme} ${good}` } })).status).toBe(401);
  });

  it.each(['', 'x', 'a.b.c', '..', 'x'.repeat(8_000)])(
    'is refused when it is no token at all (%.10s)',
    async (token) => {
      expect(await statusWith(token)).toBe(401);
    },
  );

  it('is refused on public routes too, rather than taken for anonymous', async () => {
    expect((await app.call('GET', '/dco', { token: 'forged' })).status).toBe(401);
  });

  it('is refused when it is a refresh token', async () => {
    expect(await statusWith((await app.signedIn('victim@example.org')).refreshToken)).toBe(401);
  });

  it('is not what a token becomes when keys rotate: old ones stay good, new ones are signed with the new key', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const next = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await writeFile(join(app.keysDir, '0002.pem'), next, { mode: 0o600 });
    await new Promise((done) => setTimeout(done, 2_100));

    // Another process that has read the folder already signs with a key this one has not seen.
    const kid = (await readKeyFolder(app.keysDir)).at(-1)?.kid;
    expect(await statusWith(signed({}, { keyid: kid }, next))).toBe(200);
    expect(await statusWith(good)).toBe(200);
    expect(partsOf((await app.signedIn('victim@example.org')).token).header['kid']).toBe(kid);
  });
});
