import { AuthApp } from '../testing/auth-app.js';
import { standInDiscord, type DiscordAccount } from '../testing/providers/stand-in-discord.js';
import { standInGitHub, type GitHubAccount } from '../testing/providers/stand-in-github.js';
import type { StandInOauth } from '../testing/providers/stand-in-oauth.js';
import { Visitor } from '../testing/providers/visitor.js';
import { withSettings } from '../testing/with-settings.js';

/** Stand-ins answer in the shapes that GitHub and Discord document; the real ones need an account there. */
describe('signing in through a stand-in', () => {
  const octocat: GitHubAccount = {
    id: 583_231,
    login: 'octocat',
    name: 'The Octocat',
    emails: [
      { email: 'spare@example.org', primary: false, verified: true, visibility: null },
      { email: 'Octocat@example.org', primary: true, verified: true, visibility: 'private' },
    ],
  };
  const nelly: DiscordAccount = {
    id: '80351110224678912',
    username: 'nelly',
    global_name: 'Nelly',
    email: 'nelly@example.org',
    verified: true,
  };
  let github: StandInOauth;
  let discord: StandInOauth;
  let app: AuthApp;
  let restore: () => void;
  beforeAll(async () => {
    [github, discord] = await Promise.all([standInGitHub(octocat), standInDiscord(nelly)]);
    const settings = { ...github.settings('GITHUB'), ...discord.settings('DISCORD') };
    restore = withSettings({ PUBLIC_URL: 'http://localhost:3999', ...settings });
    app = await AuthApp.start();
  });
  afterAll(async () => {
    await app.stop();
    await Promise.all([github.stop(), discord.stop()]);
    restore();
  });

  const signIn = (provider: string) => new Visitor(app).signIn(provider);
  const isVerified = async (email: string) => {
    const [row] = await app.test.asOwner<{ at: Date | null }>(
      'SELECT email_verified_at AS at FROM user_account WHERE email = $1',
      [email],
    );
    return row && row.at !== null;
  };

  describe('for GitHub', () => {
    it('takes the number for the person and the primary address, verified as GitHub says', async () => {
      const address = new URL(await new Visitor(app).start('github'));
      expect(address.searchParams.get('scope')).toBe('read:user user:email');
      expect(address.searchParams.get('code_challenge_method')).toBe('S256');

      const { body } = await signIn('github');

      expect(body['user']).toMatchObject({ email: 'octocat@example.org', name: 'The Octocat' });
      expect(await isVerified('octocat@example.org')).toBe(true);
    });

    it('knows the person again under another name and address', async () => {
      const before = (await signIn('github')).body['user'] as { id: string };
      octocat.login = 'renamed';
      octocat.emails = [{ email: 'moved@example.org', primary: true, verified: true, visibility: null }];

      expect((await signIn('github')).body['user']).toMatchObject({ id: before.id, email: 'octocat@example.org' });
    });

    it('does not take somebody else for the person who had the name before', async () => {
      const before = (await signIn('github')).body['user'] as { id: string };
      octocat.id = 999;
      octocat.emails = [{ email: 'new@example.org', primary: true, verified: true, visibility: null }];

      expect((await signIn('github')).body['user']).not.toMatchObject({ id: before.id });
    });

    it('takes nobody’s account over by an address that is primary but not verified, or verified but not primary', async () => {
      await app.signedUp('victim@example.org');
      await app.test.asOwner(`UPDATE user_account SET email_verified_at = now() WHERE email = 'victim@example.org'`);
      octocat.id = 1_000;
      octocat.emails = [
        { email: 'victim@example.org', primary: true, verified: false, visibility: null },
        { email: 'mallory@example.org', primary: false, verified: true, visibility: null },
      ];
      expect(await signIn('github')).toMatchObject({ status: 409, body: { code: 'auth.identity_unproven' } });

      octocat.emails = [
        { email: 'victim@example.org', primary: false, verified: true, visibility: null },
        { email: 'mallory@example.org', primary: true, verified: true, visibility: null },
      ];
      expect(await signIn('github')).toMatchObject({ status: 200, body: { user: { email: 'mallory@example.org' } } });
    });

    it('takes nobody without a number', async () => {
      octocat.id = Number.NaN;

      expect((await new Visitor(app).goThrough('github')).searchParams.get('failure')).toBe('refused');
      octocat.id = 583_231;
    });

    it('proves by PKCE that the code was meant for this attempt', async () => {
      const [mine, theirs] = [new Visitor(app), new Visitor(app)];
      const stolen = new URL(await theirs.throughProvider(await theirs.start('github')), 'http://localhost');
      const own = new URL(await mine.throughProvider(await mine.start('github')), 'http://localhost');
      own.searchParams.set('code', stolen.searchParams.get('code') ?? '');

      expect((await mine.send('GET', own.pathname + own.search)).location).toContain('failure=refused');
    });

    it('refuses an answer that names another issuer', async () => {
      const browser = new Visitor(app);
      const back = await browser.throughProvider(await browser.start('github'));
      const renamed = back.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://evil.example')}`);

      expect((await browser.send('GET', renamed)).location).toContain('failure=refused');
    });
  });

  describe('for Discord', () => {
    it('takes the id for the person, and the address as verified as Discord says', async () => {
      expect(await signIn('discord')).toMatchObject({
        status: 200,
        body: { user: { email: 'nelly@example.org', name: 'Nelly' } },
      });
      expect(await isVerified('nelly@example.org')).toBe(true);
    });

    it('takes nobody’s account over by an address that is not verified', async () => {
      await app.signedUp('discord-victim@example.org');
      await app.test.asOwner(
        `UPDATE user_account SET email_verified_at = now() WHERE email = 'discord-victim@example.org'`,
      );
      Object.assign(nelly, { id: '1', email: 'discord-victim@example.org', verified: false });

      expect(await signIn('discord')).toMatchObject({ status: 409, body: { code: 'auth.identity_unproven' } });
    });

    it('needs an address from those who signed up there by telephone', async () => {
      Object.assign(nelly, { id: '2', email: null, verified: false, global_name: null });

      expect(await signIn('discord')).toMatchObject({ status: 422, body: { code: 'auth.identity_without_email' } });
    });
  });
});
