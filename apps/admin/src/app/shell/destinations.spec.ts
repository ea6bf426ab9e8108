import { ADMINISTRATION, AREAS, OWN, placeOf } from './destinations.js';

describe('places', () => {
  const places = [{ path: '/moderation' }, { path: '/moderation/quality' }];

  it.each([
    ['/moderation', '/moderation'],
    ['/moderation/pending?item=1', '/moderation'],
    ['/moderation/quality#drift', '/moderation/quality'],
    ['/moderations', undefined],
    ['/', undefined],
  ])('%s lies in %s', (address, path) => {
    expect(placeOf(places, address)?.path).toBe(path);
  });

  it('are named once', () => {
    const paths = [...AREAS.flatMap((area) => area.places), ...ADMINISTRATION, ...OWN].map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
