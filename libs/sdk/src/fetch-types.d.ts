/** Known to browsers' types only; the generated client names it. */
type BodyInit = NonNullable<RequestInit['body']>;
