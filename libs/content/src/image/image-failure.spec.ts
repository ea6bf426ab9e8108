import sharp from 'sharp';
import { DEFAULT_LIMITS } from './header.js';
import { ImageFailure } from './image-failure.js';
import { processImage } from './process-image.js';

const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
const picture = () => sharp({ create: { width: 300, height: 200, channels: 3, background: '#000', noise } });

describe('why a picture cannot be read', () => {
  it.each(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const)('is a sentence of ours for a broken %s', async (format) => {
    const whole = await picture().toFormat(format).toBuffer();
    const failure: unknown = await processImage(whole.subarray(0, whole.length / 2), DEFAULT_LIMITS).catch(
      (error: unknown) => error,
    );

    expect(failure).toBeInstanceOf(ImageFailure);
    const { detail } = failure as ImageFailure;
    expect(detail).toMatch(/^[A-Z].*\.$/s);
    expect(detail).not.toMatch(/vips|lib|Vips|buffer|spng|premature/);
  });
});
