import type { WebAnswer } from '../exchange/web-client.js';
import { robotsTag } from '../signals/robots-tag.js';
import type { WebSignals } from '../signals/opt-out.policy.js';
import { licensesOfHeader, statementsOfPage } from '../signals/license-links.js';
import { tdmOfHeader, tdmOfPage } from '../signals/tdm-reservation.js';
import { combined, usagePreference } from '../signals/usage-preference.js';
import type { SiteWishes } from '../site/site-wishes.js';

/** What one question to the web came to, as it is kept. */
export interface WebFinding {
  /** As it was asked for. */
  readonly url: string;
  readonly finalUrl: string;
  readonly redirects: readonly string[];
  /** `ok`, or why not: a code that begins with `web.`. */
  readonly outcome: string;
  readonly status?: number;
  readonly mediaType?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly serverDate?: string;
  /** Network address that answered. */
  readonly address?: string;
  readonly bytes?: number;
  readonly sha256?: string;
  readonly signals: WebSignals;
}

/** Longest field of an answer that is kept. */
const MAX_FIELD = 1_000;

/** Notes down what is seen on the way from an address to its file. */
export class WebJourney {
  private readonly at: URL[] = [];
  private answer?: WebAnswer;
  private signals: WebSignals = {};
  private received?: { readonly bytes: number; readonly sha256: string };

  /** @param url as it was asked for */
  constructor(
    private readonly url: string,
    private readonly product: string,
  ) {}

  goesTo(url: URL): void {
    this.at.push(url);
    this.answer = undefined;
  }

  /** Files of a later site replace those of an earlier one: whoever serves the file says what may be done with it. */
  reads({ robots: { isAllowed, rule, usage }, tdm, aiTxt }: SiteWishes): WebSignals {
    this.signals = {
      robots: { isAllowed, ...(rule !== undefined && { rule }) },
      ...(tdm && { tdm }),
      usage,
      ...(aiTxt?.rule !== undefined && { aiTxt: { isAllowed: aiTxt.isAllowed, rule: aiTxt.rule } }),
    };
    return this.signals;
  }

  /** The head goes before the files of its site where the protocols say so, and adds to them elsewhere. */
  meets(answer: WebAnswer): WebSignals {
    this.answer = answer;
    const said = robotsTag(answer.header('x-robots-tag'), this.product);
    const tdm = tdmOfHeader(answer.header('tdm-reservation'), answer.header('tdm-policy')) ?? this.signals.tdm;
    const usage = combined(this.signals.usage ?? {}, usagePreference(answer.header('content-usage')));
    const licenses = licensesOfHeader(answer.header('link'), this.place);
    this.signals = {
      ...this.signals,
      ...(said.length > 0 && { robotsTag: said }),
      ...(tdm && { tdm }),
      usage,
      ...(licenses.length > 0 && { licenses }),
    };
    return this.signals;
  }

  /** A page adds what it says about its licence, and about its use where its head and its site are silent. */
  readsPage(html: string): void {
    const { licenses, meta } = statementsOfPage(html, this.place);
    const robots = robotsTag([meta.get('robots') ?? '', meta.get(this.product.toLowerCase()) ?? ''], this.product);
    const said = [...new Set([...(this.signals.robotsTag ?? []), ...robots])];
    const tdm = this.signals.tdm ?? tdmOfPage(meta.get('tdm-reservation'), meta.get('tdm-policy'));
    const named = [...new Set([...(this.signals.licenses ?? []), ...licenses])];
    this.signals = {
      ...this.signals,
      ...(said.length > 0 && { robotsTag: said }),
      ...(tdm && { tdm }),
      ...(named.length > 0 && { licenses: named }),
    };
  }

  receives(received: { readonly bytes: number; readonly sha256: string }): void {
    this.received = received;
  }

  /** Where it has arrived. */
  private get place(): URL {
    return this.at.at(-1) ?? new URL(this.url);
  }

  finding(outcome: string): WebFinding {
    const passed = this.at.map(({ href }) => href);
    const field = (name: string): string | undefined => this.answer?.header(name)[0]?.slice(0, MAX_FIELD);
    return {
      url: this.url,
      finalUrl: passed.at(-1) ?? this.url,
      redirects: passed.slice(1, -1),
      outcome,
      status: this.answer?.status,
      mediaType: field('content-type'),
      etag: field('etag'),
      lastModified: field('last-modified'),
      serverDate: field('date'),
      address: this.answer?.address,
      ...this.received,
      signals: this.signals,
    };
  }
}
