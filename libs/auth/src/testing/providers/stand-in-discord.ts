import { StandInOauth } from './stand-in-oauth.js';

/** A stand-in for an account at Discord: the members of the user object that we read. */
export interface DiscordAccount {
  id: string;
  username: string;
  global_name: string | null;
  email: string | null;
  verified: boolean;
}

/** A stand-in for Discord where this account is signed in. */
export const standInDiscord = (account: DiscordAccount): Promise<StandInOauth> =>
  StandInOauth.start({
    authorizePath: '/oauth2/authorize',
    tokenPath: '/api/oauth2/token',
    token: { token_type: 'Bearer', expires_in: 604_800, refresh_token: 'unused', scope: 'identify email' },
    resources: {
      '/api/v10/users/@me': () => ({
        ...account,
        discriminator: '0',
        avatar: null,
        mfa_enabled: true,
        locale: 'en-GB',
      }),
    },
  });
