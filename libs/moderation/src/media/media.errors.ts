import { DomainError } from '@odr/kernel';

/** The address was made for another person, another lease or another picture, or its lease has ended: all the same answer. */
export class MediaAddressEnded extends DomainError {
  readonly code = 'moderation.media_address_ended';
  constructor() {
    super('Addresses of pictures under review work for who holds the case, and end with the lease.');
  }
}
