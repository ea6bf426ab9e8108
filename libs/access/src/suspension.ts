import { DomainError } from '@odr/kernel';

/** SQL, for the queries that tell who is asking: until when user `u` is suspended; null for everyone else. */
export const SUSPENDED_UNTIL = `(SELECT a.ends_at FROM account_suspension a WHERE a.user_id = u.id AND a.lifted_at IS NULL AND a.ends_at > now())`;

/** The account may read and appeal until some day, but not contribute. */
export class Suspended extends DomainError {
  readonly code = 'auth.suspended';
  constructor(until: Date) {
    super('Your account is suspended: you can read and appeal, but not contribute. It ends by itself.', {
      until: until.toISOString(),
    });
  }
}
