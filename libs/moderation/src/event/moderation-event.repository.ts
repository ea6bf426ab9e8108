import { newId, type EventId } from '@odr/kernel';
import { Database, OutsideTransaction } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Subject } from '../subject/subject.js';
import { chain, type ChainedEvent } from './event-chain.policy.js';
import type { NewEvent } from './moderation-events.js';

interface StreamHead {
  readonly type: Subject['type'];
  readonly id: string;
  readonly lastSeq: string;
  readonly lastHash: Buffer;
  readonly at: Date;
}

const keyOf = ({ type, id }: Subject): string => `${type}:${id}`;

/** Events of one subject keep their order. */
function bySubject(events: readonly NewEvent[]): Map<string, NewEvent[]> {
  const streams = new Map<string, NewEvent[]>();
  for (const event of events) {
    const stream = streams.get(keyOf(event.subject));
    if (stream) stream.push(event);
    else streams.set(keyOf(event.subject), [event]);
  }
  return streams;
}

@Injectable()
export class ModerationEventRepository {
  constructor(private readonly db: Database) {}

  /**
   * Writes events behind the last one of their subjects, in the caller's transaction, with two statements however many.
   * The heads are locked in the order of their keys, so two writers wait for each other rather than die.
   */
  async append(events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    if (!this.db.inTransaction) throw new OutsideTransaction('Moderation events were appended');
    const streams = bySubject(events);
    const heads = await this.lockHeads([...streams.values()]);
    const chained = heads.flatMap((head) => chainAfter(head, streams.get(keyOf(head)) ?? []));
    await this.insert(chained);
  }

  private lockHeads(streams: readonly (readonly NewEvent[])[]): Promise<StreamHead[]> {
    const growth = streams.map((events) => ({ ...events[0]?.subject, count: events.length }));
    return this.db.preparedQuery<StreamHead>(
      `INSERT INTO moderation_subject AS head (subject_type, subject_id, last_seq)
       SELECT growth.type, growth.id, growth.count
         FROM jsonb_to_recordset($1::jsonb) AS growth(type text, id uuid, count bigint)
        ORDER BY growth.type, growth.id
       ON CONFLICT (subject_type, subject_id) DO UPDATE SET last_seq = head.last_seq + excluded.last_seq
       RETURNING head.subject_type AS type, head.subject_id AS id, head.last_seq AS "lastSeq", head.last_hash AS "lastHash",
                 date_trunc('milliseconds', clock_timestamp()) AS at`,
      [JSON.stringify(growth)],
    );
  }

  private async insert(events: readonly ChainedEvent[]): Promise<void> {
    const rows = events.map(({ subject, prevHash, hash, at, ...event }) => ({
      ...event,
      subjectType: subject.type,
      subjectId: subject.id,
      prevHash: prevHash.toString('hex'),
      hash: hash.toString('hex'),
      at: at.toISOString(),
    }));
    await this.db.preparedQuery(
      `WITH added AS (
         INSERT INTO moderation_event (id, subject_type, subject_id, seq, type, actor_kind, actor_id, payload, prev_hash, hash, at)
         SELECT event.id, event."subjectType", event."subjectId", event.seq, event.type, event."actorKind", event."actorId", event.payload,
                decode(event."prevHash", 'hex'), decode(event.hash, 'hex'), event.at
           FROM jsonb_to_recordset($1::jsonb) AS event(id uuid, "subjectType" text, "subjectId" uuid, seq bigint, type text,
                "actorKind" text, "actorId" uuid, payload jsonb, "prevHash" text, hash text, at timestamptz)
         RETURNING subject_type, subject_id, seq, hash)
       UPDATE moderation_subject head SET last_hash = added.hash
         FROM added
        WHERE head.subject_type = added.subject_type AND head.subject_id = added.subject_id AND head.last_seq = added.seq`,
      [JSON.stringify(rows)],
    );
  }
}

function chainAfter(head: StreamHead, events: readonly NewEvent[]): ChainedEvent[] {
  const first = Number(head.lastSeq) - events.length + 1;
  return chain(
    events.map(({ subject, type, actor, payload }, index) => ({
      id: newId<EventId>(),
      subject,
      seq: first + index,
      type,
      actorKind: actor.kind,
      actorId: actor.id,
      payload,
      at: head.at,
    })),
    head.lastHash,
  );
}
