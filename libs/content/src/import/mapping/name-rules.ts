import type { ColumnRole } from './table-mapping.js';

/** Names that mean a role exactly, the surest first. The beginnings of the lists are the Open Model Initiative's own. */
export const EXACT_NAMES: readonly (readonly [ColumnRole, readonly string[]])[] = [
  ['id', ['photoid', 'uid', 'id', 'key', 'image_id', 'imageid']],
  ['name', ['title', 'name']],
  ['width', ['width', 'image_width']],
  ['height', ['height', 'image_height']],
  ['format', ['ext', 'format', 'mime_type', 'mimetype']],
  ['size', ['size', 'filesize', 'file_size', 'bytes']],
  ['license', ['licensename', 'license', 'licence', 'license_name', 'licence_name', 'spdx', 'rights']],
  ['licenseUrl', ['licenseurl', 'license_url', 'licenceurl', 'licence_url']],
  ['author', ['unickname', 'author', 'creator', 'photographer', 'artist', 'credit', 'username', 'owner']],
  ['authorUrl', ['author_url', 'authorurl', 'creator_url', 'creatorurl', 'photographer_url']],
  ['imageUrl', ['url', 'downloadurl', 'image_url', 'imageurl', 'img_url', 'download_url', 'coco_url']],
  ['sourceUrl', ['pageurl', 'page_url', 'foreign_landing_url', 'landing_url', 'source_url', 'permalink']],
  ['fileName', ['file_name', 'filename', 'file', 'image_path', 'path', 'image_file']],
  ['sha256', ['sha256', 'sha256sum', 'sha_256']],
  ['altText', ['alt', 'alt_text', 'alttext']],
  ['tags', ['tags', 'usertags', 'keywords', 'labels']],
  ['date', ['datetaken', 'date_taken', 'taken_at', 'created_at', 'date', 'dateuploaded']],
  [
    'location',
    [
      'longitude',
      'latitude',
      'lat',
      'lon',
      'lng',
      'gps',
      'gps_latitude',
      'gps_longitude',
      'gps_position',
      'geolocation',
      'location',
      'coordinates',
      'accuracy',
    ],
  ],
];

/** Parts of names that speak of a picture. */
export const IMAGE_KEYWORDS = ['jpg', 'image', 'img', 'picture', 'photo'] as const;

/** Parts of names that speak of words about it. */
export const ANNOTATION_KEYWORDS = ['caption', 'description', 'text', 'annotation', 'annotated', 'tag'] as const;
