import { decodeCursor, MalformedCursor } from '@odr/kernel';

/** A time as the wire has it: RFC 3339 in UTC. To the microsecond, so that it can also be the position of a cursor. */
export const wireTime = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The response, column by column, in the names of the contract: PostgreSQL writes the JSON, nobody parses it again. `c` is the alias. */
export function responseColumns(c: string): string {
  return `${c}.id, ${c}.type, ${c}.name, ${c}.status, ${c}.processing_state AS "processingState", ${c}.processing_error AS "processingError",
    ${c}.sha256, ${c}.published_sha256 AS "publishedSha256", ${c}.pixel_sha256 AS "pixelSha256",
    CASE WHEN ${c}.pdq_hash IS NOT NULL THEN json_build_object('algorithm', 'pdq', 'hash', ${c}.pdq_hash, 'quality', ${c}.pdq_quality) END AS "perceptualHash",
    ${c}.width, ${c}.height, ${c}.format, ${c}.size, ${c}.license, ${c}.license_url AS "licenseUrl", ${c}.license_verdict AS "licenseVerdict",
    ${c}.alt_text AS "altText", ${c}.flags, ${c}.thumbhash, ${c}.user_id AS "userId", ${c}.team_id AS "teamId", ${c}.version,
    ${wireTime(`${c}.created_at`)} AS "createdAt", ${wireTime(`${c}.updated_at`)} AS "updatedAt"`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the cursor of a list in the order of a time and an id. @throws MalformedCursor */
export function positionOf(cursor: string): readonly [string, string] {
  const [at, id] = decodeCursor(cursor, 2);
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof id !== 'string' || !UUID.test(id))
    throw new MalformedCursor();
  return [at, id];
}
