import { licensesOfHeader, statementsOfPage } from './license-links.js';

const BASE = new URL('https://example.org/pictures/cow');
const BY = 'https://creativecommons.org/licenses/by/4.0/';
const on = (html: string): readonly string[] => statementsOfPage(html, BASE).licenses;

describe('the licence that an answer names', () => {
  // RFC 8288, 3.3 and 3.5; RFC 4946.
  it.each([
    [[`<${BY}>; rel="license"`], [BY]],
    [[`<${BY}>; rel=license`], [BY]],
    [['</a>; rel="next"', `<${BY}>; title="x"; rel="nofollow License"`], [BY]],
    [[`</a>; rel=next, </terms>; rel="license"`], ['https://example.org/terms']],
    [['<javascript:alert(1)>; rel="license"', '<>; rel=license', `<${BY}; rel=license`, ''], []],
    [[`<${BY}>; rel="licenses"`], []],
  ])('in the head %j: %j', (values, licenses) => expect(licensesOfHeader(values, BASE)).toEqual(licenses));

  it.each([
    [`<a class="x" rel="license noopener" href="${BY}">CC BY</a>`, [BY]],
    [`<LINK REL='license' HREF='//creativecommons.org/licenses/by/4.0/'>`, [BY]],
    [`<meta name="DC.rights" content="${BY}">`, [BY]],
    [`<a itemprop="license" href="/terms?a=1&amp;b=2">`, ['https://example.org/terms?a=1&b=2']],
    [
      `<script type="application/ld+json">{"@graph":[{"license":"${BY}"},{"image":{"license":{"@id":"/x"}}}]}</script>`,
      [BY, 'https://example.org/x'],
    ],
    [`<script>var a = '<a rel="license" href="/no">'</script><a rel="license" href="${BY}">`, [BY]],
    [`<script type="application/ld+json">{"license": </script><a rel=license href=${BY}>`, [BY]],
    [`<p>rel="license" href="${BY}"</p><a href="${BY}">CC BY</a><a rel="license">`, []],
    ['<a rel="license" href="data:text/html,x"><', []],
  ])('on the page %j: %j', (html, licenses) => expect(on(html)).toEqual(licenses));

  it('is found at once on a hostile page', () => {
    const startedAt = performance.now();

    on('<a rel="'.repeat(60_000));
    on(`<a ${'x='.repeat(200_000)}>`);
    on(`<script type="application/ld+json">${'['.repeat(200_000)}</script>`);
    on('<script>'.repeat(60_000));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
