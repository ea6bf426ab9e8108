import type { EventId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A fact that was committed together with the change it tells of; the relay hands it to every subscriber as a job. */
@Entity('outbox_event')
@Index('outbox_event_unrelayed_idx', { synchronize: false })
export class OutboxEvent {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'outbox_event_pkey' })
  readonly id!: EventId;

  @Column({ name: 'name', type: 'text' })
  readonly name!: string;

  @Column({ name: 'payload', type: 'jsonb' })
  readonly payload!: Record<string, unknown>;

  @Column({ name: 'request_id', type: 'text', nullable: true })
  readonly requestId!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'relayed_at', type: 'timestamptz', nullable: true })
  relayedAt!: Date | null;
}
