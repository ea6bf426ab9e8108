import type { TableMapping } from './table-mapping.js';

export interface ShippedMapping {
  /** The data set on the hub that has this shape. */
  readonly name: string;
  readonly mapping: TableMapping;
}

/**
 * Tables the Open Model Initiative imported, recognised by having all of these columns. Its mapping files name the same
 * columns for the same things; what they left out and is worth having (the picture in the row, who took it, the page it
 * is from) is added, and where a picture was taken is dropped.
 */
export const SHIPPED_MAPPINGS: readonly ShippedMapping[] = [
  {
    name: 'common-canvas/commoncatalog-cc-by-sa',
    mapping: {
      jpg: { role: 'image' },
      photoid: { role: 'id' },
      title: { role: 'name', isUrlEncoded: true },
      width: { role: 'width' },
      height: { role: 'height' },
      ext: { role: 'format' },
      licensename: { role: 'license' },
      licenseurl: { role: 'licenseUrl' },
      unickname: { role: 'author', isUrlEncoded: true },
      url: { role: 'imageUrl' },
      pageurl: { role: 'sourceUrl' },
      blip2_caption: { role: 'caption' },
      usertags: { role: 'tags', isUrlEncoded: true },
      datetaken: { role: 'date' },
      longitude: { role: 'location' },
      latitude: { role: 'location' },
      accuracy: { role: 'location' },
    },
  },
  {
    name: 'tomg-group-umd/pixelprose',
    mapping: {
      uid: { role: 'id' },
      url: { role: 'imageUrl' },
      width: { role: 'width' },
      height: { role: 'height' },
      original_caption: { role: 'caption' },
      vlm_caption: { role: 'caption' },
      sha256: { role: 'sha256' },
    },
  },
  {
    name: 'zlicastro/zanya-custom-dataset-test',
    mapping: {
      image: { role: 'image' },
      vlm_annotation: { role: 'caption' },
      hand_annotated_short: { role: 'caption' },
      hand_annotated_long: { role: 'caption' },
      tags: { role: 'tags' },
    },
  },
];
