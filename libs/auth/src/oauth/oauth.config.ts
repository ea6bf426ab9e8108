import { BadSetting, optional, required, type Env } from '@odr/platform';

/** What is the same for every provider: how we are registered there, and what we call it. */
interface Registration {
  /** Ours, as in the address of the callback. @example 'github' */
  readonly name: string;
  /** What people read on the button. */
  readonly label: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** An OpenID Connect issuer, which tells everything else about itself. */
export interface OpenIdSettings extends Registration {
  readonly kind: 'oidc';
  readonly issuer: string;
  readonly scopes: string;
}

/** github.com, or an Enterprise Server with its API below `/api/v3`. */
export interface GitHubSettings extends Registration {
  readonly kind: 'github';
  readonly url: string;
  readonly apiUrl: string;
}

export interface DiscordSettings extends Registration {
  readonly kind: 'discord';
  readonly url: string;
}

export type ProviderSettings = OpenIdSettings | GitHubSettings | DiscordSettings;

/**
 * Whom one can sign in through. Reads `OIDC_PROVIDERS` and for each name in it `OIDC_<NAME>_ISSUER`, `_CLIENT_ID`,
 * `_CLIENT_SECRET`, `_LABEL`, `_SCOPES`; `GITHUB_CLIENT_ID`, `_CLIENT_SECRET`, `_URL`, `_API_URL`; `DISCORD_CLIENT_ID`,
 * `_CLIENT_SECRET`, `_URL`. None when nothing is set.
 * @throws BadSetting
 */
export const oauthConfig = (env: Env = process.env): readonly ProviderSettings[] => [
  ...github(env),
  ...discord(env),
  ...issuerNames(env).map((name) => openId(env, name)),
];

const NAME = /^[a-z][a-z0-9-]{0,30}$/;
const MAX_LABEL_LENGTH = 40;

function issuerNames(env: Env): string[] {
  const names = optional(env, 'OIDC_PROVIDERS', '')
    .split(/[\s,]+/)
    .filter(Boolean);
  for (const [index, name] of names.entries()) {
    if (!NAME.test(name) || name === 'github' || name === 'discord' || names.indexOf(name) !== index) {
      throw new BadSetting(
        'OIDC_PROVIDERS',
        `has "${name}". Names are different, of a-z, 0-9 and "-", and neither github nor discord.`,
      );
    }
  }
  return names;
}

function openId(env: Env, name: string): OpenIdSettings {
  const prefix = `OIDC_${name.toUpperCase().replaceAll('-', '_')}`;
  const scopes = optional(env, `${prefix}_SCOPES`, 'openid email profile');
  if (!scopes.split(' ').includes('openid')) throw new BadSetting(`${prefix}_SCOPES`, 'must have openid among them.');
  return {
    kind: 'oidc',
    ...registration(env, prefix, name, name.charAt(0).toUpperCase() + name.slice(1)),
    issuer: secureUrl(required(env, `${prefix}_ISSUER`), `${prefix}_ISSUER`),
    scopes,
  };
}

function github(env: Env): GitHubSettings[] {
  if (!isWanted(env, 'GITHUB')) return [];
  const url = address(env, 'GITHUB_URL', 'https://github.com');
  const apiUrl = address(
    env,
    'GITHUB_API_URL',
    url === 'https://github.com' ? 'https://api.github.com' : `${url}/api/v3`,
  );
  return [{ kind: 'github', ...registration(env, 'GITHUB', 'github', 'GitHub'), url, apiUrl }];
}

function discord(env: Env): DiscordSettings[] {
  if (!isWanted(env, 'DISCORD')) return [];
  const url = address(env, 'DISCORD_URL', 'https://discord.com');
  return [{ kind: 'discord', ...registration(env, 'DISCORD', 'discord', 'Discord'), url }];
}

/** Half a registration is a mistake, not a wish to do without. */
const isWanted = (env: Env, prefix: string): boolean =>
  Boolean(env[`${prefix}_CLIENT_ID`] || env[`${prefix}_CLIENT_SECRET`]);

function registration(env: Env, prefix: string, name: string, fallbackLabel: string): Registration {
  const label = optional(env, `${prefix}_LABEL`, fallbackLabel).trim();
  if (label.length > MAX_LABEL_LENGTH || /\p{Cc}/u.test(label)) {
    throw new BadSetting(`${prefix}_LABEL`, `must be at most ${MAX_LABEL_LENGTH} characters that can be seen.`);
  }
  return {
    name,
    label,
    clientId: required(env, `${prefix}_CLIENT_ID`),
    clientSecret: required(env, `${prefix}_CLIENT_SECRET`),
  };
}

const address = (env: Env, name: string, fallback: string): string =>
  secureUrl(optional(env, name, fallback), name).replace(/\/+$/, '');

/** @throws BadSetting: over plain http anyone on the way could sign in as anybody */
function secureUrl(text: string, name: string): string {
  const url = URL.parse(text);
  const isSafe = url !== null && (url.protocol === 'https:' || isLocal(url));
  if (!isSafe || url.search || url.hash || url.username || url.password) {
    throw new BadSetting(name, `must be an https address like https://id.example.org, not "${text}".`);
  }
  return text;
}

/** Whether it is this very machine over plain http, as in development and tests. */
export const isLocal = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
