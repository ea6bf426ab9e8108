import { accessibilityFlags } from './accessibility.policy.js';

describe('accessibility findings', () => {
  it('are none for a described picture with a source', () =>
    expect(accessibilityFlags({ altText: 'A cow', sourceCount: 1 })).toEqual([]));

  it('name what is missing', () =>
    expect(accessibilityFlags({ altText: '  ', sourceCount: 0 })).toEqual(['no_alt_text', 'no_source']));
});
