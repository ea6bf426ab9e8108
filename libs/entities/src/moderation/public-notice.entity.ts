import type { NoticeGround } from '@odr/contracts';
import type { EventId, PublicNoticeId, ReportId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Report } from './report.entity.js';

/** An objection by somebody without an account: a report, and how its sender is answered. */
@Entity('public_notice')
@Unique('public_notice_report_key', ['reportId'])
@Unique('public_notice_token_key', ['tokenSha256'])
export class PublicNotice {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'public_notice_pkey' })
  readonly id!: PublicNoticeId;

  @Column({ name: 'report_id', type: 'uuid' })
  readonly reportId!: ReportId;

  @ManyToOne(() => Report)
  @JoinColumn({ name: 'report_id', foreignKeyConstraintName: 'public_notice_report_fk' })
  readonly report?: Report;

  /** Of the token in the status link, which is kept nowhere else but in the sealed contact. */
  @Column({ name: 'token_sha256', type: 'text' })
  readonly tokenSha256!: string;

  @Column({ name: 'ground', type: 'text' })
  readonly ground!: NoticeGround;

  /** The address or hash, as it was given. */
  @Column({ name: 'location', type: 'text' })
  readonly location!: string;

  /** Name, e-mail address and token, where an answer is wanted by letter; opens with the sealing key only. */
  @Column({ name: 'sealed_contact', type: 'text', nullable: true })
  readonly sealedContact!: string | null;

  /** Whether it has all that Article 16(2) of the EU's Digital Services Act asks for. */
  @Column({ name: 'is_complete', type: 'boolean' })
  readonly isComplete!: boolean;

  /** The event that was last answered by letter, so that one that comes twice is answered once. */
  @Column({ name: 'answered_by_event', type: 'uuid', nullable: true })
  answeredByEvent!: EventId | null;

  @Column({ name: 'filed_at', type: 'timestamptz', default: () => 'now()' })
  readonly filedAt!: Date;
}
