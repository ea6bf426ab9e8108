import { thumbhashUrl } from './thumbhash.js';

describe('the few colours of a picture', () => {
  it('are an address that can be drawn', () => {
    expect(thumbhashUrl('1QcSHQRnh493V4dIh4eXh1h4kJUI')).toMatch(/^data:image\/png;base64,[\w+/=]{100,}$/);
  });

  it.each([null, undefined, '', '%%%', 'AA=='])('are none of %s', (thumbhash) => {
    expect(thumbhashUrl(thumbhash)).toBeUndefined();
  });
});
