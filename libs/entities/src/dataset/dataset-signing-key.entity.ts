import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An Ed25519 key that signs withdrawals. */
@Entity('dataset_signing_key')
export class DatasetSigningKey {
  @PrimaryColumn({ name: 'key_id', type: 'text', primaryKeyConstraintName: 'dataset_signing_key_pkey' })
  readonly keyId!: string;

  /** SPKI in base64. */
  @Column({ name: 'public_key', type: 'text' })
  readonly publicKey!: string;

  /** The private half, sealed. */
  @Column({ name: 'sealed', type: 'text' })
  readonly sealed!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
