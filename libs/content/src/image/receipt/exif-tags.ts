import type { PrivacyCategory } from '@odr/contracts';
import type { TagFound } from './tag-found.js';

const TAGS: Readonly<Record<PrivacyCategory, string>> = {
  location: '8825=GPSInfo',
  device:
    '10f=Make 110=Model 13c=HostComputer c614=UniqueCameraModel c62f=CameraSerialNumber 927c=MakerNote a420=ImageUniqueID a431=SerialNumber ' +
    'a432=LensInfo a433=LensMake a434=LensModel a435=LensSerialNumber a439=CameraFirmware c65d=RawDataUniqueID c634=DNGPrivateData',
  person: '13b=Artist 8298=Copyright 9c9d=XPAuthor a430=OwnerName a437=Photographer a438=ImageEditor',
  time:
    '132=ModifyDate 9003=DateTimeOriginal 9004=CreateDate 9010=OffsetTime 9011=OffsetTimeOriginal 9012=OffsetTimeDigitized ' +
    '9290=SubSecTime 9291=SubSecTimeOriginal 9292=SubSecTimeDigitized',
  editing:
    '131=Software 8649=PhotoshopSettings 83bb=IPTC 2bc=XMP a43a=RAWDevelopingSoftware a43b=ImageEditingSoftware a43c=MetadataEditingSoftware ' +
    '935c=PhotoshopDocument c68b=OriginalRawFileName',
  hidden_picture: '14a=SubIFD 201=ThumbnailOffset 202=ThumbnailLength',
  free_text:
    '10d=DocumentName 10e=ImageDescription 11d=PageName 9286=UserComment 9c9b=XPTitle 9c9c=XPComment 9c9e=XPKeywords 9c9f=XPSubject a436=ImageTitle',
  technical:
    '829a=ExposureTime 829d=FNumber 8822=ExposureProgram 8827=ISO 8769=ExifIFD 9000=ExifVersion 9201=ShutterSpeed 9202=Aperture 9204=ExposureCompensation ' +
    '9206=SubjectDistance 9207=MeteringMode 9208=LightSource 9209=Flash 920a=FocalLength a001=ColorSpace a005=InteropIFD a402=ExposureMode a403=WhiteBalance ' +
    'a404=DigitalZoom a405=FocalLengthIn35mm 112=Orientation 11a=XResolution 11b=YResolution 128=ResolutionUnit 213=YCbCrPositioning',
  unknown: '',
};
const KNOWN = new Map<number, TagFound>(
  Object.entries(TAGS).flatMap(([category, tags]) =>
    [...tags.matchAll(/([0-9a-f]+)=(\w+)/g)].map(
      ([, id = '', name = '']) => [Number.parseInt(id, 16), { name, category: category as PrivacyCategory }] as const,
    ),
  ),
);
const GPS_NAMES: Readonly<Record<number, string>> = {
  2: 'GPSLatitude',
  4: 'GPSLongitude',
  6: 'GPSAltitude',
  7: 'GPSTimeStamp',
  17: 'GPSImgDirection',
  27: 'GPSProcessingMethod',
  28: 'GPSAreaInformation',
  29: 'GPSDateStamp',
};
const EXIF_IFD = 0x8769;
const GPS_IFD = 0x8825;
const MAX_ENTRIES = 500;

/** Name and meaning of an EXIF or TIFF tag; the number in hex where it has no name here. */
export const exifTag = (id: number): TagFound =>
  KNOWN.get(id) ?? { name: `0x${id.toString(16).padStart(4, '0')}`, category: 'unknown' };

/** Which tags an EXIF block holds, never their values. Anything malformed is skipped: it is a stranger's data. */
export function tagsOfExif(bytes: Buffer): TagFound[] {
  const start = ['II*\0', 'MM\0*'].map((magic) => bytes.subarray(0, 64).indexOf(magic, 0, 'latin1'));
  const at = Math.max(...start);
  if (at === -1) return [];
  const tiff = bytes.subarray(at);
  const little = tiff[0] === 0x49;
  const u16 = (from: number): number =>
    from + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(from) : tiff.readUInt16BE(from);
  const u32 = (from: number): number =>
    from + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(from) : tiff.readUInt32BE(from);

  const found: TagFound[] = [];
  const seen = new Set<number>();
  const walk = (directory: number, isGps: boolean): void => {
    if (directory === 0 || seen.has(directory)) return;
    seen.add(directory);
    const count = Math.min(u16(directory), MAX_ENTRIES - found.length);
    for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
      const id = u16(entry);
      found.push(isGps ? { name: GPS_NAMES[id] ?? 'GPS', category: 'location' } : exifTag(id));
      if (!isGps && (id === EXIF_IFD || id === GPS_IFD)) walk(u32(entry + 8), id === GPS_IFD);
    }
    if (!isGps) walk(u32(directory + 2 + count * 12), false);
  };
  walk(u32(4), false);
  return found;
}
