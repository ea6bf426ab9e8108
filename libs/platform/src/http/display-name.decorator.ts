import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

const MAX_LENGTH = 100;

/**
 * Controls, halves of characters, line ends and format characters are not shown. The last turn the text around them about
 * (U+202E) or make two names look like one (U+200B); only the joiners of emoji and of Persian are let in, between others.
 */
const SHOWN = String.raw`[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]`;
const DISPLAY_NAME = new RegExp(String.raw`^${SHOWN}(?:[\u200c\u200d]?${SHOWN})*$`, 'u');

const isDisplayName = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= MAX_LENGTH && DISPLAY_NAME.test(value);

/** A field of a request that names a person or a thing to others. Space around it is cut off. */
export const DisplayName = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    ValidateBy({
      name: 'isDisplayName',
      validator: {
        validate: isDisplayName,
        defaultMessage: (failed) =>
          `${failed?.property ?? 'It'} must be 1 to ${MAX_LENGTH} characters long, all of them visible`,
      },
    }),
    ApiProperty({ minLength: 1, maxLength: MAX_LENGTH }),
  );
