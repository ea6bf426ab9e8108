import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an installation keeps to itself, such as the key that turns user ids into pseudonyms. */
@Entity('moderation_setting')
export class ModerationSetting {
  @PrimaryColumn({ name: 'name', type: 'text', primaryKeyConstraintName: 'moderation_setting_pkey' })
  readonly name!: string;

  @Column({ name: 'value', type: 'text' })
  readonly value!: string;
}
