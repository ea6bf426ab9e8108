import { StandInOauth } from './stand-in-oauth.js';

/** A stand-in for an account at GitHub: the members that we read, as GET /user and GET /user/emails have them. */
export interface GitHubAccount {
  id: number;
  login: string;
  name: string | null;
  emails: { email: string; primary: boolean; verified: boolean; visibility: 'public' | 'private' | null }[];
}

/** A stand-in for a GitHub Enterprise Server where this account is signed in. */
export const standInGitHub = (account: GitHubAccount): Promise<StandInOauth> =>
  StandInOauth.start({
    authorizePath: '/login/oauth/authorize',
    tokenPath: '/login/oauth/access_token',
    token: { token_type: 'bearer', scope: 'read:user,user:email' },
    iss: (url) => `${url}/login/oauth`,
    resources: {
      '/api/v3/user': () => ({
        login: account.login,
        id: account.id,
        node_id: 'MDQ6VXNlcjE=',
        type: 'User',
        name: account.name,
        // The public address, which says nothing about whether it was verified.
        email: 'public@example.org',
      }),
      '/api/v3/user/emails': () => account.emails,
    },
  });
