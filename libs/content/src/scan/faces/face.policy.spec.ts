import { faceFindings } from './face.policy.js';

const face = (score: number, x = 10) => ({ score, x, y: 20, width: 30, height: 40 });

describe('what is kept of faces', () => {
  it('is where they are and how sure that is, surest first, and nothing that tells whose they are', () => {
    const found = faceFindings({ width: 100, height: 200, faces: [face(0.61), face(0.98765, -5)] });

    expect(found).toEqual({
      count: 2,
      face: 0.988,
      faces: [
        { score: 0.988, box: { x: 0, y: 0.1, width: 0.25, height: 0.2 } },
        { score: 0.61, box: { x: 0.1, y: 0.1, width: 0.3, height: 0.2 } },
      ],
    });
  });

  it('is not what the detector is guessing at', () => {
    expect(faceFindings({ width: 100, height: 200, faces: [face(0.49)] })).toEqual({ count: 0, faces: [] });
  });
});
