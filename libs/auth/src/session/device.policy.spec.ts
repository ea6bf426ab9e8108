import { deviceName, isNewDevice } from './device.policy.js';

const firefox = (version: number, system = 'Windows NT 10.0; Win64; x64'): string =>
  `Mozilla/5.0 (${system}; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';

describe('a device', () => {
  it.each([
    [firefox(140), 'Firefox on Windows'],
    [CHROME, 'Chrome on Windows'],
    ['curl/8.5.0', 'curl'],
    ['node', 'node'],
    ['  ', 'A program that gives no name'],
    [null, 'A program that gives no name'],
  ])('%s is called %s', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });

  const now = new Date('2026-03-10T10:00:00Z');
  const old = { createdAt: new Date('2026-03-01T10:00:00Z'), now };

  it.each([
    ['another browser', CHROME, true],
    ['the same on another system', firefox(140, 'X11; Linux x86_64'), true],
    ['a program', 'curl/8.5.0', true],
    ['an update of the same', firefox(141), false],
  ])('is new or not: %s', (_what, userAgent, isNew) => {
    expect(isNewDevice(userAgent, [firefox(140)], old)).toBe(isNew);
  });

  it('is no news right after registering, but is once all sessions have been forgotten', () => {
    expect(isNewDevice(CHROME, [], { createdAt: new Date('2026-03-10T09:00:00Z'), now })).toBe(false);
    expect(isNewDevice(CHROME, [], old)).toBe(true);
  });
});
