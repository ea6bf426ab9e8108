/** What a contributor can do where an item has stopped, by the code of its reason. Read by people. */
const ADVICE: Readonly<Record<string, string>> = {
  'content.truncated': 'The file broke off on its way. Copy it again from where it came from, and upload that copy.',
  'content.undecodable':
    'Open the picture in a program that shows it, save it anew as JPEG, PNG or WebP, and upload that.',
  'content.unsupported_format': 'Save the picture as JPEG, PNG, WebP, AVIF, HEIC, GIF or TIFF, and upload that.',
  'content.too_many_pixels': 'Upload a smaller version of the picture.',
  'content.too_many_frames': 'Upload a shorter animation, or one picture of it.',
  'content.too_complex': 'Save the picture anew in another program, and upload that.',
  'content.processing_memory': 'Save the picture anew in another program, smaller or without layers, and upload that.',
  'content.empty_file': 'The file has no bytes. Copy it again from where it came from.',
  'content.processing_timeout': 'Save the picture anew in another program, without layers, and upload that.',
  'content.processing_crashed':
    'Save the picture anew in another program, and upload that. We keep the file to find the fault.',
  license_unknown: 'Say under which licence the picture may be used. Without one it cannot be published.',
  license_not_open:
    'Only openly licensed pictures are published. Correct the licence if it is wrong, or delete the picture.',
  rejected: 'Moderators turned it down. If you think that is wrong, tell them what they could not see.',
  delisted: 'Moderators took it out of public view. If you think that is wrong, tell them what they could not see.',
  quarantined: 'It is kept away from everyone while it is looked into. There is nothing for you to do.',
  withdrawn: 'It has been withdrawn for good.',
};

/** What to do about a reason; null where there is nothing to say. */
export const adviceOn = (code: string): string | null => ADVICE[code] ?? null;
