import { judgeByRobots, type RobotsVerdict } from './robots.js';

const judge = (robots: string, path: string): RobotsVerdict =>
  judgeByRobots(robots, 'OpenDataRepository', new URL(path, 'https://example.org'));
const allows = (robots: string, path: string): boolean => judge(robots, path).isAllowed;

describe('robots.txt', () => {
  it.each([
    ['', '/a.jpg', true],
    ['User-agent: *\nDisallow:', '/a.jpg', true],
    ['User-agent: *\nDisallow: /', '/a.jpg', false],
    ['User-agent: OtherBot\nDisallow: /', '/a.jpg', true],
    ['user-agent:opendatarepository\ndisallow:/', '/a.jpg', false],
    ['User-agent: OpenDataRepository/2.0\nDisallow: /', '/a.jpg', false],
    ['User-agent: OpenData\nDisallow: /', '/a.jpg', true],
    ['\uFEFFUser-agent: *\r\nDisallow: /private # ours\r\n', '/private/a.jpg', false],
    ['Disallow: /\nUser-agent: *\nDisallow: /b', '/a.jpg', true],
    ['<!doctype html><p>Not found</p>', '/a.jpg', true],
  ])('%j lets us fetch %s: %s', (robots, path, expected) => expect(allows(robots, path)).toBe(expected));

  it('has groups for us go before groups for all, and takes all of ours together', () => {
    const robots = `User-agent: *
Disallow: /

User-agent: a
User-agent: OpenDataRepository
Disallow: /x

User-agent: OpenDataRepository
Disallow: /y`;

    expect(['/a', '/x', '/y'].map((path) => allows(robots, path))).toEqual([true, false, false]);
  });

  it('follows the most specific rule, and the kinder one of two alike', () => {
    const robots = 'User-agent: *\nDisallow: /pictures\nAllow: /pictures/open\nDisallow: /same\nAllow: /same';

    expect(judge(robots, '/pictures/a.jpg')).toMatchObject({ isAllowed: false, rule: 'Disallow: /pictures' });
    expect(judge(robots, '/pictures/open/a.jpg')).toMatchObject({ isAllowed: true, rule: 'Allow: /pictures/open' });
    expect(allows(robots, '/same')).toBe(true);
  });

  // The examples of RFC 9309, 2.2.2 and 5.
  it.each([
    ['/*.gif$', '/a/b.gif', true],
    ['/*.gif$', '/a/b.gif?c', false],
    ['/this/*/exactly', '/this/is/not/exactly', true],
    ['/*/a*a$', '/x/aa', true],
    ['/*/a*a$', '/x/a', false],
    ['/foo/bar?baz=https://foo.bar', '/foo/bar?baz=https://foo.bar', true],
    ['/foo/bar/ツ', '/foo/bar/%E3%83%84', true],
    ['/foo/bar/%E3%83%84', '/foo/bar/ツ', true],
    ['/foo/bar/%62%61%7A', '/foo/bar/baz', true],
    ['/path/file-with-a-%2A.html', '/path/file-with-a-*.html', true],
    ['/path/file-with-a-%2A.html', '/path/file-with-a-b.html', false],
    ['/path/foo-%24', '/path/foo-$', true],
  ])('takes %s for a pattern of %s: %s', (pattern, path, matches) =>
    expect(allows(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(!matches),
  );

  it('is done with hostile patterns at once', () => {
    const stars = `User-agent: *\nDisallow: /${'*a'.repeat(100_000)}$\nDisallow: ${' '.repeat(200_000)}x`;
    const startedAt = performance.now();

    expect(allows(stars, `/${'a'.repeat(1_900)}b`)).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('tells the delay a site wants', () => {
    expect(judge('User-agent: *\nCrawl-delay: 2.5', '/')).toMatchObject({ crawlDelayMs: 2_500 });
    expect(judge('User-agent: *\nCrawl-delay: soon', '/').crawlDelayMs).toBeUndefined();
    expect(judge('User-agent: *\nCrawl-delay:', '/').crawlDelayMs).toBeUndefined();
  });

  it('tells the preferences of the most specific path, the refusal where they contradict each other', () => {
    // Of draft-ietf-aipref-attach.
    const robots = `User-Agent: *
Allow: /
Disallow: /never/
Content-Usage: / train-ai=n
Content-Usage: /ai-ok/ train-ai=y
Content-Usage: /both/ train-ai=n
Content-Usage: /both/ train-ai=y, search=y`;

    expect(judge(robots, '/test').usage).toEqual({ 'train-ai': 'n' });
    expect(judge(robots, '/ai-ok/test').usage).toEqual({ 'train-ai': 'y' });
    expect(judge(robots, '/both/test').usage).toEqual({ 'train-ai': 'n', search: 'y' });
    expect(judge(`${robots}\n\nUser-agent: OpenDataRepository\nAllow: /`, '/test').usage).toEqual({});
  });

  it.each([
    ['train-ai=n', '/a.jpg', { 'train-ai': 'n' }],
    ['/b/', '/b/a.jpg', { unreadable: 'n' }],
    ['/b/', '/a.jpg', {}],
    ['/b/ no training', '/b/a.jpg', { unreadable: 'n' }],
    ['please ask', '/a.jpg', { unreadable: 'n' }],
    ['*.jpg train-ai=n', '/b/a.jpg', { 'train-ai': 'n' }],
    ['', '/a.jpg', {}],
  ])('Content-Usage: %s, about %s: %j', (rule, path, usage) =>
    expect(judge(`User-agent: *\nContent-Usage: ${rule}`, path).usage).toEqual(usage),
  );
});
