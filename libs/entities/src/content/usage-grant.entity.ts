import type { ContentId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from './content.entity.js';

/** What a rightsholder, whom a person here has verified, allows in spite of signals that say no. */
@Entity('usage_grant')
@Index('usage_grant_content_idx', ['contentId', 'id'])
export class UsageGrant {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'usage_grant_pkey' })
  readonly id!: string;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'usage_grant_content_fk' })
  readonly content?: Content;

  @Column({ name: 'holder', type: 'text' })
  readonly holder!: string;

  /** What is granted, in the holder's words. */
  @Column({ name: 'statement', type: 'text' })
  readonly statement!: string;

  /** As given: a detached signature, or what a signed letter can be found by. */
  @Column({ name: 'signature', type: 'text' })
  readonly signature!: string;

  @Column({ name: 'evidence_url', type: 'text', nullable: true })
  readonly evidenceUrl!: string | null;

  @Column({ name: 'verified_by', type: 'uuid' })
  readonly verifiedBy!: UserId;

  @Column({ name: 'granted_at', type: 'timestamptz', default: () => 'now()' })
  readonly grantedAt!: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'revoked_by', type: 'uuid', nullable: true })
  revokedBy!: UserId | null;
}
