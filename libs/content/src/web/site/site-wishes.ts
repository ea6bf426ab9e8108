import { Inject, Injectable } from '@nestjs/common';
import { hostOf, webAddress } from '../address/web-address.js';
import { WebClient } from '../exchange/web-client.js';
import { WebFailure } from '../exchange/web-failure.js';
import { HostVisits } from '../host/host-visits.js';
import { judgeByRobots, type RobotsVerdict } from '../signals/robots.js';
import { tdmOfFile, type TdmReservation } from '../signals/tdm-reservation.js';
import { WEB_CONFIG, type WebConfig } from '../web.config.js';
import { SITE_FILES, SiteFileRepository, type SiteFile, type SiteFileName } from './site-file.repository.js';

const DAY_MS = 24 * 3_600_000;
/** RFC 9309 has us stay away while a site cannot say what it wishes; that is over soon, mostly. */
const FAULT_KEPT_MS = 10 * 60_000;
/** RFC 9309, 2.5: what comes after 500 KiB need not be read. */
const MAX_BYTES = 500 * 1024;
const MAX_REDIRECTS = 5;
const PATH_OF: Readonly<Record<SiteFileName, string>> = {
  robots: '/robots.txt',
  tdmrep: '/.well-known/tdmrep.json',
  ai: '/ai.txt',
};

/** What the files of a site say about one address. */
export interface SiteWishes {
  readonly robots: RobotsVerdict;
  readonly tdm?: TdmReservation;
  /** Of ai.txt, which is written like robots.txt and is about use; undefined where there is none. */
  readonly aiTxt?: Pick<RobotsVerdict, 'isAllowed' | 'rule'>;
}

/** Reads and remembers robots.txt, tdmrep.json and ai.txt, for a day. */
@Injectable()
export class SiteWishesReader {
  private readonly reading = new Map<string, Promise<SiteFile[]>>();

  constructor(
    @Inject(WEB_CONFIG) private readonly config: WebConfig,
    private readonly client: WebClient,
    private readonly visits: HostVisits,
    private readonly files: SiteFileRepository,
  ) {}

  /** @throws WebFailure web.robots_unavailable while the site cannot say what robots may fetch, and what `HostVisits.begin` throws */
  async of(url: URL, signal: AbortSignal): Promise<SiteWishes> {
    const kept = await this.files.fresh(url.origin, DAY_MS, FAULT_KEPT_MS);
    const files = kept.length === SITE_FILES.length ? kept : await this.readOnce(url, signal);
    const fileNamed = (name: SiteFileName): SiteFile | undefined => files.find((file) => file.name === name);
    const robots = fileNamed('robots');
    if (robots !== undefined && isFault(robots)) {
      throw new WebFailure('web.robots_unavailable', 'The site does not say what robots may fetch.', {}, FAULT_KEPT_MS);
    }
    const said = fileNamed('ai')?.body;
    // Some files of this name begin with their rules: those are for everyone.
    return {
      robots: judgeByRobots(robots?.body ?? '', this.config.product, url),
      tdm: tdmOfFile(fileNamed('tdmrep')?.body ?? '', url),
      ...(said && { aiTxt: judgeByRobots(`User-agent: *\n${said}`, this.config.product, url) }),
    };
  }

  private readOnce(url: URL, signal: AbortSignal): Promise<SiteFile[]> {
    const running = this.reading.get(url.origin);
    if (running !== undefined) return running;
    const fresh = this.read(url, signal).finally(() => this.reading.delete(url.origin));
    this.reading.set(url.origin, fresh);
    return fresh;
  }

  /** All files in one visit: they are small, and nothing else may be asked before. */
  private async read(url: URL, signal: AbortSignal): Promise<SiteFile[]> {
    const visit = await this.visits.begin(hostOf(url), undefined, signal);
    const files: SiteFile[] = [];
    try {
      for (const name of SITE_FILES) files.push({ name, ...(await this.fetch(url.origin + PATH_OF[name], signal)) });
    } finally {
      await visit.end();
    }
    await this.files.save(url.origin, files);
    return files;
  }

  private async fetch(address: string, signal: AbortSignal): Promise<Omit<SiteFile, 'name'>> {
    const within = AbortSignal.any([signal, AbortSignal.timeout(this.config.limits.totalMs)]);
    let url = webAddress(address, this.config);
    try {
      for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
        const answer = await this.client.ask({ url, method: 'GET', maxBytes: Infinity, signal: within });
        const { status } = answer;
        const [location] = answer.header('location');
        if (status >= 300 && status < 400 && location !== undefined) {
          answer.close();
          url = webAddress(location, this.config, url);
          continue;
        }
        if (status >= 200 && status < 300) return { status, body: await beginningOf(answer.body) };
        answer.close();
        return { status, body: null };
      }
      // More redirects than anyone needs count as "there is none" (RFC 9309, 2.3.1.2).
      return { status: 404, body: null };
    } catch (error) {
      // What a stranger's server does is an answer about that server; all else is ours and goes on.
      if (!(error instanceof WebFailure)) throw error;
      return { status: null, body: null };
    }
  }
}

/** The server's fault rather than its answer: "there is none" (4xx) allows everything, a fault allows nothing. */
const isFault = ({ status }: SiteFile): boolean => status === null || status === 429 || status >= 500;

/** As text that a column takes: PostgreSQL knows no NUL. */
async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= MAX_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_BYTES).toString('utf8').replaceAll('\0', '');
}
