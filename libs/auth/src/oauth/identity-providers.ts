import { assertNever } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { DiscordProvider } from './discord-provider.js';
import { GitHubProvider } from './github-provider.js';
import type { IdentityProvider } from './identity-provider.js';
import { oauthConfig, type ProviderSettings } from './oauth.config.js';
import { ProviderNotFound } from './oauth.errors.js';
import { OpenIdProvider } from './openid-provider.js';

/** The providers that the operator has set up. */
@Injectable()
export class IdentityProviders {
  readonly all: readonly IdentityProvider[] = oauthConfig().map(providerOf);

  /** @throws ProviderNotFound */
  get(name: string): IdentityProvider {
    const found = this.all.find((provider) => provider.name === name);
    if (found === undefined) throw new ProviderNotFound();
    return found;
  }

  /** Undefined when it is not set up any more: nobody can sign in by its subjects then. */
  of(issuer: string): IdentityProvider | undefined {
    return this.all.find((provider) => provider.issuer === issuer);
  }

  /** What people call it: its label, or its host where it is not set up any more. */
  labelOf(issuer: string): string {
    return this.of(issuer)?.label ?? new URL(issuer).host;
  }
}

function providerOf(settings: ProviderSettings): IdentityProvider {
  switch (settings.kind) {
    case 'oidc':
      return new OpenIdProvider(settings);
    case 'github':
      return new GitHubProvider(settings);
    case 'discord':
      return new DiscordProvider(settings);
    default:
      return assertNever(settings);
  }
}
