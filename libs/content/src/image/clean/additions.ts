import type { Additions, KeptMetadata } from './cleaned.js';

/** What a cleaned file needs: its orientation, if it has one, and whom it is from. */
export const additionsOf = (orientation: number, kept: KeptMetadata): Additions => ({
  exif: orientation === 1 ? undefined : orientationBlock(orientation),
  xmp: kept.creator || kept.copyright || kept.rights ? xmpPacket(kept) : undefined,
});

/** The smallest EXIF block: a big-endian TIFF header and one directory with one entry, orientation (0x0112, SHORT). */
function orientationBlock(orientation: number): Buffer {
  const block = Buffer.alloc(26);
  block.write('MM\0*', 'latin1');
  block.writeUInt32BE(8, 4);
  block.writeUInt16BE(1, 8);
  block.writeUInt16BE(0x0112, 10);
  block.writeUInt16BE(3, 12);
  block.writeUInt32BE(1, 14);
  block.writeUInt16BE(orientation, 18);
  return block;
}

function xmpPacket({ creator, copyright, rights }: KeptMetadata): Buffer {
  const alternative = (tag: string, value?: string): string =>
    value ? `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escape(value)}</rdf:li></rdf:Alt></${tag}>` : '';
  return Buffer.from(
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">' +
      (creator ? `<dc:creator><rdf:Seq><rdf:li>${escape(creator)}</rdf:li></rdf:Seq></dc:creator>` : '') +
      alternative('dc:rights', copyright) +
      alternative('xmpRights:UsageTerms', rights) +
      '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
