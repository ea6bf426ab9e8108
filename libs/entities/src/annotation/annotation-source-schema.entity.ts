import type { AnnotationSourceId, UserId } from '@odr/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Every schema a source ever had, append-only (a trigger refuses anything else). */
@Entity('annotation_source_schema')
export class AnnotationSourceSchema {
  /** Without a foreign key: what annotations were checked against stays readable when the source is gone. */
  @PrimaryColumn({ name: 'source_id', type: 'uuid', primaryKeyConstraintName: 'annotation_source_schema_pkey' })
  readonly sourceId!: AnnotationSourceId;

  @PrimaryColumn({ name: 'version', type: 'integer', primaryKeyConstraintName: 'annotation_source_schema_pkey' })
  readonly version!: number;

  /** JSON Schema 2020-12; json, because forms show properties in the order in which they were written. */
  @Column({ name: 'annotation_schema', type: 'json' })
  readonly annotationSchema!: Record<string, unknown>;

  /** Null for what came with the system. */
  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  readonly userId!: UserId | null;

  /** Why, in the words of whoever changed it. */
  @Column({ name: 'note', type: 'text', nullable: true })
  readonly note!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
