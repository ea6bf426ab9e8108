import { accessibilityFlags } from './accessibility.policy.js';

const reachable = { url: 'https://example.org', isReachable: true };

describe('accessibility findings', () => {
  it('are none for a described picture whose source is there', () =>
    expect(accessibilityFlags({ altText: 'A cow', sourceCount: 1, probes: [reachable] })).toEqual([]));

  it('name what is missing', () =>
    expect(accessibilityFlags({ altText: '  ', sourceCount: 0, probes: [] })).toEqual(['no_alt_text', 'no_source']));

  it('forgive one dead address while another lives', () => {
    const dead = { ...reachable, isReachable: false };
    expect(accessibilityFlags({ altText: 'A cow', sourceCount: 2, probes: [dead, reachable] })).toEqual([]);
    expect(accessibilityFlags({ altText: 'A cow', sourceCount: 1, probes: [dead] })).toEqual(['source_unreachable']);
  });
});
