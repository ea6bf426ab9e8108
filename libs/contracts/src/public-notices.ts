/** What somebody without an account objects to. */
export const NoticeGround = {
  /** Whoever holds the rights, or acts for them. */
  Rightsholder: 'rightsholder',
  /** Somebody who is shown, or acts for them. */
  Depicted: 'depicted',
  ChildAbuse: 'child_abuse',
  Illegal: 'illegal',
  Other: 'other',
} as const;
export type NoticeGround = (typeof NoticeGround)[keyof typeof NoticeGround];
