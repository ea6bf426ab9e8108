import type { Principal } from '@odr/access';
import type { Answer, ContentWorld } from './content-world.js';

export const PIECE = 'application/offset+octet-stream';

/** The plainest client of tus: says what it is told to, header by header. */
export class TusClient {
  constructor(
    private readonly world: ContentWorld,
    readonly as: Principal | undefined,
  ) {}

  send(method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array): Promise<Answer> {
    return this.world.send(method, path, this.as, {
      headers: { 'tus-resumable': '1.0.0', ...headers },
      ...(body && { body: body as never }),
    });
  }

  create(length: number, metadata: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const said = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`);
    return this.send('POST', '/uploads', {
      'upload-length': String(length),
      ...(said.length > 0 && { 'upload-metadata': said.join(',') }),
      ...headers,
    });
  }

  /** @returns the id of a new upload */
  async begun(length: number, metadata: Record<string, string> = {}): Promise<string> {
    const { headers } = await this.create(length, metadata);
    return headers.get('location')?.split('/').at(-1) ?? '';
  }

  append(id: string, offset: number, bytes: Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(
      'PATCH',
      `/uploads/${id}`,
      { 'upload-offset': String(offset), 'content-type': PIECE, ...headers },
      bytes,
    );
  }

  head(id: string): Promise<Answer> {
    return this.send('HEAD', `/uploads/${id}`);
  }

  get(id: string): Promise<Answer> {
    return this.send('GET', `/uploads/${id}`);
  }

  remove(id: string): Promise<Answer> {
    return this.send('DELETE', `/uploads/${id}`);
  }
}
