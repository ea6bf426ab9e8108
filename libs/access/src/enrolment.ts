import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const BEFORE_ENROLMENT = Symbol('before enrolment');

/** Opens a route to people whose role needs a second factor that they have not set up: what they get there with, and the way out. */
export const BeforeEnrolment = (): MethodDecorator =>
  applyDecorators(SetMetadata(BEFORE_ENROLMENT, true), ApiExtension('x-before-enrolment', true));

/** SQL, for the one query that tells who is asking: whether user `u` still has to set up a second factor. Nobody signs in to a service account. */
export const MUST_ENROL = `u.kind = 'person'
                           AND EXISTS (SELECT FROM sign_in_policy p WHERE u.role = ANY (p.second_factor_required_for))
                           AND NOT EXISTS (SELECT FROM totp_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)`;
