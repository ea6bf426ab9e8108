import { ContentAspect, ContentSize, ContentSourceType } from '@odr/contracts';

/** What contents can be divided by; each is the name of a filter that takes its values. */
export const CONTENT_FACETS = [
  'license',
  'format',
  'status',
  'type',
  'aspect',
  'size',
  'year',
  'source',
  'flag',
  'setId',
] as const;
export type ContentFacet = (typeof CONTENT_FACETS)[number];

/** The shape of content `c`; null while its size is not known. */
export const ASPECT = `CASE WHEN c.width >= 2 * c.height THEN '${ContentAspect.Panorama}'
  WHEN c.width > 1.1 * c.height THEN '${ContentAspect.Landscape}'
  WHEN c.width >= 0.9 * c.height THEN '${ContentAspect.Square}'
  WHEN c.width IS NOT NULL AND c.height IS NOT NULL THEN '${ContentAspect.Portrait}' END`;

const PIXELS = 'c.width::bigint * c.height';
/** How many pixels content `c` has, roughly; null while its size is not known. */
export const SIZE = `CASE WHEN ${PIXELS} < 500000 THEN '${ContentSize.Small}' WHEN ${PIXELS} < 2000000 THEN '${ContentSize.Medium}'
  WHEN ${PIXELS} < 8000000 THEN '${ContentSize.Large}' WHEN ${PIXELS} IS NOT NULL THEN '${ContentSize.Huge}' END`;

/** The year in which content `c` came, in UTC. */
export const YEAR = `to_char(c.created_at AT TIME ZONE 'UTC', 'YYYY')`;

/**
 * Where the source `origin` lies: the host of an address without its `www.`, the name of a dataset. A path in an archive says
 * nothing to others and is null.
 */
export const ORIGIN = `CASE origin.type
  WHEN '${ContentSourceType.Url}' THEN regexp_replace(substring(lower(origin.value) FROM '^[a-z]+://(?:[^/?#@]*@)?([^/?#:,]+)'), '^www[.]', '')
  WHEN '${ContentSourceType.HuggingFace}' THEN split_part(origin.value, '@', 1) END`;
