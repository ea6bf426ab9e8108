import { WebFailure } from '../exchange/web-failure.js';
import type { RobotsVerdict } from './robots.js';
import type { TdmReservation } from './tdm-reservation.js';
import { refusesTraining, UNREADABLE, type UsagePreference } from './usage-preference.js';

/** Ways in which a site says no. */
export const OPT_OUT_SIGNALS = ['robots', 'noai', 'noindex', 'tdm', 'usage', 'ai_txt'] as const;
export type OptOutSignal = (typeof OPT_OUT_SIGNALS)[number];

/** What a site said about one address when it was asked. Kept as evidence, so the names are stable. */
export interface WebSignals {
  readonly robots?: Pick<RobotsVerdict, 'isAllowed' | 'rule'>;
  /** Words of X-Robots-Tag that are meant for us or for all. */
  readonly robotsTag?: readonly string[];
  readonly tdm?: TdmReservation;
  readonly usage?: UsagePreference;
  /** What `/ai.txt` (Spawning) says about the address. */
  readonly aiTxt?: Pick<RobotsVerdict, 'isAllowed' | 'rule'>;
  /** Licences that the answer names where programs can read it: addresses, in the order found. */
  readonly licenses?: readonly string[];
}

const NO_AI = ['noai', 'noimageai'];
const NO_INDEX = ['noindex', 'noimageindex', 'none'];

/** The signals that say no, in the order in which they are told to people. */
export function optOutsOf({ robots, robotsTag = [], tdm, usage = {}, aiTxt }: WebSignals): OptOutSignal[] {
  const said: Readonly<Record<OptOutSignal, boolean>> = {
    robots: robots?.isAllowed === false,
    noai: robotsTag.some((word) => NO_AI.includes(word)),
    noindex: robotsTag.some((word) => NO_INDEX.includes(word)),
    tdm: tdm?.isReserved === true,
    usage: refusesTraining(usage),
    ai_txt: aiTxt?.isAllowed === false,
  };
  return OPT_OUT_SIGNALS.filter((signal) => said[signal]);
}

/** @throws WebFailure for the first signal that says no and is honoured here */
export function assertWelcome(signals: WebSignals, honoured: ReadonlySet<OptOutSignal>): void {
  const [signal] = optOutsOf(signals).filter((candidate) => honoured.has(candidate));
  if (signal !== undefined) throw refusal(signal, signals);
}

function refusal(signal: OptOutSignal, { robots, robotsTag, tdm, usage, aiTxt }: WebSignals): WebFailure {
  switch (signal) {
    case 'robots':
      return new WebFailure('web.robots_disallowed', `robots.txt of the site says "${robots?.rule ?? 'Disallow: /'}".`);
    case 'noai':
      return new WebFailure('web.noai', `The answer says "X-Robots-Tag: ${robotsTag?.join(', ')}".`);
    case 'noindex':
      return new WebFailure('web.noindex', `The answer says "X-Robots-Tag: ${robotsTag?.join(', ')}".`);
    case 'tdm':
      return new WebFailure(
        'web.tdm_reserved',
        `The site reserves the rights to text and data mining (TDM Reservation Protocol, ${tdm?.from ?? 'file'}).`,
        tdm?.policy === undefined ? {} : { policy: tdm.policy },
      );
    case 'usage':
      return new WebFailure(
        'web.usage_refused',
        usage?.[UNREADABLE] === 'n'
          ? 'The site has a Content-Usage that cannot be read, which counts as a refusal.'
          : 'The site says "Content-Usage: train-ai=n".',
      );
    case 'ai_txt':
      return new WebFailure('web.ai_txt_refused', `ai.txt of the site says "${aiTxt?.rule ?? 'Disallow: /'}".`);
  }
}
