import { isEmail, normaliseEmail } from './email.js';

describe('the one form of an e-mail address', () => {
  it.each([
    [' Ada@Example.ORG\n', 'ada@example.org'],
    ['ada+tag@example.org', 'ada+tag@example.org'],
    ['a.d.a@gmail.com', 'a.d.a@gmail.com'],
    ['ada@Bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@XN--BCHER-KVA.example', 'ada@xn--bcher-kva.example'],
    ['ada@bücher。example', 'ada@xn--bcher-kva.example'],
    ['ada@faß.example', 'ada@xn--fa-hia.example'],
    ['Ådå@example.org', 'ådå@example.org'],
    ['A\u030Ada@example.org', 'åda@example.org'],
    ['用户@例子.example', '用户@xn--fsqu00a.example'],
    // Kelvin sign, full width, ligature: the same address written otherwise, so letters go to the plain one.
    ['\u212Aate@example.org', 'kate@example.org'],
    ['ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'ada@example.org'],
    ['ﬁnn@example.org', 'finn@example.org'],
  ])('%j is %j', (given, normal) => {
    expect(normaliseEmail(given)).toBe(normal);
    expect(isEmail(normal)).toBe(true);
    expect(normaliseEmail(normal)).toBe(normal);
  });

  it.each([
    ['\u0430da@example.org', 'a Cyrillic a'],
    ['m\u0131ke@example.org', 'a dotless i'],
    ['ada@ex\u0430mple.org', 'a Cyrillic a in the domain'],
    ['ada@examp1e.org', 'a digit'],
  ])('of %j stays apart from the one it looks like: %s', (given) => {
    expect(['ada@example.org', 'mike@example.org']).not.toContain(normaliseEmail(given));
    expect(isEmail(normaliseEmail(given))).toBe(true);
  });

  it.each([
    '',
    'ada',
    '@example.org',
    'ada@',
    'ada@localhost',
    'ada@example',
    'ada@example.org.',
    'ada@.example.org',
    'ada@exa..mple.org',
    'ada@-example.org',
    'ada@exa_mple.org',
    'ada@ex%61mple.org',
    'ada@192.0.2.1',
    'ada@[192.0.2.1]',
    'ada@0x7f.1',
    'ada@example.123',
    'ada@example.org:25',
    'ada@example.org/path',
    'ada@eve@example.org',
    '"ada eve"@example.org',
    '"ada"@example.org',
    'ada lovelace@example.org',
    'ada@exam ple.org',
    '.ada@example.org',
    'ada.@example.org',
    'a..da@example.org',
    'ada\u0000@example.org',
    'ada@example.org\r\nBcc: eve@example.org',
    'ada\u200B@example.org',
    'ada\u202E@example.org',
    'ada@exam\u00ADple.org',
    'ada@exam\u200Dple.org',
    'ada,eve@example.org',
    'Ada <ada@example.org>',
    `${'a'.repeat(65)}@example.org`,
    `${'ü'.repeat(33)}@example.org`,
    `ada@${'a'.repeat(64)}.org`,
    `ada@${`${'a'.repeat(60)}.`.repeat(5)}org`,
  ])('does not exist for %j', (given) => {
    expect(isEmail(normaliseEmail(given))).toBe(false);
  });
});
