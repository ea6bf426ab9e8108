import type { DecisionAction } from '@odr/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A line of cases that wait for people. The standing ones come with the migration, and stay. */
@Entity('moderation_queue')
export class ModerationQueue {
  @PrimaryColumn({ name: 'name', type: 'text', primaryKeyConstraintName: 'moderation_queue_pkey' })
  readonly name!: string;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  /** Queues of one family share their subjects: one open case per subject and family. */
  @Column({ name: 'family', type: 'text' })
  readonly family!: string;

  /** Order of display. */
  @Column({ name: 'position', type: 'smallint' })
  position!: number;

  /** How soon a case ought to be decided, in minutes, for severity 0, 1 … 4. */
  @Column({
    name: 'due_minutes_by_severity',
    type: 'integer',
    array: true,
    default: () => `'{4320,2880,1440,480,120}'::integer[]`,
  })
  dueMinutesBySeverity!: number[];

  /** What may not be done with its cases. */
  @Column({ name: 'hidden_actions', type: 'text', array: true, default: () => `'{}'::text[]` })
  hiddenActions!: DecisionAction[];

  /** Codes of the policies that fit here most often. */
  @Column({ name: 'policies', type: 'text', array: true, default: () => `'{}'::text[]` })
  policies!: string[];

  /** Whether the system itself puts cases here, so that it cannot be deleted. */
  @Column({ name: 'is_standing', type: 'boolean', default: false })
  readonly isStanding!: boolean;

  /** When it was deleted. Its closed cases still name it. */
  @Column({ name: 'retired_at', type: 'timestamptz', nullable: true })
  readonly retiredAt!: Date | null;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;
}
