import type { TeamId, UserId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An upload that was turned away at the door: no content row, no blob, but the contributor can see why. */
@Entity('upload_refusal')
@Index('upload_refusal_user_idx', { synchronize: false })
export class UploadRefusal {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'upload_refusal_pkey' })
  readonly id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @Column({ name: 'team_id', type: 'uuid', nullable: true })
  readonly teamId!: TeamId | null;

  @Column({ name: 'file_name', type: 'text' })
  readonly fileName!: string;

  /** A problem code. */
  @Column({ name: 'code', type: 'text' })
  readonly code!: string;

  @Column({ name: 'detail', type: 'text' })
  readonly detail!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
