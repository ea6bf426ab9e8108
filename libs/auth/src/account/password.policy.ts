import { WeakPassword, type PasswordWeakness } from '../auth.errors.js';
import { isCommonPassword } from './common-passwords.js';

export const MIN_PASSWORD_LENGTH = 12;
/** Longer input is refused before it is hashed, so that nobody can make us hash megabytes. */
export const MAX_PASSWORD_LENGTH = 256;

const MIN_DIFFERENT_CHARACTERS = 5;

/** What people put together to reach twelve characters; compared without case, digits at the ends and punctuation. */
const OBVIOUS = new Set(
  `password passwort motdepasse contrasena passwordpassword mypassword newpassword thispassword thepassword password
   qwerty qwertyuiop qwertzuiop azertyuiop qwertyqwerty qwertyuiopasdfghjkl asdfghjkl asdfghjklzxcvbnm zxcvbnm qazwsxedc
   letmein letmeinplease iloveyou iloveyouiloveyou welcome welcomewelcome administrator administrador admin adminadmin
   changeme changemechangeme changemenow trustnoone correcthorsebatterystaple opendatarepository opendata secret
   supersecret topsecret donotshare default abcdef abcdefghijkl abcdefghijklm abcdefghijklmnop football baseball
   superman sunshine princess dragon monkey master starwars pokemon whatever computer internet michael jennifer`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * Refuses what would be guessed first. Length counts more than kinds of characters (NIST SP 800-63B §5.1.1.2).
 * @param identity what is known of the person: address and name
 * @throws WeakPassword with its reason
 */
export function assertStrongPassword(password: string, identity: readonly string[]): void {
  const weakness = weaknessOf(password, identity);
  if (weakness !== undefined) throw new WeakPassword(weakness, MIN_PASSWORD_LENGTH);
}

function weaknessOf(password: string, identity: readonly string[]): PasswordWeakness | undefined {
  const characters = [...password.normalize('NFKC')];
  if (characters.length < MIN_PASSWORD_LENGTH) return 'too_short';
  if (new Set(characters).size < MIN_DIFFERENT_CHARACTERS || isRun(characters)) return 'too_uniform';
  const word = core(password);
  if (word === '' || OBVIOUS.has(word) || isDressedUp(password)) return 'too_common';
  const own = identity.flatMap((text) => [core(text), core(text.split('@')[0] ?? '')]);
  return own.includes(word) || identity.some((text) => text.toLowerCase() === password.toLowerCase())
    ? 'contains_identity'
    : undefined;
}

/** Whether it is a leaked password as it is, with digits or signs around it, with letters replaced, or twice the same. */
function isDressedUp(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const bare = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [plain, bare, unreplaced(plain), unreplaced(bare)].some((word) => isCommonPassword(onceOnly(word)));
}

const REPLACED: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
};

const unreplaced = (word: string): string => word.replace(/[@4310$5]/g, (sign) => REPLACED[sign] ?? sign);

const onceOnly = (word: string): string => /^(.{4,}?)\1+$/su.exec(word)?.[1] ?? word;

const core = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/@/g, 'a')
    .replace(/(?<=\p{L})0(?=\p{L})/gu, 'o')
    .replace(/[^\p{L}]/gu, '');

/** `123456789012`, `abcdefghijkl`: every character one step from the one before. */
const isRun = (characters: readonly string[]): boolean =>
  [1, -1].some((step) =>
    characters.every((character, index) => {
      const before = characters[index - 1];
      if (before === undefined) return true;
      const distance = (character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
      return distance === step || distance === -9 * step;
    }),
  );
