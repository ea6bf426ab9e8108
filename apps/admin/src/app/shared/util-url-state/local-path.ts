/** Only paths of this console: an address from outside must not be able to send people elsewhere. */
export const localPath = (path: string | undefined): string | undefined =>
  path?.startsWith('/') && !path.startsWith('//') ? path : undefined;
