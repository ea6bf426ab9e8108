/** The one form of an address that is stored and compared: no blanks around it, composed, lower case. */
export const normaliseEmail = (email: string): string => email.trim().normalize('NFKC').toLowerCase();
