import { isDataAddress } from '../mapping/value-signs.js';

/** Whatever is no base64 is left out by the decoder, and the rest is then no picture: intake says so. */
export const decodeBase64 = (text: string): Buffer =>
  Buffer.from(isDataAddress(text) ? text.slice(text.indexOf(',') + 1) : text, 'base64');
