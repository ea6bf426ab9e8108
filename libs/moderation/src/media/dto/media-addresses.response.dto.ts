/** Addresses of the picture of an item that you hold. They work for you alone, are never kept by a cache, and end with the lease. */
export class MediaAddressesResponse {
  /** At most 320 px. */
  readonly thumbnail!: string;
  /** At most 1,440 px. */
  readonly preview!: string;
  /** At full size. */
  readonly web!: string;
  /** Extending the lease keeps the addresses alive. */
  readonly leaseExpiresAt!: string;
}
