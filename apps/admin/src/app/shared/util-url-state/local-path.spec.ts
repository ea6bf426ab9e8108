import { isOfSignIn, localPath } from './local-path.js';

describe('a path to come back to', () => {
  it.each(['/', '/browse', '/contents/1?from=/browse#top', '/browse?q=a//b', '/browse?q=https://example.org'])(
    'may be %s',
    (path) => {
      expect(localPath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    '',
    'browse',
    'https://example.org/',
    'https:/example.org',
    '//example.org',
    '///example.org',
    '/\\example.org',
    '\\/example.org',
    '/\t/example.org',
    '/\n/example.org',
    ' //example.org',
    'javascript:alert(1)',
    'data:text/html,x',
  ])('is never %j', (path) => {
    const given = localPath(path);

    expect(given).toBeUndefined();
  });

  it('stays here however a browser reads it', () => {
    const here = 'https://odr.example.org';
    for (const path of ['/', '/browse?q=//x', '/a//b', '/@example.com', '/.example.com'])
      expect(new URL(localPath(path) ?? 'https://example.com', here).origin).toBe(here);
  });
});

describe('a path of signing in', () => {
  it('is told from others that begin like it', () => {
    expect(['/sign-in', '/sign-in?return=/teams', '/sign-in/finish', '/sign-in#x'].every(isOfSignIn)).toBe(true);
    expect(['/sign-in-policy', '/browse', '/teams?from=/sign-in'].some(isOfSignIn)).toBe(false);
  });
});
