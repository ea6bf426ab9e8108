import type { Principal } from '@odr/access';
import type { UserId } from '@odr/kernel';
import { PresenceBoard } from '@odr/platform';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { PresenceQuery } from './dto/presence.query.dto.js';
import { newsOf, PresenceStream } from './presence-stream.js';

const BEAT_MS = 15_000;
/** Windows of one person; the oldest is let go when another opens. */
const MAX_EACH = 8;

interface OpenStream {
  readonly person: UserId;
  readonly stream: PresenceStream;
}

/** Tells moderators how many of them are at each queue, as it changes. */
@Injectable()
export class PresenceService implements BeforeApplicationShutdown {
  private readonly open = new Set<OpenStream>();

  constructor(private readonly board: PresenceBoard) {}

  /** Takes a seat at the queue for as long as the stream lasts. */
  follow({ queue, seconds }: PresenceQuery, { userId }: Principal): PresenceStream {
    const leave = this.board.enter(queue, userId);
    const tell = async (): Promise<void> => opened.stream.tell(newsOf(await this.board.people()));
    const unwatch = this.board.watch(() => void tell());
    const beating = setInterval(() => opened.stream.beat(), BEAT_MS);
    const ending = setTimeout(() => void tell().finally(() => opened.stream.finish()), seconds * 1_000);
    const stream = new PresenceStream(() => {
      clearInterval(beating);
      clearTimeout(ending);
      unwatch();
      leave();
      this.open.delete(opened);
    });
    const opened: OpenStream = { person: userId, stream };
    this.open.add(opened);
    this.dropOldestOf(userId);
    void tell();
    return stream;
  }

  /** An answer that never ends would keep the process from ending. */
  beforeApplicationShutdown(): void {
    for (const { stream } of this.open) stream.finish();
  }

  private dropOldestOf(userId: UserId): void {
    const own = [...this.open].filter(({ person }) => person === userId);
    for (const { stream } of own.slice(0, -MAX_EACH)) stream.finish();
  }
}
