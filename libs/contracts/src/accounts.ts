/** What a link in a letter is for; one for one thing is nothing for another. */
export const EmailLinkPurpose = { Verify: 'verify', Reset: 'reset', Change: 'change' } as const;
export type EmailLinkPurpose = (typeof EmailLinkPurpose)[keyof typeof EmailLinkPurpose];

/** What is written about an account: one of the links, or that somebody tried to register its address. */
export type AccountLetter = EmailLinkPurpose | 'in_use';
