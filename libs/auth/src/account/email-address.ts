import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { isEmail, normaliseEmail } from './email.js';

/** Nothing so long is an address, so it is not worth converting. */
const MAX_GIVEN_LENGTH = 1_000;

/** A field of a request that takes an e-mail address and hands it on in its normalised form. */
export const EmailAddress = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && value.length <= MAX_GIVEN_LENGTH ? normaliseEmail(value) : value,
    ),
    ValidateBy({
      name: 'isEmail',
      validator: {
        validate: (value) => typeof value === 'string' && isEmail(value),
        defaultMessage: (failed) => `${failed?.property ?? 'It'} must be an e-mail address`,
      },
    }),
    ApiProperty({ format: 'email', maxLength: 254 }),
  );
