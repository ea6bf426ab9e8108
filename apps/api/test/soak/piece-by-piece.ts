import { createHash, randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';

const SIDE = 800;
const GIVE_UP_MS = 600_000;

/** A picture of about 2 MB that does not compress. */
export const aNoise = (): Promise<Buffer> =>
  sharp(randomBytes(SIDE * SIDE * 3), { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();

/** A client that remembers every byte that was acknowledged to it, and complains when the server does not. */
export class PieceByPiece {
  private acknowledged = 0;
  private sent = 0;
  private location = '';

  constructor(
    private readonly url: string,
    /** Asked before each request: a long test outlives a token. */
    private readonly token: () => string,
    private readonly bytes: Buffer,
  ) {}

  async send(): Promise<{ readonly sha256: string; readonly contentId: string }> {
    let contentId: string | undefined;
    while (contentId === undefined) {
      if (this.location === '') await this.begin();
      else contentId = await this.sendPiece();
      await sleep(randomInt(20, 120));
    }
    return { sha256: createHash('sha256').update(this.bytes).digest('hex'), contentId };
  }

  private async begin(): Promise<void> {
    const filename = Buffer.from('noise.png').toString('base64');
    const headers = { 'upload-length': String(this.bytes.length), 'upload-metadata': `filename ${filename}` };
    const answer = await this.ask('POST', '/api/v1/uploads', headers);
    if (answer?.status === 201) this.location = answer.headers.get('location') ?? '';
  }

  /** @returns what the file has become, once it is whole */
  private async sendPiece(): Promise<string | undefined> {
    const piece = this.bytes.subarray(this.acknowledged, this.acknowledged + randomInt(50_000, 400_000));
    this.sent = Math.max(this.sent, this.acknowledged + piece.length);
    const headers = { 'upload-offset': String(this.acknowledged), 'content-type': 'application/offset+octet-stream' };
    const answer = await this.ask('PATCH', this.location, headers, piece);
    if (answer?.status !== 204) return this.lookWhereItStands();
    this.acknowledged = Number(answer.headers.get('upload-offset'));
    return contentOf(answer);
  }

  private async lookWhereItStands(): Promise<string | undefined> {
    const giveUpAt = Date.now() + GIVE_UP_MS;
    for (;;) {
      const answer = await this.ask('HEAD', this.location);
      if (answer?.status === 200) {
        const offset = Number(answer.headers.get('upload-offset'));
        if (offset < this.acknowledged)
          throw new Error(`${this.acknowledged} bytes were promised, ${offset} are there`);
        if (offset > this.sent) throw new Error(`${this.sent} bytes were sent, ${offset} are said to be there`);
        if (answer.headers.get('upload-problem')) throw new Error(`refused: ${answer.headers.get('upload-problem')}`);
        this.acknowledged = offset;
        return contentOf(answer);
      }
      if (Date.now() > giveUpAt) throw new Error(`no answer to HEAD, at last ${answer?.status}`);
      await sleep(200);
    }
  }

  /** @returns undefined where no whole answer came */
  private async ask(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Buffer,
  ): Promise<Response | undefined> {
    try {
      return await fetch(`${this.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${this.token()}`, 'tus-resumable': '1.0.0', ...headers },
        ...(body && { body: new Uint8Array(body) }),
        signal: AbortSignal.timeout(30_000),
      });
    } catch {
      return undefined; // killed meanwhile, or not up again yet
    }
  }
}

const contentOf = (answer: Response): string | undefined => answer.headers.get('content-location')?.split('/').at(-1);
