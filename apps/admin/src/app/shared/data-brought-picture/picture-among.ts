/** What is taken for a picture: by its type, or by its ending where the browser knows no type. */
const ENDINGS = /\.(?:jpe?g|png|webp|avif|heic|heif|gif|tiff?)$/i;

/** The first picture among files that were dropped, pasted or chosen. */
export const pictureAmong = (files: Iterable<File>): File | undefined =>
  [...files].find(({ type, name }) => type.startsWith('image/') || (type === '' && ENDINGS.test(name)));
