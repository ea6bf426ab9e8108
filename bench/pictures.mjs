import sharp from 'sharp';

/**
 * Photograph-like JPEGs, the same in every run: soft shapes with grain, so that encoders have real work.
 * @param from seed of the first; other seeds make other pictures
 */
export async function pictures(count, { width = 1600, height = 1200, from = 1 } = {}) {
  const made = [];
  for (let seed = from; seed < from + count; seed += 1) {
    const small = Buffer.alloc(40 * 30 * 3);
    const grain = Buffer.alloc(width * height);
    let state = seed * 2654435761;
    const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
    for (let at = 0; at < small.length; at += 1) small[at] = next();
    for (let at = 0; at < grain.length; at += 1) grain[at] = 118 + (next() & 15);
    const shapes = await sharp(small, { raw: { width: 40, height: 30, channels: 3 } })
      .resize(width, height, { kernel: 'cubic' })
      .png({ compressionLevel: 0 })
      .toBuffer();
    const noise = await sharp(grain, { raw: { width, height, channels: 1 } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    made.push(
      await sharp(shapes)
        .composite([{ input: noise, blend: 'overlay' }])
        .jpeg({ quality: 88 })
        .toBuffer(),
    );
  }
  return made;
}
