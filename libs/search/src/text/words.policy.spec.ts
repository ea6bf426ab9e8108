import { wordsOf, withGaps, withoutGaps } from './words.policy.js';

describe('words', () => {
  it.each([
    ['a-cow.jpg', ['a', 'cow', 'jpg']],
    ['“cow” – naïve', ['cow', 'naïve']],
    ['日本語の文章', ['日本語', 'の', '文章']],
    ['กินข้าวแล้ว', ['กิน', 'ข้าว', 'แล้ว']],
    ['गाय घास', ['गाय', 'घास']],
    ['שלום, עולם', ['שלום', 'עולם']],
    ['😀 & | ! ( :*', []],
    ['ｃｏｗ', ['cow']],
    ['', []],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('are parted from signs the parser takes for letters, and nobody sees it', () => {
    const text = 'The “cow” 日本語の文章。 naïve';

    expect(withoutGaps(withGaps(text))).toBe(text);
    expect(withGaps(text)).toContain('“\u001fcow\u001f”');
    expect(withGaps(text)).toContain('日本語\u001fの\u001f文章');
    expect(withGaps('plain text')).toBe('plain text');
  });
});
