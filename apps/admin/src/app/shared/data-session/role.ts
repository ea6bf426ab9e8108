import { Role } from '@odr/contracts';

/** The roles in words, the least first. */
export const ROLES: readonly { readonly value: Role; readonly word: string; readonly meaning: string }[] = [
  {
    value: Role.Contributor,
    word: 'Contributor',
    meaning: 'You may upload, describe and annotate pictures, work in teams, and report what should not be here.',
  },
  {
    value: Role.Moderator,
    word: 'Moderator',
    meaning: 'Beside what every contributor may do, you see what is not published yet and decide what will be.',
  },
  {
    value: Role.Admin,
    word: 'Administrator',
    meaning: 'You may do everything: moderate, look after accounts and jobs, and read the audit log.',
  },
];

export const roleWord = (role: Role): string => ROLES.find(({ value }) => value === role)?.word ?? role;

export const roleMeaning = (role: Role): string => ROLES.find(({ value }) => value === role)?.meaning ?? '';
