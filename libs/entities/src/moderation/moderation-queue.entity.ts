import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A line of cases that wait for people. The standing ones come with the migration. */
@Entity('moderation_queue')
export class ModerationQueue {
  @PrimaryColumn({ name: 'name', type: 'text', primaryKeyConstraintName: 'moderation_queue_pkey' })
  readonly name!: string;

  /** Queues of one family share their subjects: one open case per subject and family. */
  @Column({ name: 'family', type: 'text' })
  readonly family!: string;

  /** Order of display. */
  @Column({ name: 'position', type: 'smallint' })
  readonly position!: number;

  /** How soon a case of this queue ought to be decided. */
  @Column({ name: 'due_minutes', type: 'integer' })
  readonly dueMinutes!: number;
}
