import { type LicenseNotice, noticesOf } from './license-notice.js';

/** What a credit line can say about a work: title, author, source, licence, and what was done to it. */
export interface CreditedWork {
  readonly title?: string | null;
  readonly authors?: readonly { readonly name: string; readonly url?: string | null }[];
  /** Where the work came from; only http(s) addresses become links. */
  readonly sourceUrl?: string | null;
  /** SPDX expression; null where nothing certain is known. */
  readonly license: string | null;
  readonly licenseUrl?: string | null;
  /** As it came with the work; licences ask to keep it intact. */
  readonly copyrightNotice?: string | null;
  /** What was done before it came here, as its contributor lists it; CC 4.0 asks to retain that. */
  readonly earlierChanges?: readonly string[];
  /** What the published copy changed, e.g. `metadata removed`. Licences ask for it, 4.0 also for unmodified-looking work. */
  readonly changes?: readonly string[];
}

export const AttributionFormat = {
  Text: 'text',
  Html: 'html',
  Markdown: 'markdown',
  Json: 'json',
  Csv: 'csv',
} as const;
export type AttributionFormat = (typeof AttributionFormat)[keyof typeof AttributionFormat];

/** The same credit as data, one row of `attribution.jsonl`. */
export interface AttributionRecord {
  readonly title: string | null;
  readonly authors: readonly { readonly name: string; readonly url: string | null }[];
  readonly sourceUrl: string | null;
  readonly license: string | null;
  readonly licenses: readonly LicenseNotice[];
  readonly copyrightNotice: string | null;
  /** All of them, the earlier ones first. */
  readonly changes: readonly string[];
  /** Those before it came here. */
  readonly earlierChanges: readonly string[];
  readonly text: string;
}

/** How one output writes text and links. Everything that comes from people goes through `plain` or `link`. */
interface Dialect {
  plain(text: string): string;
  link(text: string, url: string, rel?: 'author' | 'license'): string;
  /** Whether the licence's address is spelled out in a sentence because the name cannot be a link. */
  readonly spellsOutUrls: boolean;
}

/** A credit line in plain text: `"Title" by Creator is licensed under CC BY 4.0. To view a copy …`. */
export const attributionText = (work: CreditedWork): string => sentence(work, noticesFor(work), TEXT);

/** A credit line as an HTML fragment with `rel="author"` and `rel="license"`; everything is escaped. */
export const attributionHtml = (work: CreditedWork): string => `<p>${sentence(work, noticesFor(work), HTML)}</p>`;

/** A credit line in Markdown; nothing that people typed can become markup. */
export const attributionMarkdown = (work: CreditedWork): string => sentence(work, noticesFor(work), MARKDOWN);

/** The credit as data, with the sentence beside it. */
export function attributionRecord(work: CreditedWork): AttributionRecord {
  const notices = noticesFor(work);
  return {
    title: work.title ?? null,
    authors: (work.authors ?? []).map(({ name, url }) => ({ name, url: webUrl(url) ?? null })),
    sourceUrl: webUrl(work.sourceUrl) ?? null,
    license: work.license,
    licenses: notices,
    copyrightNotice: work.copyrightNotice ?? null,
    changes: changesOf(work),
    earlierChanges: work.earlierChanges ?? [],
    text: sentence(work, notices, TEXT),
  };
}

/** The plain sentence about given notices; `attributionText` finds the notices itself. */
export const creditLine = (work: Omit<CreditedWork, 'license'>, notices: readonly LicenseNotice[]): string =>
  sentence({ ...work, license: null }, notices, TEXT);

const noticesFor = (work: CreditedWork): readonly LicenseNotice[] =>
  work.license === null ? [] : noticesOf(work.license, webUrl(work.licenseUrl) ?? null);

function sentence(work: CreditedWork, notices: readonly LicenseNotice[], dialect: Dialect): string {
  const sourceUrl = webUrl(work.sourceUrl);
  const parts = [`${subject(work, sourceUrl, dialect)} ${claim(notices, dialect)}.`];
  if (dialect.spellsOutUrls) parts.push(...notices.flatMap((notice) => (notice.url ? [whereToRead(notice)] : [])));
  if (dialect.spellsOutUrls && sourceUrl) parts.push(`Source: ${sourceUrl}.`);
  if (!dialect.spellsOutUrls && sourceUrl && !work.title) parts.push(`${dialect.link('Source', sourceUrl)}.`);
  if (work.copyrightNotice) parts.push(`Notice: ${dialect.plain(work.copyrightNotice)}.`);
  const changes = changesOf(work);
  if (changes.length > 0) parts.push(`Changes: ${dialect.plain(changes.join(', '))}.`);
  return parts.join(' ');
}

const changesOf = ({ earlierChanges = [], changes = [] }: CreditedWork): readonly string[] => [
  ...earlierChanges,
  ...changes,
];

function subject({ title, authors = [] }: CreditedWork, sourceUrl: string | undefined, dialect: Dialect): string {
  const named = title ? `"${sourceUrl ? dialect.link(title, sourceUrl) : dialect.plain(title)}"` : 'This work';
  const people = authors
    .filter(({ name }) => name.trim() !== '')
    .map(({ name, url }) => {
      const address = webUrl(url);
      return address ? dialect.link(name, address, 'author') : dialect.plain(name);
    });
  return people.length === 0 ? named : `${named} by ${enumerate(people)}`;
}

function claim(notices: readonly LicenseNotice[], dialect: Dialect): string {
  if (notices.length === 0) return 'has no licence on record';
  const names = notices.map(({ name, url }) => (url ? dialect.link(name, url, 'license') : dialect.plain(name)));
  return `is ${notices.every(({ isMark }) => isMark) ? 'marked with' : 'licensed under'} ${enumerate(names)}`;
}

const whereToRead = ({ url, isMark }: LicenseNotice): string =>
  `To view ${isMark ? 'the terms' : 'a copy of this license'}, visit ${url}.`;

const enumerate = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** A `javascript:` or `data:` address from an upload form must never become a link on somebody's page. */
export function webUrl(url: string | null | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const TEXT: Dialect = { plain: oneLine, link: (text) => oneLine(text), spellsOutUrls: true };

const HTML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => oneLine(text).replace(/[&<>"']/g, (char) => HTML_ENTITIES[char] ?? char);

const HTML: Dialect = {
  plain: escapeHtml,
  link: (text, url, rel) => `<a href="${escapeHtml(url)}"${rel ? ` rel="${rel}"` : ''}>${escapeHtml(text)}</a>`,
  spellsOutUrls: false,
};

/** The line never starts with what people typed, so list and heading signs are harmless. */
const escapeMarkdown = (text: string): string => oneLine(text).replace(/[\\`*_[\]<>&|~]/g, '\\$&');

const MARKDOWN: Dialect = {
  plain: escapeMarkdown,
  link: (text, url) => `[${escapeMarkdown(text)}](<${url.replace(/[<>\\]/g, encodeURIComponent)}>)`,
  spellsOutUrls: false,
};
