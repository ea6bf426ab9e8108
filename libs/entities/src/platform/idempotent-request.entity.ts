import type { UserId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The first answer to a POST with an Idempotency-Key, given again for 24 hours. */
@Entity('idempotent_request')
@Index('idempotent_request_created_idx', ['createdAt'])
export class IdempotentRequest {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'idempotent_request_pkey' })
  readonly userId!: UserId;

  @PrimaryColumn({ name: 'key', type: 'text', primaryKeyConstraintName: 'idempotent_request_pkey' })
  readonly key!: string;

  /** Method, path and (for JSON) body, hashed: the same key for another request is an error. */
  @Column({ name: 'fingerprint', type: 'text' })
  readonly fingerprint!: string;

  /** Null while the first request is still running. */
  @Column({ name: 'status', type: 'smallint', nullable: true })
  status!: number | null;

  @Column({ name: 'body', type: 'jsonb', nullable: true })
  body!: unknown;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
