import type { EmbeddedMetadata } from './metadata-fields.js';

/**
 * Reads the few properties we keep from an XMP packet, as elements or attributes.
 * Patterns and no XML parser: there are no entities to expand and nothing to resolve, whatever the packet says.
 */
export function readXmp(bytes: Buffer): EmbeddedMetadata {
  const xml = bytes.toString('utf8');
  return {
    creator: valueOf(xml, 'dc:creator'),
    copyright: valueOf(xml, 'dc:rights'),
    rights:
      valueOf(xml, 'xmpRights:UsageTerms') ?? valueOf(xml, 'xmpRights:WebStatement') ?? valueOf(xml, 'cc:license'),
    description: valueOf(xml, 'dc:description'),
  };
}

function valueOf(xml: string, tag: string): string | undefined {
  const attribute = between(xml, `${tag}="`, '"');
  const opening = xml.indexOf(`<${tag}`);
  const closing = opening === -1 ? -1 : xml.indexOf(`</${tag}>`, opening);
  if (closing === -1) return attribute && unescape(attribute);
  const body = xml.slice(xml.indexOf('>', opening) + 1, closing);
  const items = body
    .split('<rdf:li')
    .slice(1)
    .map((item) => item.slice(item.indexOf('>') + 1, item.indexOf('</rdf:li>')));
  // Alternatives are languages of one text, a sequence is several people: the first suffices for one, all matter for the other.
  const texts = body.includes('<rdf:Alt') ? items.slice(0, 1) : items;
  return unescape(texts.length > 0 ? texts.join(', ') : body.replace(/<[^>]*>/g, ' '));
}

function between(text: string, start: string, end: string): string | undefined {
  const at = text.indexOf(start);
  return at === -1 ? undefined : text.slice(at + start.length, text.indexOf(end, at + start.length));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescape = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name) return ENTITIES[name] ?? whole;
      const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '';
    },
  );
