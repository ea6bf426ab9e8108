import type { SubjectType } from '@odr/contracts';
import type { EventId, UserId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What happened to a subject in moderation, append-only (a trigger refuses anything else) and hash-chained per subject.
 * Holds ids, codes and numbers, never what people wrote: texts can be erased, history cannot.
 */
@Entity('moderation_event')
@Index('moderation_event_stream_key', { synchronize: false })
@Index('moderation_event_time_idx', ['at'])
export class ModerationEvent {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'moderation_event_pkey' })
  readonly id!: EventId;

  @Column({ name: 'subject_type', type: 'text' })
  readonly subjectType!: SubjectType;

  @Column({ name: 'subject_id', type: 'uuid' })
  readonly subjectId!: string;

  /** 1, 2, 3 … without a gap within the subject. */
  @Column({ name: 'seq', type: 'bigint' })
  readonly seq!: string;

  @Column({ name: 'type', type: 'text' })
  readonly type!: string;

  /** human, scanner or system. */
  @Column({ name: 'actor_kind', type: 'text' })
  readonly actorKind!: string;

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  readonly actorId!: UserId | null;

  @Column({ name: 'payload', type: 'jsonb' })
  readonly payload!: Record<string, unknown>;

  @Column({ name: 'prev_hash', type: 'bytea' })
  readonly prevHash!: Buffer;

  /** sha256(prev_hash || canonical JSON of the row). */
  @Column({ name: 'hash', type: 'bytea' })
  readonly hash!: Buffer;

  /** Whole milliseconds: part of what is hashed, so it must survive the way through JavaScript. */
  @Column({ name: 'at', type: 'timestamptz' })
  readonly at!: Date;
}
