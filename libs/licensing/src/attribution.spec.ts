import {
  attributionHtml,
  attributionMarkdown,
  attributionRecord,
  attributionText,
  creditLine,
  type CreditedWork,
} from './attribution.js';
import { attributionCsv } from './attribution-csv.js';
import { creditDemands } from './attribution-demands.js';
import { noticeOfDeed } from './license-notice.js';

const NOTICE = { name: 'CC BY 0.0', url: 'https://license/url', isMark: false };
const VIEW = 'To view a copy of this license, visit https://license/url.';

// The strings of Openverse's test_attribution.py.
describe('a credit line', () => {
  it.each([
    ['Title', 'Creator', NOTICE, `"Title" by Creator is licensed under CC BY 0.0. ${VIEW}`],
    ['', 'Creator', NOTICE, `This work by Creator is licensed under CC BY 0.0. ${VIEW}`],
    [null, 'Creator', NOTICE, `This work by Creator is licensed under CC BY 0.0. ${VIEW}`],
    ['Title', '', NOTICE, `"Title" is licensed under CC BY 0.0. ${VIEW}`],
    ['Title', 'Creator', { ...NOTICE, name: 'CC BY' }, `"Title" by Creator is licensed under CC BY. ${VIEW}`],
    ['Title', 'Creator', { ...NOTICE, url: null }, '"Title" by Creator is licensed under CC BY 0.0.'],
    [
      '',
      '',
      noticeOfDeed({ slug: 'by' }),
      'This work is licensed under CC BY. To view a copy of this license, visit https://creativecommons.org/licenses/by/4.0/.',
    ],
    [
      '',
      '',
      noticeOfDeed({ slug: 'mark', version: '1.0' }),
      'This work is marked with Public Domain Mark 1.0. To view the terms, visit https://creativecommons.org/publicdomain/mark/1.0/.',
    ],
    [
      '',
      '',
      noticeOfDeed({ slug: 'zero', version: '1.0' }),
      'This work is marked with CC0 1.0. To view the terms, visit https://creativecommons.org/publicdomain/zero/1.0/.',
    ],
  ])('about %p by %p with %j', (title, author, notice, text) => {
    expect(creditLine({ title, authors: [{ name: author }] }, [notice])).toBe(text);
  });

  it('names source, every author and every change', () => {
    const work: CreditedWork = {
      title: 'Highland cow',
      authors: [{ name: 'Ann' }, { name: 'Bea' }, { name: 'Cy' }],
      sourceUrl: 'https://example.org/cow',
      license: 'CC-BY-SA-3.0-DE',
      changes: ['metadata removed', 'resized'],
    };
    expect(attributionText(work)).toBe(
      '"Highland cow" by Ann, Bea and Cy is licensed under CC BY-SA 3.0 DE. ' +
        'To view a copy of this license, visit https://creativecommons.org/licenses/by-sa/3.0/de/. ' +
        'Source: https://example.org/cow. Changes: metadata removed, resized.',
    );
  });

  it('relies on one branch of an OR and on all of an AND', () => {
    expect(attributionText({ license: 'GFDL-1.3-or-later OR CC-BY-4.0' })).toMatch(
      /^This work is licensed under CC BY 4\.0\./,
    );
    expect(attributionText({ license: 'MIT AND CC-BY-4.0' })).toMatch(/under MIT License and CC BY 4\.0\./);
  });

  it('does not pretend when no licence is known', () => {
    expect(attributionText({ title: 'Cow', license: null })).toBe('"Cow" has no licence on record.');
  });
});

// The legal texts of each version, 3(a) or 4(b); see docs of `attribution-demands`.
describe('what a licence asks a credit for', () => {
  const asked = (license: string | null): string =>
    creditDemands({ title: 'Cow', license })
      .map(({ element, asks, isGiven }) => `${element} ${asks}${isGiven ? ' given' : ''}`)
      .join(', ');
  const BASE =
    'author if_supplied, copyright_notice if_supplied, license_notice required given, source if_supplied, changes if_supplied';
  const NOTHING = 'author recommended, copyright_notice recommended, license_notice recommended';

  it.each([
    ['CC-BY-2.5', `title if_supplied given, ${BASE}`],
    ['CC-BY-SA-3.0-DE', `title if_supplied given, ${BASE}`],
    ['CC-BY-4.0', `title recommended given, ${BASE}`],
    ['CC-BY-4.0 AND CC-BY-2.0', `title if_supplied given, ${BASE}`],
    ['CC0-1.0', `title recommended given, ${NOTHING} given, source recommended, changes recommended`],
    [null, `title recommended given, ${NOTHING}, source recommended, changes recommended`],
  ])('%s: %s', (license, demands) => expect(asked(license)).toBe(demands));

  it('says by which clause, and where it stands', () => {
    expect(creditDemands({ license: 'CC-BY-4.0', earlierChanges: ['cropped'] }).at(-1)).toEqual({
      element: 'changes',
      asks: 'if_supplied',
      clause: 'CC 4.0, 3(a)(1)(B): say if it was modified, and retain earlier indications',
      source: 'https://creativecommons.org/licenses/by/4.0/legalcode',
      isGiven: true,
    });
  });
});

const HOSTILE: CreditedWork = {
  title: '<script>alert("1")</script> [x](y) *b*\n# h',
  authors: [{ name: 'A & "B"', url: 'https://example.org/?a=1&b="2">' }],
  sourceUrl: 'javascript:alert(1)',
  license: 'CC-BY-4.0',
};

describe('a credit line for a page', () => {
  it('links author, licence and source', () => {
    expect(
      attributionHtml({
        title: 'Cow',
        sourceUrl: 'https://example.org/cow',
        authors: [{ name: 'Ann', url: 'https://example.org/ann' }],
        license: 'CC-BY-4.0',
        changes: ['metadata removed'],
      }),
    ).toBe(
      '<p>"<a href="https://example.org/cow">Cow</a>" by <a href="https://example.org/ann" rel="author">Ann</a> is licensed under ' +
        '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>. Changes: metadata removed.</p>',
    );
  });

  it('escapes everything in HTML', () => {
    const html = attributionHtml(HOSTILE);
    expect(html).not.toMatch(/<script|javascript:|b="2"/);
    expect(html).toContain('A &amp; &quot;B&quot;');
  });

  it('escapes everything in Markdown', () => {
    const markdown = attributionMarkdown(HOSTILE);
    expect(markdown).toContain('\\<script\\>');
    expect(markdown).toContain('\\[x\\](y) \\*b\\*');
    expect(markdown).not.toMatch(/javascript:|\n/);
    expect(markdown).toContain('[CC BY 4.0](<https://creativecommons.org/licenses/by/4.0/>)');
  });

  it('says the same as data', () => {
    expect(attributionRecord({ ...HOSTILE, changes: ['metadata removed'] })).toMatchObject({
      sourceUrl: null,
      license: 'CC-BY-4.0',
      licenses: [{ name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/', isMark: false }],
      changes: ['metadata removed'],
    });
  });
});

describe('a credit as CSV', () => {
  it('has a header and a line, with several authors and changes in a cell, and runs as no formula', () => {
    const csv = attributionCsv({
      title: '=HYPERLINK("https://evil.example")',
      authors: [{ name: 'Ann' }, { name: 'Bea, of York' }],
      sourceUrl: 'https://example.org/cow',
      license: 'CC-BY-4.0',
      copyrightNotice: '© Ann',
      earlierChanges: ['cropped'],
      changes: ['metadata removed'],
    });

    const [head, line, end] = csv.split('\r\n');
    expect(head).toBe('title,authors,source_url,license,license_url,copyright_notice,changes,attribution');
    expect(line).toContain(
      '"Ann; Bea, of York",https://example.org/cow,CC-BY-4.0,https://creativecommons.org/licenses/by/4.0/,© Ann,cropped; metadata removed,',
    );
    expect(line).toMatch(/^"'=HYPERLINK/);
    expect(end).toBe('');
  });
});
