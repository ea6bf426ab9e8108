import type { SubjectType } from '@odr/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The head of a subject's event chain. Its row is what two writers of the same history queue up for. */
@Entity('moderation_subject')
export class ModerationSubject {
  @PrimaryColumn({ name: 'subject_type', type: 'text', primaryKeyConstraintName: 'moderation_subject_pkey' })
  readonly subjectType!: SubjectType;

  @PrimaryColumn({ name: 'subject_id', type: 'uuid', primaryKeyConstraintName: 'moderation_subject_pkey' })
  readonly subjectId!: string;

  @Column({ name: 'last_seq', type: 'bigint', default: 0 })
  lastSeq!: string;

  /** 32 zero bytes before the first event. */
  @Column({ name: 'last_hash', type: 'bytea', default: () => `'\\x${'00'.repeat(32)}'::bytea` })
  lastHash!: Buffer;
}
