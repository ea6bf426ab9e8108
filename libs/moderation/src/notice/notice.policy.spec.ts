import { isComplete, locationOf } from './notice.policy.js';

const ID = '0190b6a0-1234-7000-8000-00000000000a';
const content = { kind: 'subject', subject: { type: 'content', id: ID } };

describe('a notice', () => {
  it.each([
    `https://data.example.org/contents/${ID}`,
    `https://data.example.org/odr/contents/${ID.toUpperCase()}?tab=license#top`,
    `/api/v1/contents/${ID}/file?variant=original`,
    ` ${ID} `,
  ])('finds the picture in %s', (text) => {
    expect(locationOf(text)).toEqual(content);
  });

  it('finds annotations, and files by their hash', () => {
    expect(locationOf(`http://localhost:3000/annotations/${ID}`)).toMatchObject({ subject: { type: 'annotation' } });
    expect(locationOf('AB'.repeat(32))).toEqual({ kind: 'sha256', sha256: 'ab'.repeat(32) });
  });

  it.each(['', 'my picture', 'https://data.example.org/', `https://example.org/users/${ID}`, `/contents/${ID}x`, 'ab'])(
    'finds nothing in "%s"',
    (text) => {
      expect(locationOf(text)).toBeUndefined();
    },
  );

  it('is complete with a name and an address, and of child abuse without them', () => {
    expect(isComplete('depicted', 'Ada', 'ada@example.org')).toBe(true);
    expect(isComplete('rightsholder', undefined, 'ada@example.org')).toBe(false);
    expect(isComplete('child_abuse', undefined, undefined)).toBe(true);
  });
});
