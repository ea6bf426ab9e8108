/** Traders in pictures, as their marks spell them, without spaces. */
export const AGENCIES: readonly string[] = [
  'shutterstock',
  'gettyimages',
  'istock',
  'alamy',
  'dreamstime',
  'depositphotos',
  'adobestock',
  'fotolia',
  '123rf',
  'bigstock',
  'pixtastock',
  'vectorstock',
  'canstock',
  'stocksy',
  'pond5',
  'envato',
];

export const COPYRIGHT = /©|\(c\)\s*(\d{4}|\p{Lu})|\bcopyright\b|all rights reserved/iu;

/** Words across pictures that are not meant to be used as they are. */
export const MOCK_UP = /\b(sample|preview|proof|specimen|watermark|draft|do not copy|not for (sale|resale))\b/i;

export const CREDIT = /www\.|https?:|@|\.(com|org|net|io|de|fr|uk|eu)\b|\bphoto(s|graphy|grapher)?\b|\bstudio\b/i;

export const YEAR = /\b(19|20)\d{2}\b/;
