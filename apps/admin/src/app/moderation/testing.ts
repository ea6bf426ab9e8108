import type { Content } from '../shared/data-content/content.js';
import type { Answered, AppealAnswer, AppealCase, SuspensionAppeal } from './data/appeal.js';
import type { CaseDetail, ClaimedItem, Queue, Verdict } from './data/case.js';
import type { ModerationClient } from './data/moderation-client.js';
import type { ItemBankMatchResponse, ItemClusterResponse, ItemContextResponse } from './data/context.js';
import type { Colleague, Policy } from './data/policy.js';

export const aPolicy = (code: string, title: string): Policy => ({
  code,
  title,
  text: '',
  ground: 'terms',
  severity: 1,
});

export const aContent = (name: string, over: Partial<Content> = {}): Content => ({
  id: `content-${name}`,
  type: 'image',
  name,
  status: 'pending',
  processingState: 'done',
  sha256: 'ab',
  size: 1_000,
  license: 'CC0-1.0',
  licenseVerdict: 'open',
  flags: [],
  version: 1,
  createdAt: '2026-03-01T10:00:00Z',
  updatedAt: '2026-03-01T10:00:00Z',
  ...over,
});

export const anItem = (name: string): ClaimedItem => ({
  id: `item-${name}`,
  queue: 'pending',
  subjectType: 'content',
  subjectId: `content-${name}`,
  priority: 1,
  leaseToken: 1,
  leaseExpiresAt: '2026-03-01T10:02:00Z',
  reasons: [],
  subject: null,
});

/** A queue in memory: hands cases out once, remembers what was decided. */
export class FakeModerationClient implements Pick<ModerationClient, keyof ModerationClient> {
  readonly decided: string[] = [];
  readonly claimed: string[] = [];
  readonly released: string[] = [];
  readonly reversed: string[] = [];
  readonly skipped: string[] = [];
  readonly verdicts: Verdict[] = [];
  readonly kept: string[] = [];
  /** Policies are told when this is settled. */
  policiesWait: Promise<void> = Promise.resolve();
  private labelsWait: Promise<void> | undefined;
  /** What stands beside every case. */
  cluster: ItemClusterResponse | undefined;
  context: ItemContextResponse | undefined;
  /** Leases that this window was given anew. */
  readonly takenOver: string[] = [];
  readonly ruled: string[] = [];
  /** What every case is about, where it is an appeal. */
  appeal: AppealCase | undefined;
  /** Likewise, where it is against a suspension. */
  suspension: SuspensionAppeal | undefined;
  hiddenActions: string[] = [];
  /** What waits elsewhere. */
  others: Queue[] = [];
  /** Whose leases were renewed. */
  readonly extended: string[] = [];
  refuseNext: unknown;
  refuseReversal: unknown;
  /** How many claims pass over the next reopened case, as if the server were busy with it. */
  busyClaims = 0;
  private readonly closed = new Map<string, ClaimedItem>();
  /** What this moderator holds in another tab. */
  elsewhere: ClaimedItem[] = [];
  /** Whether the counts tell of what this tab holds, as the server's do. */
  countsElsewhere = false;
  private held = 0;
  private readonly expired = new Set<string>();
  private readonly contents = new Map<string, Content>();

  constructor(private waiting: ClaimedItem[]) {
    for (const { subjectId } of waiting) this.contents.set(subjectId, aContent(subjectId.replace('content-', '')));
  }

  alter(name: string, over: Partial<Content>): void {
    this.contents.set(`content-${name}`, aContent(name, over));
  }

  /** Everything is with somebody. */
  takeAll(): void {
    this.waiting = [];
  }

  /** The lease of this case has run out. */
  expire(name: string): void {
    this.expired.add(`item-${name}`);
  }

  queues(): Promise<readonly Queue[]> {
    return Promise.resolve([
      ...this.others,
      {
        name: 'pending',
        waiting: this.waiting.length,
        mine: this.elsewhere.length + (this.countsElsewhere ? this.held : 0),
        hiddenActions: this.hiddenActions,
        policies: ['privacy.faces'],
      },
    ]);
  }

  mine(): Promise<readonly ClaimedItem[]> {
    return Promise.resolve(this.elsewhere);
  }

  takeOver({ id }: Pick<ClaimedItem, 'id'>): Promise<ClaimedItem> {
    if (this.expired.has(id)) return Promise.reject(new Error('The lease is lost.'));
    this.takenOver.push(id);
    this.held += 1;
    this.elsewhere = this.elsewhere.filter((item) => item.id !== id);
    return Promise.resolve({ ...anItem(id.replace('item-', '')), leaseToken: 2 });
  }

  claimThis(id: string): Promise<ClaimedItem> {
    this.claimed.push(id);
    return this.refuseNext ? Promise.reject(this.refuseNext) : Promise.resolve(anItem(id.replace('item-', '')));
  }

  rule({ bankName }: ItemBankMatchResponse, confirmed: string): Promise<unknown> {
    this.ruled.push(`${bankName} ${confirmed}`);
    return Promise.resolve();
  }

  claim(_queue: string, count: number): Promise<readonly ClaimedItem[]> {
    if (this.reversed.length > 0 && this.busyClaims > 0) {
      this.busyClaims -= 1;
      return Promise.resolve(this.waiting.splice(1, count));
    }
    const claimed = this.waiting.splice(0, count);
    this.held += claimed.length;
    return Promise.resolve(claimed);
  }

  skip(item: ClaimedItem, reason: string): Promise<unknown> {
    this.skipped.push(`${reason} ${item.id}`);
    return Promise.resolve();
  }

  hold(item: ClaimedItem, reason: string, hours: number): Promise<Pick<ClaimedItem, 'leaseExpiresAt'>> {
    this.kept.push(`${item.id} ${hours} ${reason}`);
    return Promise.resolve({ leaseExpiresAt: '2026-03-02T10:02:00Z' });
  }

  handOver(item: ClaimedItem, to: string): Promise<unknown> {
    this.kept.push(`${item.id} to ${to}`);
    return Promise.resolve();
  }

  resolveAppeal({ id, against }: Answered, _item: ClaimedItem, { outcome, note }: AppealAnswer): Promise<unknown> {
    this.kept.push(`${id} ${outcome} against a ${against}: ${note}`);
    return Promise.resolve();
  }

  colleagues(): Promise<readonly Colleague[]> {
    return Promise.resolve([{ id: 'otto', name: 'Otto Other' }]);
  }

  policies(): Promise<readonly Policy[]> {
    return this.policiesWait.then(() => [
      aPolicy('terms.quality', 'Not useful here'),
      aPolicy('privacy.faces', 'A face'),
    ]);
  }

  labels(): Promise<readonly string[]> {
    return Promise.resolve(['needs_crop', 'low_light', 'crop_lost']);
  }

  extend(item: ClaimedItem): Promise<Pick<ClaimedItem, 'leaseExpiresAt'>> {
    this.extended.push(item.id);
    if (this.expired.has(item.id)) return Promise.reject(new Error('The lease is lost.'));
    return Promise.resolve({ leaseExpiresAt: '2026-03-01T10:04:00Z' });
  }

  release(item: ClaimedItem): Promise<unknown> {
    this.released.push(item.id);
    this.waiting.push(item);
    return Promise.resolve();
  }

  /** Labels are given once the returned function is called. */
  waitWithLabels(): () => void {
    let go: () => void = () => undefined;
    this.labelsWait = new Promise((resolve) => (go = resolve));
    return go;
  }

  async decide(item: ClaimedItem, verdict: Verdict): Promise<string | undefined> {
    if (verdict.labels) await this.labelsWait;
    if (this.refuseNext) {
      const refusal = this.refuseNext;
      this.refuseNext = undefined;
      throw refusal;
    }
    this.decided.push([verdict.action, item.id, verdict.policy, ...(verdict.labels ?? [])].filter(Boolean).join(' '));
    this.verdicts.push(verdict);
    const id = verdict.labels ? `labels-${item.id}` : `decision-${item.id}`;
    this.closed.set(id, item);
    return id;
  }

  reverse(decisionId: string): Promise<unknown> {
    const item = this.closed.get(decisionId);
    if (this.refuseReversal || !item) return Promise.reject(this.refuseReversal ?? new Error('There is none.'));
    this.reversed.push(decisionId);
    if (decisionId.startsWith('decision')) this.waiting.unshift({ ...item, leaseToken: (item.leaseToken ?? 0) + 1 });
    return Promise.resolve();
  }

  detail(item: ClaimedItem): Promise<CaseDetail> {
    const content = this.suspension ? undefined : (this.contents.get(item.subjectId) ?? aContent('unknown'));
    return Promise.resolve({
      content,
      cluster: this.cluster,
      context: this.context,
      scans: [],
      appeal: this.appeal,
      suspension: this.suspension,
      captions: [],
      sources: [],
      authors: [],
    });
  }
}
