import { Module } from '@nestjs/common';
import { Clock } from '@odr/kernel';
import { WebClient } from './exchange/web-client.js';
import { ObservationRepository } from './fetch/observation.repository.js';
import { WebChecker } from './fetch/web-checker.js';
import { WebFetcher } from './fetch/web-fetcher.js';
import { WebVisitor } from './fetch/web-visitor.js';
import { HostRepository } from './host/host.repository.js';
import { HostVisits } from './host/host-visits.js';
import { SiteFileRepository } from './site/site-file.repository.js';
import { SiteWishesReader } from './site/site-wishes.js';
import { WEB_CONFIG, webConfig, type WebConfig } from './web.config.js';

/** The one way in which anything of content asks the web. */
@Module({
  providers: [
    Clock,
    { provide: WEB_CONFIG, useFactory: () => webConfig() },
    {
      provide: WebClient,
      inject: [WEB_CONFIG],
      useFactory: (config: WebConfig) => new WebClient(config, config.limits, config.userAgent),
    },
    HostRepository,
    HostVisits,
    SiteFileRepository,
    SiteWishesReader,
    ObservationRepository,
    WebVisitor,
    WebFetcher,
    WebChecker,
  ],
  exports: [WEB_CONFIG, WebFetcher, WebChecker, ObservationRepository],
})
export class WebModule {}
