import sharp from 'sharp';

// An allow-list: libvips is built with loaders (SVG, PDF, OpenSlide …) that were never meant for strangers' bytes.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadHeif',
    'VipsForeignLoadTiff',
  ],
});
// Every file is seen once: libvips' cache would only hold memory.
sharp.cache(false);

export default sharp;
