import { HttpContextToken } from '@angular/common/http';

/** Set on calls that must not carry the access token nor be repeated after a refresh. */
export const WITHOUT_SESSION = new HttpContextToken<boolean>(() => false);
