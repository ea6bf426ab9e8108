import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** What robots.txt says to us about an address. */
export class RobotsVerdictResponse {
  readonly isAllowed!: boolean;
  /** The line that decided. @example 'Disallow: /private/' */
  readonly rule?: string;
}

/** A choice under the TDM Reservation Protocol. */
export class TdmReservationResponse {
  readonly isReserved!: boolean;
  /** Where a licence is offered. */
  readonly policy?: string;
  /** `header` of the answer, `file`: `/.well-known/tdmrep.json`, or `page`: its `<meta>`. */
  readonly from!: string;
}

/** What the site said about robots and about use. What it did not say is left out. */
export class WebSignalsResponse {
  readonly robots?: RobotsVerdictResponse;
  /** Words of `X-Robots-Tag` that are for us or for all. @example ['noai'] */
  readonly robotsTag?: string[];
  readonly tdm?: TdmReservationResponse;
  /** `Content-Usage` by category: `y` or `n`; `unreadable` where it cannot be read, which refuses. @example { 'train-ai': 'n' } */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  readonly usage?: Record<string, string>;
  /** What `/ai.txt` of the site says about the address. */
  readonly aiTxt?: RobotsVerdictResponse;
  /** Licences that the answer names: by `Link: rel="license"`, and on a page where programs can read it. */
  readonly licenses?: string[];
}

/** What a source of an item answered at one moment. Never changed or removed. */
export class WebObservationResponse {
  readonly id!: string;
  /** As the item names it. */
  readonly url!: string;
  /** Where redirects led. */
  readonly finalUrl!: string;
  /** Addresses in between. */
  readonly redirects!: string[];
  /** `import` when the file was fetched, `check` when it was asked whether the source is still there. */
  readonly purpose!: string;
  /** `ok`, or a problem code that begins with `web.`. @example 'web.not_found' */
  readonly outcome!: string;
  /** Status of the answer; null when there was none. */
  readonly status!: number | null;
  readonly mediaType!: string | null;
  readonly etag!: string | null;
  /** As the server wrote it. */
  readonly lastModified!: string | null;
  /** The server's own clock, as it wrote it. */
  readonly serverDate!: string | null;
  /** Bytes received; null when none were asked for. */
  readonly bytes!: number | null;
  /** Of the bytes as received, in hex. */
  readonly sha256!: string | null;
  readonly signals!: WebSignalsResponse;
  /** Ways in which the site says no: robots, noai, noindex, tdm, usage, ai_txt. */
  readonly optOuts!: string[];
  readonly observedAt!: Date;
}

export class WebObservationsResponse {
  /** Newest first, at most 100. */
  @ApiProperty({ type: [WebObservationResponse] })
  readonly items!: WebObservationResponse[];
}
