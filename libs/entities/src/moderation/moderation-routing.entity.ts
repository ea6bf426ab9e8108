import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What has to hold of a case; of several values of one kind any will do, and what is left out does not matter. */
export interface RoutingCondition {
  readonly isSuspected?: boolean;
  readonly causes?: readonly string[];
  readonly minSeverity?: number;
  readonly flags?: readonly string[];
  readonly scanners?: readonly string[];
  readonly reporters?: readonly string[];
  readonly licenses?: readonly string[];
  readonly teams?: readonly string[];
  readonly types?: readonly string[];
  readonly labels?: readonly string[];
}

/** Cases of the queue's family that fit wait in it. */
export interface RoutingRule {
  readonly title: string;
  readonly queue: string;
  readonly when: RoutingCondition;
}

/** An ordered set of rules; the last version is in force. */
@Entity('moderation_routing')
export class ModerationRouting {
  @PrimaryColumn({ name: 'version', type: 'integer', primaryKeyConstraintName: 'moderation_routing_pkey' })
  readonly version!: number;

  /** The first that fits decides. */
  @Column({ name: 'rules', type: 'jsonb' })
  readonly rules!: readonly RoutingRule[];

  /** Queue by family, for what fits no rule. */
  @Column({ name: 'defaults', type: 'jsonb' })
  readonly defaults!: Readonly<Record<string, string>>;

  /** How many open cases the change was going to move, and has moved. */
  @Column({ name: 'to_move', type: 'integer', default: 0 })
  readonly toMove!: number;

  @Column({ name: 'moved', type: 'integer', default: 0 })
  readonly moved!: number;

  /** Null for the set that came with the system. */
  @Column({ name: 'made_by', type: 'uuid', nullable: true })
  readonly madeBy!: string | null;

  @Column({ name: 'made_at', type: 'timestamptz', default: () => 'now()' })
  readonly madeAt!: Date;

  /** Null while cases still have to move. */
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  readonly finishedAt!: Date | null;
}
