import type { AuditAct, AuditSubjectType } from '@odr/contracts';
import type { EventId, UserId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One security-relevant act, append-only (a trigger refuses anything else) and chained by hash to the one before it. */
@Entity('audit_event')
@Index('audit_event_seq_key', ['seq'], { unique: true })
@Index('audit_event_actor_idx', ['actorId', 'seq'])
@Index('audit_event_act_idx', ['act', 'seq'])
@Index('audit_event_subject_idx', ['subjectId', 'seq'])
@Index('audit_event_at_idx', ['at'])
@Index('audit_event_address_idx', ['address', 'seq'])
@Index('audit_event_request_idx', ['requestId', 'seq'])
export class AuditEvent {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'audit_event_pkey' })
  readonly id!: EventId;

  /** 1, 2, 3 … without a gap. */
  @Column({ name: 'seq', type: 'bigint' })
  readonly seq!: string;

  @Column({ name: 'act', type: 'text' })
  readonly act!: AuditAct;

  /** No foreign key: the log outlives accounts. Null for anonymous callers and for the command line. */
  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  readonly actorId!: UserId | null;

  @Column({ name: 'subject_type', type: 'text', nullable: true })
  readonly subjectType!: AuditSubjectType | null;

  @Column({ name: 'subject_id', type: 'uuid', nullable: true })
  readonly subjectId!: string | null;

  /** Network address of the request. */
  @Column({ name: 'address', type: 'text', nullable: true })
  readonly address!: string | null;

  @Column({ name: 'request_id', type: 'text', nullable: true })
  readonly requestId!: string | null;

  @Column({ name: 'details', type: 'jsonb' })
  readonly details!: Record<string, unknown>;

  @Column({ name: 'prev_hash', type: 'bytea' })
  readonly prevHash!: Buffer;

  /** sha256(prev_hash || canonical JSON of the row). */
  @Column({ name: 'hash', type: 'bytea' })
  readonly hash!: Buffer;

  /** Whole milliseconds: part of what is hashed, so it must survive the way through JavaScript. */
  @Column({ name: 'at', type: 'timestamptz' })
  readonly at!: Date;
}
