import { plain, type Block, type Link, type Wording } from './wording.js';

/** What goes into a mail. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Makes a letter of its wording: plain text, and HTML that says the same.
 * @param name of whom it greets; nobody by name when it is missing
 * @param absolute makes a path of the console an address
 */
export function render(wording: Wording, name: string | undefined, absolute: (path: string) => string): Rendered {
  const resolve = (link: string): string => webAddress(link.startsWith('/') ? absolute(link) : link);
  const greeting = name === undefined ? 'Hello,' : `Hello ${plain(name)},`;
  const body = [greeting, ...wording.body];
  const footer = wording.footer ?? [];
  const text = [
    ...body.map((block) => asText(block, resolve)),
    '-- ',
    ...footer.map((block) => asText(block, resolve)),
  ];
  return {
    subject: wording.subject,
    text: `${text.slice(0, footer.length === 0 ? -1 : undefined).join('\n\n')}\n`,
    html: asDocument(
      wording.subject,
      body.map((block) => asHtml(block, resolve)).join('\n'),
      footer.map((block) => asHtml(block, resolve)).join('\n'),
    ),
  };
}

/** Escapes what stands in text or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

function webAddress(link: string): string {
  if (!/^https?:$/.test(URL.parse(link)?.protocol ?? '')) throw new Error('A letter links to web addresses only.');
  return link;
}

function asText(block: Block, resolve: (link: string) => string): string {
  const line = (part: string | Link): string =>
    typeof part === 'string' ? part : `${part.label}:\n${resolve(part.link)}`;
  if (typeof block === 'string' || 'link' in block) return line(block);
  return block.list.map((item) => `- ${line(item).replaceAll('\n', '\n  ')}`).join('\n');
}

function asHtml(block: Block, resolve: (link: string) => string): string {
  const anchor = ({ label, link }: Link): string => `<a href="${escapeHtml(resolve(link))}">${escapeHtml(label)}</a>`;
  if (typeof block === 'string') return `<p>${escapeHtml(block)}</p>`;
  if ('link' in block) return `<p><strong>${anchor(block)}</strong></p>`;
  const items = block.list.map((item) => `<li>${typeof item === 'string' ? escapeHtml(item) : anchor(item)}</li>`);
  return `<ul>\n${items.join('\n')}\n</ul>`;
}

// Mail programs keep little of a style sheet, so there is next to none; colours are left to them, and with that dark mode works.
const asDocument = (title: string, body: string, footer: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin: 0 auto; max-width: 36rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif">
${body}${footer === '' ? '' : `\n<hr>\n<div style="font-size: 0.875rem">\n${footer}\n</div>`}
</body>
</html>
`;
