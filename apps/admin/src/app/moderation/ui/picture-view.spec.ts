import { fitted, moved, zoomed } from './picture-view.js';

describe('what is seen of a picture', () => {
  it('comes nearer in steps, to a limit, and goes back to the whole', () => {
    const near = zoomed(fitted, 1);
    expect(near.scale).toBe(1.5);
    expect(zoomed(near, -1)).toEqual(fitted);
    expect(zoomed(fitted, -1)).toEqual(fitted);
    let nearest = fitted;
    for (let step = 0; step < 20; step += 1) nearest = zoomed(nearest, 1);
    expect(nearest.scale).toBe(12);
  });

  it('moves while it is near, and never out of sight', () => {
    expect(moved(fitted, 10, 10)).toEqual(fitted);
    const near = moved(zoomed(fitted, 1), 10, -20);
    expect(near).toEqual({ scale: 1.5, x: 10, y: -20 });
    expect(moved(near, 900, -900)).toEqual({ scale: 1.5, x: 75, y: -75 });
  });
});
