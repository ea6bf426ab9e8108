import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands in for a server of models: every text and every picture has a vector of its own. */
export class VectorEndpoint {
  isDown = false;
  /** Bearer tokens that it was sent. */
  readonly keys = new Set<string>();

  private constructor(
    private readonly server: Server,
    readonly dimension: number,
  ) {}

  static async start(dimension: number): Promise<VectorEndpoint> {
    const server = createServer();
    const endpoint = new VectorEndpoint(server, dimension);
    server.on('request', (request: IncomingMessage, response) => {
      void bodyOf(request).then(({ texts = [], images = [] }) => {
        endpoint.keys.add(request.headers.authorization ?? '');
        if (endpoint.isDown) return response.writeHead(500).end();
        const vectors = [...texts, ...images.map(({ base64 }) => base64)].map((each) => endpoint.vectorOf(each));
        return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ vectors }));
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return endpoint;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/embed`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private vectorOf(text: string): number[] {
    const hash = createHash('sha256').update(text).digest();
    return Array.from({ length: this.dimension }, (_, place) => 1 + (hash[place % hash.length] ?? 0));
  }
}

interface Question {
  readonly texts?: readonly string[];
  readonly images?: readonly { readonly base64: string }[];
}

async function bodyOf(request: IncomingMessage): Promise<Question> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Question;
}
