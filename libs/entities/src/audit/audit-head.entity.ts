import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The end of the audit log, one row. Writers queue up for it, and a log whose last rows are gone no longer fits it. */
@Entity('audit_head')
export class AuditHead {
  @PrimaryColumn({ name: 'id', type: 'boolean', default: true, primaryKeyConstraintName: 'audit_head_pkey' })
  readonly id!: true;

  @Column({ name: 'last_seq', type: 'bigint' })
  readonly lastSeq!: string;

  @Column({ name: 'last_hash', type: 'bytea' })
  readonly lastHash!: Buffer;
}
