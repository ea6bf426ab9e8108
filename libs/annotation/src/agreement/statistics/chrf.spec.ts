import { captionAgreement, chrF } from './chrf.js';

describe('chrF', () => {
  it.each([
    ['a highland cow in the rain', 'a highland cow stands in heavy rain', 48.49031],
    ['a highland cow stands in heavy rain', 'a highland cow in the rain', 59.85056],
    ['The cat sat on the mat.', 'The cat is sitting on the mat.', 49.64852],
    ['猫が座っている', '猫がマットに座っている', 33.96216],
    ['a', 'ab', 55.55556],
  ])('of %p against %p is what sacreBLEU 2.6.0 answers: %p', (hypothesis, reference, score) => {
    expect(100 * chrF(hypothesis, reference)).toBeCloseTo(score, 3);
  });

  it('is 1 for the same words, whatever the white space, and 0 for nothing in common', () => {
    expect(chrF('a highland  cow', 'a highland cow')).toBe(1);
    expect(chrF('abc', 'xyz')).toBe(0);
    expect(chrF('', '')).toBe(1);
    expect(chrF('', 'a')).toBe(0);
  });

  it('has no first and second when captions are compared', () => {
    const [a, b] = ['A cow.', 'A highland cow in the rain.'];

    expect(captionAgreement(a, b)).toBe(captionAgreement(b, a));
    expect(captionAgreement(a, a)).toBe(1);
  });
});
