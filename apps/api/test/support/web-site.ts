import { createServer, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Page {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | Uint8Array;
}

/** A site of the web on this machine, which the running system is allowed to fetch from. */
export class WebSite {
  /** What it was asked, as `GET /cow.png`. */
  readonly asked: string[] = [];
  private readonly pages = new Map<string, Page>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<WebSite> {
    const server = createServer((request, response) => {
      site.asked.push(`${request.method} ${request.url}`);
      const { status, headers, body } = site.pages.get(request.url ?? '') ?? { status: 404, headers: {}, body: '' };
      response.writeHead(status, headers).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const site = new WebSite(server);
    return site;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  has(path: string, body: string | Uint8Array, headers: OutgoingHttpHeaders = {}): this {
    this.pages.set(path, { status: 200, headers, body });
    return this;
  }

  sends(path: string, status: number, headers: OutgoingHttpHeaders = {}): this {
    this.pages.set(path, { status, headers, body: '' });
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
