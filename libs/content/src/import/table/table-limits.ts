/** Of one row as it is written, a base64 picture included. */
export const MAX_ROW_BYTES = 32 * 1024 * 1024;

/** More is no table of pictures but an accident. */
export const MAX_COLUMNS = 2_000;

/** What a gzip stream may unpack to. */
export const MAX_UNPACKED_BYTES = 20 * 1024 ** 3;

/** How many rows are looked at to learn the columns of formats that do not declare them, and to propose what they mean. */
export const SAMPLE_ROWS = 100;
