import { BroughtPictures } from './brought-pictures.js';
import { pictureAmong } from './picture-among.js';

const file = (name: string, type = 'image/png'): File => new File(['x'], name, { type });

describe('pictures that were brought along', () => {
  it('are found again by their key, the last few of them', () => {
    const brought = new BroughtPictures();
    const keys = Array.from({ length: 8 }, (_, at) => brought.keep(file(`${at}.png`)));

    expect(new Set(keys).size).toBe(8);
    expect(keys.map((key) => brought.get(key)?.name)).toEqual([
      undefined,
      undefined,
      ...['2.png', '3.png', '4.png', '5.png', '6.png', '7.png'],
    ]);
    expect(brought.get('made-up')).toBeUndefined();
  });

  it('are told from other files, also where the browser knows no type', () => {
    expect(pictureAmong([file('a.txt', 'text/plain'), file('photo.HEIC', '')])?.name).toBe('photo.HEIC');
    expect(pictureAmong([file('letter', ''), file('a.pdf', 'application/pdf')])).toBeUndefined();
  });
});
