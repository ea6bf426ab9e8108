/** A mail that was kept instead of being sent. */
export interface KeptMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly at: string;
}

export interface ReadMail extends KeptMail {
  readonly from: string;
  readonly text: string;
}

/** A stretch of a mail's text; with `link` it is the address of a web page. */
export interface Stretch {
  readonly text: string;
  readonly link: boolean;
}

const WEB_ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

/** Takes plain text apart where web addresses stand in it. */
export function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(WEB_ADDRESS)) {
    if (index > from) stretches.push({ text: text.slice(from, index), link: false });
    stretches.push({ text: address, link: true });
    from = index + address.length;
  }
  if (from < text.length) stretches.push({ text: text.slice(from), link: false });
  return stretches;
}
