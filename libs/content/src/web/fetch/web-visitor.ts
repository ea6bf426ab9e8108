import { Inject, Injectable } from '@nestjs/common';
import { hostOf, webAddress } from '../address/web-address.js';
import { WebClient, type WebAnswer, type WebQuestion } from '../exchange/web-client.js';
import { WebFailure } from '../exchange/web-failure.js';
import { HostVisits, type Visit } from '../host/host-visits.js';
import { assertWelcome } from '../signals/opt-out.policy.js';
import { SiteWishesReader } from '../site/site-wishes.js';
import { WEB_CONFIG, type WebConfig } from '../web.config.js';
import { isRedirect, redirectTarget } from './answer.policy.js';
import type { WebJourney } from './web-journey.js';

const MAX_REDIRECTS = 5;

/** An answer at the end of all redirects, and the visit it is given on. Whoever takes it ends both. */
export interface Arrival {
  readonly answer: WebAnswer;
  readonly visit: Visit;
}

/** Goes to an address as a polite guest: asks what the site wishes, waits for its turn, and follows where it is sent. */
@Injectable()
export class WebVisitor {
  constructor(
    @Inject(WEB_CONFIG) private readonly config: WebConfig,
    private readonly client: WebClient,
    private readonly wishes: SiteWishesReader,
    private readonly visits: HostVisits,
  ) {}

  /**
   * @param journey notes down what is seen, whatever comes of it
   * @throws WebFailure; the site's robots.txt is honoured here, because disallowed addresses are not even asked
   */
  async go(
    text: string,
    how: Pick<WebQuestion, 'method' | 'headers' | 'maxBytes' | 'signal'>,
    journey: WebJourney,
  ): Promise<Arrival> {
    let url = webAddress(text, this.config);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      journey.goesTo(url);
      const arrival = await this.ask(url, how, journey);
      if (!isRedirect(arrival.answer)) return arrival;
      arrival.answer.close();
      await arrival.visit.end();
      url = webAddress(redirectTarget(url, arrival.answer).href, this.config);
    }
    throw new WebFailure('web.refused_redirect', `The address is redirected more than ${MAX_REDIRECTS} times.`);
  }

  private async ask(
    url: URL,
    how: Pick<WebQuestion, 'method' | 'headers' | 'maxBytes' | 'signal'>,
    journey: WebJourney,
  ): Promise<Arrival> {
    const wishes = await this.wishes.of(url, how.signal);
    const { blocking } = this.config;
    assertWelcome({ robots: journey.reads(wishes).robots }, blocking);
    const visit = await this.visits.begin(hostOf(url), wishes.robots.crawlDelayMs, how.signal);
    try {
      // Time begins here: the wait for our turn was no fault of the host.
      const signal = AbortSignal.any([how.signal, AbortSignal.timeout(this.config.limits.totalMs)]);
      const answer = await this.client.ask({ ...how, url, signal });
      journey.meets(answer);
      return { answer, visit };
    } catch (error) {
      await visit.end(error);
      throw error;
    }
  }
}
