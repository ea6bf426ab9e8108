/** Browsers read `\` as `/` and drop tabs and line ends, so that `/\host` and `/<tab>/host` lead to another host. */
const LEADS_AWAY = /^\/[/\\]|[\\\p{Cc}]/u;

/** Only paths of this console: an address from outside must not be able to send people elsewhere. */
export const localPath = (path: string | undefined): string | undefined =>
  path?.startsWith('/') && !LEADS_AWAY.test(path) ? path : undefined;

/** Whether the path is of signing in itself, where nobody wants to be led once they are in. */
export const isOfSignIn = (path: string): boolean => /^\/sign-in(?![\w-])/.test(path);
