/** Why a password is refused, the first reason first. */
export const PASSWORD_WEAKNESSES = ['too_short', 'too_uniform', 'too_common', 'contains_identity'] as const;
export type PasswordWeakness = (typeof PASSWORD_WEAKNESSES)[number];

export const MIN_PASSWORD_LENGTH = 12;
/** Longer input is refused before it is hashed, so that nobody can make us hash megabytes. */
export const MAX_PASSWORD_LENGTH = 256;

const MIN_DIFFERENT_CHARACTERS = 5;

/** What a password is judged against. */
export interface PasswordContext {
  /** What is known of the person: address and name. */
  readonly identity: readonly string[];
  /** Whether the word, in lower case, is on the list of those that leaked most often. */
  readonly isLeaked: (word: string) => boolean;
}

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
 * Whether a password has a weakness. The server refuses by these rules and the console shows them while one types.
 * Length counts more than kinds of characters (NIST SP 800-63B §5.1.1.2).
 */
export const PASSWORD_RULES: Readonly<
  Record<PasswordWeakness, (password: string, context: PasswordContext) => boolean>
> = {
  too_short: (password) => charactersOf(password).length < MIN_PASSWORD_LENGTH,
  too_uniform: (password) => {
    const characters = charactersOf(password);
    return new Set(characters).size < MIN_DIFFERENT_CHARACTERS || isRun(characters);
  },
  too_common: (password, { isLeaked }) => {
    const word = core(password);
    return word === '' || OBVIOUS.has(word) || isDressedUp(password, isLeaked);
  },
  contains_identity: (password, { identity }) => {
    const own = identity.flatMap((text) => [core(text), core(text.split('@')[0] ?? '')]).filter(Boolean);
    return own.includes(core(password)) || identity.some((text) => text.toLowerCase() === password.toLowerCase());
  },
};

/** The first reason to refuse the password, or undefined for one that nobody would guess at once. */
export const passwordWeakness = (password: string, context: PasswordContext): PasswordWeakness | undefined =>
  PASSWORD_WEAKNESSES.find((weakness) => PASSWORD_RULES[weakness](password, context));

const charactersOf = (password: string): string[] => [...password.normalize('NFKC')];

/** Whether it is a leaked password as it is, with digits or signs around it, with letters replaced, or twice the same. */
function isDressedUp(password: string, isLeaked: (word: string) => boolean): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const bare = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [plain, bare, unreplaced(plain), unreplaced(bare)].some((word) => isLeaked(onceOnly(word)));
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
