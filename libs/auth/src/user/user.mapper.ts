import type { UserResponse } from './dto/user.response.dto.js';
import type { Person } from '../account/account.repository.js';

/** What may leave of an account: never the password's hash. */
export const toUserResponse = ({
  id,
  email,
  emailVerifiedAt,
  name,
  role,
  isActive,
  createdAt,
  updatedAt,
}: Omit<Person, 'passwordHash'>): UserResponse => ({
  id,
  email,
  emailVerified: emailVerifiedAt !== null,
  name,
  role,
  active: isActive,
  isActive,
  createdAt,
  updatedAt,
});
