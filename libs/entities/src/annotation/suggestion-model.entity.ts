import type { ModelRuns, SuggestionKind } from '@odr/contracts';
import type { AnnotationSourceId, SuggestionModelId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AnnotationSource } from './annotation-source.entity.js';

/** A model whose proposals people decide about, and how far it is trusted. */
@Entity('suggestion_model')
@Index('suggestion_model_name_key', { synchronize: false })
@Index('suggestion_model_source_idx', ['sourceId'])
export class SuggestionModel {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'suggestion_model_pkey' })
  readonly id!: SuggestionModelId;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** Of the model as it answers now; what another version has proved does not count for it. */
  @Column({ name: 'model_version', type: 'text' })
  modelVersion!: string;

  @Column({ name: 'kind', type: 'text' })
  readonly kind!: SuggestionKind;

  /** Whose schema its proposals satisfy, and whose annotation an accepted one joins. */
  @Column({ name: 'source_id', type: 'uuid' })
  sourceId!: AnnotationSourceId;

  @ManyToOne(() => AnnotationSource)
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'suggestion_model_source_fk' })
  readonly source?: AnnotationSource;

  @Column({ name: 'runs', type: 'text' })
  readonly runs!: ModelRuns;

  /** Where it is asked, for one that runs elsewhere. */
  @Column({ name: 'endpoint', type: 'text', nullable: true })
  endpoint!: string | null;

  /** Whether it looks at pictures, new ones by itself. */
  @Column({ name: 'is_on', type: 'boolean', default: false })
  isOn!: boolean;

  /** Proposals with a lower score are not kept. */
  @Column({ name: 'min_score', type: 'double precision', default: 0 })
  minScore!: number;

  /** Whether proposals are accepted without a person, as long as that is proven. */
  @Column({ name: 'accepts_itself', type: 'boolean', default: false })
  acceptsItself!: boolean;

  /** What has to be proven for that: share of proposals that people took unchanged. */
  @Column({ name: 'wanted_precision', type: 'double precision' })
  wantedPrecision!: number;

  /** Over at least this many decisions. */
  @Column({ name: 'wanted_decisions', type: 'integer' })
  wantedDecisions!: number;

  /** Share of what could be accepted without a person that goes to people all the same. */
  @Column({ name: 'control_share', type: 'double precision' })
  controlShare!: number;

  /** Who has switched that on and answers for it. */
  @Column({ name: 'accepts_for', type: 'uuid', nullable: true })
  acceptsFor!: UserId | null;

  /** When it was switched off because the proof was gone; null once a person has switched it on again. */
  @Column({ name: 'proof_lost_at', type: 'timestamptz', nullable: true })
  proofLostAt!: Date | null;

  /** Null for those that come with the system. */
  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  readonly userId!: UserId | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
