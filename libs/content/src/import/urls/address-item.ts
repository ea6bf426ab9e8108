import { createHash } from 'node:crypto';
import type { AddressRules } from '../../web/address/web-address.js';
import { webAddress } from '../../web/address/web-address.js';
import { WebFailure } from '../../web/exchange/web-failure.js';
import { shownName } from '../import.policy.js';
import type { ItemDescription, ItemRefusal, ListedItem } from '../import-source.js';
import type { ImportedCaption } from '../imported-captions.js';
import type { RowPicture } from '../mapping/apply-mapping.js';

const MAX_KEY = 2_000;
const MAX_NAME = 200;

/** What a list says about one address. */
export interface AddressEntry {
  readonly url: string;
  readonly fileName?: string;
  readonly description?: ItemDescription;
  readonly captions?: readonly ImportedCaption[];
}

/** The address that a row of a table leads to, with what the row says; the row itself when it leads to none. */
export function addressEntry(item: ListedItem): AddressEntry | ListedItem {
  if (item.refusal) return item;
  const { fileName, description, captions } = item;
  const pictures = item.locator['pictures'] as readonly RowPicture[];
  const address = pictures.find((picture) => picture.kind === 'address');
  return address ? { url: address.url, fileName, description, captions } : { ...item, refusal: NO_ADDRESS };
}

const NO_ADDRESS: ItemRefusal = {
  outcome: 'failed',
  code: 'import.no_picture',
  detail: 'The row names no address of a picture.',
};

/** An entry of the plan. An address that cannot be one is listed with the reason, so that nothing of a list goes missing. */
export function addressItem({ url, fileName, description, captions }: AddressEntry, rules: AddressRules): ListedItem {
  const key = shownName(url, MAX_KEY);
  try {
    const address = webAddress(url, rules);
    return {
      key,
      fileName: shownName(fileName ?? nameOf(address), MAX_NAME),
      locator: { url: url.trim() },
      description,
      captions,
    };
  } catch (error) {
    // How an address is spelt is its list's doing.
    if (!(error instanceof WebFailure)) throw error;
    const refusal = { outcome: 'failed', code: error.code, detail: error.message } as const;
    return { key, fileName: key.slice(0, MAX_NAME), locator: {}, refusal };
  }
}

/** Tells addresses apart, whatever their spelling, without keeping them all in memory. */
export class SeenAddresses {
  private readonly digests = new Set<string>();

  /** Whether the address has been seen before; from now on it has. */
  isRepeated(url: string): boolean {
    const address = URL.parse(url.trim());
    if (address !== null) address.hash = '';
    const digest = createHash('sha256')
      .update(address?.href ?? url)
      .digest('base64url')
      .slice(0, 16);
    if (this.digests.has(digest)) return true;
    this.digests.add(digest);
    return false;
  }
}

/** The last part of the path, as people read it. */
function nameOf({ pathname, hostname }: URL): string {
  const last = pathname.split('/').filter(Boolean).at(-1) ?? hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    // Percent signs that encode nothing are only found out by decoding.
    return last;
  }
}
