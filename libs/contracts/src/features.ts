import type { Role } from './permissions.js';

/** One part of the product that administrators can switch on and off while it runs. */
export interface FeatureDefinition {
  /** What it is, for the administrator who decides. */
  readonly description: string;
  readonly isOnByDefault: boolean;
  /** Whose list it appears in: strangers' too, or only that of people who are signed in. */
  readonly toldTo: 'everyone' | 'signed_in';
  /** What looks at it, and what happens there. */
  readonly effect: string;
}

/** Every feature toggle there is. A name that is not here does not exist, whatever a table says. */
export const FEATURES = {
  'HDR Image Upload': {
    description: 'Raw high dynamic range photographs (.dng) as contributions.',
    isOnByDefault: true,
    toldTo: 'signed_in',
    effect:
      'Told to clients only: intake refuses raw files as unsupported, switched on or off, until it can decode them.',
  },
  'Show Datasets': {
    description: 'The exports and datasets area of the console.',
    isOnByDefault: false,
    toldTo: 'signed_in',
    effect:
      'Contributors find the way to exports in the console; moderators and administrators always do. The API goes by permission alone.',
  },
  'Open Registration': {
    description: 'Anyone may make an account. Switched off, nobody new can, invited people included.',
    isOnByDefault: true,
    toldTo: 'everyone',
    effect: 'The API refuses to register new accounts, and the console does not offer it.',
  },
} as const satisfies Record<string, FeatureDefinition>;

export type FeatureName = keyof typeof FEATURES;

export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[];

export const isFeatureName = (name: string): name is FeatureName => Object.hasOwn(FEATURES, name);

/** For whom a feature is on. */
export interface FeatureSetting {
  /** False: for nobody, whatever stands below. */
  readonly isOn: boolean;
  /** These roles have it whatever the percentage says. */
  readonly roles: readonly Role[];
  /** How many of the other signed-in users have it, 0–100. Strangers have it at 100. */
  readonly percentage: number;
}

/** What holds until an administrator says otherwise: everyone or no one. */
export const defaultSetting = (name: FeatureName): FeatureSetting => ({
  isOn: FEATURES[name].isOnByDefault,
  roles: [],
  percentage: 100,
});
