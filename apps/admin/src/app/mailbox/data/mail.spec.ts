import { stretchesOf } from './mail.js';

describe('the text of a mail', () => {
  const links = (text: string): string[] =>
    stretchesOf(text)
      .filter(({ link }) => link)
      .map((one) => one.text);

  it.each([
    ['Look at it:\nhttps://data.example.org/reset#token=a-_B9', ['https://data.example.org/reset#token=a-_B9']],
    ['(see http://localhost:3000/x).', ['http://localhost:3000/x']],
    ['Two: https://a.example.org/1, https://a.example.org/2', ['https://a.example.org/1', 'https://a.example.org/2']],
    ['javascript:alert(1) data:text/html,x ftp://example.org', []],
    ['', []],
  ])('%j links to %j', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it('loses nothing', () => {
    const text = 'Hello,\n\nhttps://example.org/a?b=c&d=e\n\n-- \nbye https://example.org.';
    expect(
      stretchesOf(text)
        .map((one) => one.text)
        .join(''),
    ).toBe(text);
  });
});
