import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { jest } from '@jest/globals';
import { NEVER, type Observable } from 'rxjs';

import { MediaClient } from '../../shared/data-media/data/media-client.js';
import { Session } from '../../shared/data-session/session.js';
import { LeasedMediaClient } from '../data/leased-media-client.js';
import { ModerationClient } from '../data/moderation-client.js';
import { CAREFUL, type ExposureToday, type ModeratorSettings, type View } from '../data/moderator.js';
import { ModeratorClient } from '../data/moderator-client.js';
import { type Here, PresenceClient } from '../data/presence-client.js';
import { FakeModerationClient, anItem } from '../testing.js';
import QueuePage from './queue-page.js';
import { QueuePageHarness } from './queue-page.harness.js';
import { UNDO_MS } from './verdicts.js';

/** A moderator's desk on a queue of six in memory; its clock goes only when the test says so. */
export class DeskFixture {
  readonly client = new FakeModerationClient(['cow', 'owl', 'buddha', 'city', 'sky', 'cat'].map(anItem));
  /** What was told of pictures that were seen. */
  readonly seen: View[] = [];
  settings: ModeratorSettings = CAREFUL;
  here: Observable<Here> = NEVER;
  /** Whether as much was seen today as the moderator has set. */
  isNear = false;
  /** Whether the moderator keeps hash banks. */
  mayRule = false;
  page!: ComponentFixture<QueuePage>;
  desk!: QueuePageHarness;

  constructor() {
    jest.useFakeTimers({ advanceTimers: true });
    sessionStorage.clear();
    URL.createObjectURL = () => 'blob:picture';
    URL.revokeObjectURL = () => undefined;
  }

  async open(): Promise<void> {
    const media = { fetch: () => Promise.resolve(new Blob()) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ModerationClient, useValue: this.client },
        { provide: LeasedMediaClient, useValue: media },
        { provide: MediaClient, useValue: media },
        { provide: ModeratorClient, useValue: this.moderator() },
        { provide: PresenceClient, useValue: { follow: () => this.here } },
        { provide: Session, useValue: { can: () => this.mayRule } },
      ],
    });
    this.page = TestBed.createComponent(QueuePage);
    this.page.componentRef.setInput('queue', 'pending');
    await this.page.whenStable();
    this.desk = await TestbedHarnessEnvironment.harnessForFixture(this.page, QueuePageHarness);
  }

  close(): void {
    this.page.destroy();
    jest.useRealTimers();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.desk.press(key);
  }

  /** All at once, before anything can be drawn in between. */
  type(...keys: readonly string[]): void {
    for (const key of keys)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }

  /** Lets so much time pass, and what waits for it happen. */
  async pass(timeMs = 0): Promise<void> {
    await jest.advanceTimersByTimeAsync(timeMs);
    await this.page.whenStable();
  }

  async undoTimePasses(): Promise<void> {
    await this.pass(UNDO_MS + 50);
  }

  /** Everything that is read on the page, in one line. */
  text(): string {
    return (this.page.nativeElement as HTMLElement).textContent?.replaceAll(/\s+/g, ' ') ?? '';
  }

  private today(): ExposureToday {
    return { score: 1_200, limit: 7_200, isNear: this.isNear, isOver: false };
  }

  private moderator(): Pick<ModeratorClient, keyof ModeratorClient> {
    return {
      settings: () => Promise.resolve(this.settings),
      change: () => Promise.resolve(this.settings),
      exposure: () => Promise.resolve({ today: this.today(), days: [] }),
      report: (views) => {
        this.seen.push(...views);
        return Promise.resolve({ today: this.today() });
      },
    };
  }
}
