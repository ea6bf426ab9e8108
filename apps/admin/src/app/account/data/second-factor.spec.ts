import { inGroups, recoverySheet } from './second-factor.js';

describe('a second factor in words', () => {
  it('shows its secret in groups of four', () => {
    expect(inGroups('GEZDGNBVGY3TQOJQ')).toBe('GEZD GNBV GY3T QOJQ');
    expect(inGroups('GEZDG')).toBe('GEZD G');
  });

  it('says on paper whose codes these are and what they do', () => {
    const sheet = recoverySheet(['aaaa-bbbb', 'cccc-dddd'], 'ada@example.org', 'data.example.org');

    expect(sheet).toContain('ada@example.org on data.example.org');
    expect(sheet.split('\n').slice(-3)).toEqual(['aaaa-bbbb', 'cccc-dddd', '']);
  });
});
