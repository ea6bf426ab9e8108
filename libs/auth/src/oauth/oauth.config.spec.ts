import { oauthConfig } from './oauth.config.js';

const KEYCLOAK = {
  OIDC_PROVIDERS: 'keycloak',
  OIDC_KEYCLOAK_ISSUER: 'https://id.example.org/realms/data',
  OIDC_KEYCLOAK_CLIENT_ID: 'odr',
  OIDC_KEYCLOAK_CLIENT_SECRET: 'secret',
};
const GITHUB = { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'secret' };

describe('the providers one can sign in through', () => {
  it('are none unless some are set', () => {
    expect(oauthConfig({})).toEqual([]);
  });

  it('are those that are set, with their own addresses', () => {
    const found = oauthConfig({ ...KEYCLOAK, ...GITHUB, DISCORD_CLIENT_ID: 'id', DISCORD_CLIENT_SECRET: 'secret' });

    expect(found).toMatchObject([
      { kind: 'github', name: 'github', url: 'https://github.com', apiUrl: 'https://api.github.com' },
      { kind: 'discord', name: 'discord', label: 'Discord', url: 'https://discord.com' },
      { kind: 'oidc', name: 'keycloak', label: 'Keycloak', scopes: 'openid email profile' },
    ]);
  });

  it('can be an Enterprise Server and several issuers, with labels', () => {
    const found = oauthConfig({
      ...GITHUB,
      ...KEYCLOAK,
      GITHUB_URL: 'https://code.example.org/',
      OIDC_PROVIDERS: 'keycloak, the-lab',
      OIDC_THE_LAB_ISSUER: 'http://localhost:8080',
      OIDC_THE_LAB_CLIENT_ID: 'odr',
      OIDC_THE_LAB_CLIENT_SECRET: 'secret',
      OIDC_THE_LAB_LABEL: 'Our lab',
    });

    expect(found).toMatchObject([
      { url: 'https://code.example.org', apiUrl: 'https://code.example.org/api/v3' },
      { name: 'keycloak' },
      { name: 'the-lab', label: 'Our lab', issuer: 'http://localhost:8080' },
    ]);
  });

  it.each([
    ['GITHUB_CLIENT_SECRET', { GITHUB_CLIENT_ID: 'id' }],
    ['DISCORD_CLIENT_ID', { DISCORD_CLIENT_SECRET: 'secret' }],
    ['OIDC_KEYCLOAK_ISSUER', { ...KEYCLOAK, OIDC_KEYCLOAK_ISSUER: '' }],
    ['OIDC_KEYCLOAK_ISSUER', { ...KEYCLOAK, OIDC_KEYCLOAK_ISSUER: 'http://id.example.org' }],
    ['OIDC_KEYCLOAK_ISSUER', { ...KEYCLOAK, OIDC_KEYCLOAK_ISSUER: 'http://localhost.example.org' }],
    ['OIDC_KEYCLOAK_ISSUER', { ...KEYCLOAK, OIDC_KEYCLOAK_ISSUER: 'https://user@id.example.org' }],
    ['OIDC_KEYCLOAK_SCOPES', { ...KEYCLOAK, OIDC_KEYCLOAK_SCOPES: 'email profile' }],
    ['OIDC_KEYCLOAK_LABEL', { ...KEYCLOAK, OIDC_KEYCLOAK_LABEL: 'x'.repeat(41) }],
    ['OIDC_PROVIDERS', { ...KEYCLOAK, OIDC_PROVIDERS: 'keycloak keycloak' }],
    ['OIDC_PROVIDERS', { ...KEYCLOAK, OIDC_PROVIDERS: 'github' }],
    ['OIDC_PROVIDERS', { ...KEYCLOAK, OIDC_PROVIDERS: '../start' }],
    ['OIDC_OTHER_ISSUER', { OIDC_PROVIDERS: 'other', OIDC_OTHER_CLIENT_ID: 'x', OIDC_OTHER_CLIENT_SECRET: 'x' }],
    ['GITHUB_URL', { ...GITHUB, GITHUB_URL: 'http://code.example.org' }],
  ])('are refused by the name of the setting: %s', (name, env) => {
    expect(() => oauthConfig(env)).toThrow(new RegExp(`^${name} `));
  });
});
