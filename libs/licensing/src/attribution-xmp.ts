import { attributionText, type CreditedWork, webUrl } from './attribution.js';
import { noticesOf } from './license-notice.js';

/**
 * The credit as an XMP packet: Dublin Core, XMP Rights Management, and the properties that Creative Commons recommends
 * (https://wiki.creativecommons.org/wiki/XMP). The whole sentence, changes included, stands in `photoshop:Credit`.
 */
export function attributionXmp(work: CreditedWork): string {
  const [notice] = work.license === null ? [] : noticesOf(work.license, webUrl(work.licenseUrl) ?? null);
  const authors = (work.authors ?? []).map(({ name }) => name.trim()).filter((name) => name !== '');
  const [firstUrl] = (work.authors ?? []).flatMap(({ url }) => webUrl(url) ?? []);
  const source = webUrl(work.sourceUrl);
  const properties = [
    alternative('dc:title', work.title),
    authors.length > 0 ? `<dc:creator><rdf:Seq>${authors.map(item).join('')}</rdf:Seq></dc:creator>` : '',
    alternative('dc:rights', work.copyrightNotice),
    simple('dc:source', source),
    notice ? `<xmpRights:Marked>${notice.isMark ? 'False' : 'True'}</xmpRights:Marked>` : '',
    alternative('xmpRights:UsageTerms', notice?.name),
    simple('xmpRights:WebStatement', notice?.url),
    notice?.url ? `<cc:license rdf:resource="${escape(notice.url)}"/>` : '',
    simple('cc:attributionName', authors.join(', ')),
    firstUrl ? `<cc:attributionURL rdf:resource="${escape(firstUrl)}"/>` : '',
    simple('photoshop:Credit', attributionText(work)),
  ];
  return (
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"' +
    ' xmlns:cc="http://creativecommons.org/ns#" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">' +
    `${properties.join('')}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`
  );
}

const item = (text: string): string => `<rdf:li>${escape(text)}</rdf:li>`;
const simple = (tag: string, text?: string | null): string => (text ? `<${tag}>${escape(text)}</${tag}>` : '');
const alternative = (tag: string, text?: string | null): string =>
  text ? `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt></${tag}>` : '';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML cannot hold at all goes: readers refuse the whole packet otherwise. */
const escape = (text: string): string =>
  text
    .replace(/[^\t\n\r\P{Cc}]|\p{Cs}|[\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
