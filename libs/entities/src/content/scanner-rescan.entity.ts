import type { UserId } from '@odr/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Since when results of a scanner count: older ones are made again. No row: all of its version count. */
@Entity('scanner_rescan')
export class ScannerRescan {
  @PrimaryColumn({ name: 'scanner', type: 'text', primaryKeyConstraintName: 'scanner_rescan_pkey' })
  readonly scanner!: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  @Column({ name: 'asked_by', type: 'uuid' })
  askedBy!: UserId;
}
