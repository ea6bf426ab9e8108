import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Clock } from '@odr/kernel';
import type { TestDatabase } from '@odr/platform/testing';
import { WebClient } from '../web/exchange/web-client.js';
import { ObservationRepository } from '../web/fetch/observation.repository.js';
import { WebChecker } from '../web/fetch/web-checker.js';
import { WebFetcher } from '../web/fetch/web-fetcher.js';
import { WebVisitor } from '../web/fetch/web-visitor.js';
import { HostRepository } from '../web/host/host.repository.js';
import { HostVisits } from '../web/host/host-visits.js';
import { SiteFileRepository } from '../web/site/site-file.repository.js';
import { SiteWishesReader } from '../web/site/site-wishes.js';
import { webConfig, type WebConfig } from '../web/web.config.js';

type Page = (request: IncomingMessage, response: ServerResponse) => void;

/** A site of the web on this machine. What it has no page for is not found. */
export class WebSite {
  /** What it was asked, as `GET /a.jpg`. */
  readonly asked: string[] = [];
  readonly pages = new Map<string, Page>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<WebSite> {
    const server = createServer((request, response) => site.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const site = new WebSite(server);
    return site;
  }

  get base(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Serves bytes. */
  has(
    path: string,
    body: string | Uint8Array,
    headers: Record<string, string> = { 'content-type': 'image/png' },
  ): void {
    this.pages.set(path, (_request, response) => response.writeHead(200, headers).end(body));
  }

  answers(path: string, status: number, headers: Record<string, string> = {}): void {
    this.pages.set(path, (_request, response) => response.writeHead(status, headers).end());
  }

  /** Forgets its pages and what it was asked. */
  clear(): void {
    this.pages.clear();
    this.asked.length = 0;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    this.asked.push(`${request.method} ${request.url}`);
    const page = this.pages.get(request.url ?? '');
    if (page) page(request, response);
    else response.writeHead(404).end();
  }
}

/** One process that fetches: its own objects on the common database. */
export function fetchingProcess(
  test: TestDatabase,
  {
    env = {},
    clock = new Clock(),
    ...changes
  }: Partial<WebConfig> & { env?: Record<string, string>; clock?: Clock } = {},
): {
  readonly fetcher: WebFetcher;
  readonly checker: WebChecker;
  readonly visits: HostVisits;
  readonly config: WebConfig;
} {
  const read = webConfig({ CONTENT_FETCH_ALLOW: '127.0.0.1', CONTENT_FETCH_DELAY_MS: '0', ...env });
  const config: WebConfig = { ...read, limits: { ...read.limits, connectMs: 5_000, idleMs: 5_000 }, ...changes };
  const client = new WebClient(config, config.limits, config.userAgent);
  const visits = new HostVisits(config, new HostRepository(test.db));
  const wishes = new SiteWishesReader(config, client, visits, new SiteFileRepository(test.db));
  const visitor = new WebVisitor(config, client, wishes, visits);
  return {
    fetcher: new WebFetcher(config, visitor, new ObservationRepository(test.db), clock),
    checker: new WebChecker(config, visitor, clock),
    visits,
    config,
  };
}
