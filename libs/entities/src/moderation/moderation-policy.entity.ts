import type { DecisionGround } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of a rule that decisions rest on. Append-only: the latest version of a code counts, older ones stay readable. */
@Entity('moderation_policy')
export class ModerationPolicy {
  /** @example 'privacy.faces' */
  @PrimaryColumn({ name: 'code', type: 'text', primaryKeyConstraintName: 'moderation_policy_pkey' })
  readonly code!: string;

  @PrimaryColumn({ name: 'version', type: 'integer', primaryKeyConstraintName: 'moderation_policy_pkey' })
  readonly version!: number;

  @Column({ name: 'title', type: 'text' })
  readonly title!: string;

  @Column({ name: 'text', type: 'text' })
  readonly text!: string;

  @Column({ name: 'ground', type: 'text' })
  readonly ground!: DecisionGround;

  /** 0 routine … 4 somebody may be in danger; strikes follow from it. */
  @Column({ name: 'severity', type: 'smallint' })
  readonly severity!: number;

  /** How many moderators have to agree before such a decision takes effect. */
  @Column({ name: 'required_reviews', type: 'smallint', default: 1 })
  readonly requiredReviews!: number;

  /** Whether it can be named in new decisions. */
  @Column({ name: 'is_active', type: 'boolean', default: true })
  readonly isActive!: boolean;

  /** Null for what the installation started with. */
  @Column({ name: 'made_by', type: 'uuid', nullable: true })
  readonly madeBy!: UserId | null;

  @Column({ name: 'made_at', type: 'timestamptz', default: () => 'now()' })
  readonly madeAt!: Date;
}
